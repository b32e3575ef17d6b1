import type { DefinitionLink, DocumentHighlight, Location, ReferenceParams } from 'vscode-languageserver';
import { DocumentHighlightKind } from 'vscode-languageserver';
import { definition, type Target } from '../features/definition.ts';
import { documentHighlights, references } from '../features/references.ts';
import type { Range } from '../text/range.ts';
import { atPlace, rangeIn, type ServerContext, type ServerPart } from './context.ts';
import type { VaultSession } from './session.ts';
import { uriBelow } from './uris.ts';

/** Going to what a link, tag or value names, and to all that name it. */
export const navigation: ServerPart = {
  capabilities: () => ({
    definitionProvider: true,
    declarationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
  }),

  register(context) {
    const { connection } = context;
    connection.onDefinition(
      atPlace(context, 'textDocument/definition', (session, place) => {
        const found = definition(session.vault, place);
        if (!found) return [];
        if (!context.client.textDocument?.definition?.linkSupport)
          return found.targets.map(({ path, selection }) => locationOf(context, session, path, selection));
        return found.targets.map((target) => linkTo(context, session, place.path, found.origin, target));
      }),
    );
    connection.onDeclaration(
      atPlace(context, 'textDocument/declaration', (session, place) => {
        const targets = definition(session.vault, place)?.targets ?? [];
        return targets.map(({ path, selection }) => locationOf(context, session, path, selection));
      }),
    );
    connection.onReferences(
      atPlace(context, 'textDocument/references', (session, place, params: ReferenceParams) =>
        (references(session.vault, place) ?? [])
          .filter(({ declares }) => !declares || params.context.includeDeclaration)
          .map(({ path, range }) => locationOf(context, session, path, range)),
      ),
    );
    connection.onDocumentHighlight(
      atPlace(context, 'textDocument/documentHighlight', (session, place): DocumentHighlight[] =>
        documentHighlights(session.vault, place).map(({ range, declares }) => ({
          range: rangeIn(context, session, place.path, range),
          kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        })),
      ),
    );
  },
};

function locationOf(context: ServerContext, session: VaultSession, path: string, range: Range): Location {
  return { uri: uriBelow(session.root, path), range: rangeOf(context, session, path, range) };
}

function linkTo(
  context: ServerContext,
  session: VaultSession,
  from: string,
  origin: Range,
  { path, range, selection }: Target,
): DefinitionLink {
  return {
    originSelectionRange: rangeIn(context, session, from, origin),
    targetUri: uriBelow(session.root, path),
    targetRange: rangeOf(context, session, path, range),
    targetSelectionRange: rangeOf(context, session, path, selection),
  };
}

/** The start of a file needs no text to be found; an attachment has none. */
function rangeOf(context: ServerContext, session: VaultSession, path: string, range: Range): Location['range'] {
  const zero = { line: 0, character: 0 };
  return range.end === 0 ? { start: zero, end: zero } : rangeIn(context, session, path, range);
}
