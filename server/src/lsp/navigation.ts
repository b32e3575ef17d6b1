import type { DefinitionLink, DocumentHighlight, Location, ReferenceParams } from 'vscode-languageserver';
import { DocumentHighlightKind } from 'vscode-languageserver';
import { definition, type Target } from '../features/definition.ts';
import { documentHighlights, type Reference, references } from '../features/references.ts';
import type { Range } from '../text/range.ts';
import { atPlace, rangeIn, type ServerContext, type ServerPart } from './context.ts';
import type { Positions } from './positions.ts';
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
          return found.targets.map(({ path, selection }) => locationOf(context.positions, session, path, selection));
        return found.targets.map((target) => linkTo(context, session, place.path, found.origin, target));
      }),
    );
    connection.onDeclaration(
      atPlace(context, 'textDocument/declaration', (session, place) => {
        const targets = definition(session.vault, place)?.targets ?? [];
        return targets.map(({ path, selection }) => locationOf(context.positions, session, path, selection));
      }),
    );
    connection.onReferences(
      atPlace(context, 'textDocument/references', (session, place, params: ReferenceParams) => {
        const found = references(session.vault, place) ?? [];
        const wanted = params.context.includeDeclaration ? found : found.filter(({ declares }) => !declares);
        return locationsOf(context.positions, session, wanted);
      }),
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

/** What tells where the files of a vault are, and where in them an offset is. */
type Measuring = Pick<VaultSession, 'root' | 'measured'>;

/** The references as the client knows places. */
export function locationsOf(positions: Positions, session: Measuring, found: readonly Reference[]): Location[] {
  return found.map(({ path, range }) => locationOf(positions, session, path, range));
}

function locationOf(positions: Positions, session: Measuring, path: string, range: Range): Location {
  return { uri: uriBelow(session.root, path), range: rangeOf(positions, session, path, range) };
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
    targetRange: rangeOf(context.positions, session, path, range),
    targetSelectionRange: rangeOf(context.positions, session, path, selection),
  };
}

/** The start of a file needs no text to be found; an attachment has none. */
function rangeOf(positions: Positions, session: Measuring, path: string, range: Range): Location['range'] {
  const zero = { line: 0, character: 0 };
  return range.end === 0 ? { start: zero, end: zero } : positions.range(session.measured(path), range);
}
