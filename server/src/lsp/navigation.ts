import type { DefinitionLink, Location } from 'vscode-languageserver';
import { definition, type Target } from '../features/definition.ts';
import { atPlace, rangeIn, type ServerContext, type ServerPart } from './context.ts';
import type { VaultSession } from './session.ts';
import { uriBelow } from './uris.ts';

/** Going to what a link, tag or value names. */
export const navigation: ServerPart = {
  capabilities: () => ({ definitionProvider: true, declarationProvider: true }),

  register(context) {
    const { connection } = context;
    connection.onDefinition(
      atPlace(context, 'textDocument/definition', (session, place) => {
        const found = definition(session.vault, place);
        if (!found) return [];
        if (!context.client.textDocument?.definition?.linkSupport)
          return found.targets.map((target) => locationOf(context, session, target));
        return found.targets.map((target) => linkTo(context, session, place.path, found.origin, target));
      }),
    );
    connection.onDeclaration(
      atPlace(context, 'textDocument/declaration', (session, place) => {
        const targets = definition(session.vault, place)?.targets ?? [];
        return targets.map((target) => locationOf(context, session, target));
      }),
    );
  },
};

function locationOf(context: ServerContext, session: VaultSession, { path, selection }: Target): Location {
  return { uri: uriBelow(session.root, path), range: rangeOf(context, session, path, selection) };
}

function linkTo(
  context: ServerContext,
  session: VaultSession,
  from: string,
  origin: Target['range'],
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
function rangeOf(
  context: ServerContext,
  session: VaultSession,
  path: string,
  range: Target['range'],
): Location['range'] {
  const zero = { line: 0, character: 0 };
  return range.end === 0 ? { start: zero, end: zero } : rangeIn(context, session, path, range);
}
