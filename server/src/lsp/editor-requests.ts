import type { Position, Range } from 'vscode-languageserver';
import { configFileName } from '../config.ts';
import { type FoundFile, findNotes } from '../features/find-notes.ts';
import { initialConfig } from '../features/init.ts';
import { linksFor, linkToHeading } from '../features/insert-link.ts';
import { semanticTokens } from '../features/semantic-tokens.ts';
import { answering, rangeIn, type ServerContext, type ServerPart } from './context.ts';
import type { VaultSession } from './session.ts';
import { uriBelow } from './uris.ts';

interface VaultParams {
  /** A document of the vault; without it the first vault is meant. */
  readonly uri?: string;
}

interface FindParams extends VaultParams {
  readonly query: string;
  readonly attachments?: boolean;
}

interface LinksParams {
  /** The note that gets the links. */
  readonly uri: string;
  /** What the links replace; a single link shows its text. */
  readonly range: Range;
  /** The URIs of the files to be linked to. */
  readonly files: readonly string[];
}

/** A link, or a part of it, that leads nowhere or to several places; or the brackets of a link. */
interface MarkedRange {
  readonly range: Range;
  readonly state: 'broken' | 'ambiguous' | 'brackets';
}

/**
 * What commands of an editor ask beside the standard requests: `docsVault/findNotes` for the notes that match a query,
 * `docsVault/links` for the text that links to files, `docsVault/linkToHeading` for the link to the heading at a
 * position, `docsVault/marks` for the ranges of links that are not as they should be, and `docsVault/initialConfig` for a
 * config that fits the vault.
 */
export const editorRequests: ServerPart = {
  capabilities: () => ({}),

  register(context) {
    const { connection } = context;
    const answer = <Params extends VaultParams>(
      name: string,
      handler: (session: VaultSession, path: string | undefined, params: Params) => unknown,
    ): void => {
      connection.onRequest(
        name,
        answering<Params, unknown>(context, name, async (params) => {
          await context.workspace.ready();
          const located = params.uri === undefined ? undefined : context.workspace.locate(params.uri);
          const session = located?.session ?? context.workspace.sessions[0];
          return session ? handler(session, located?.path, params) : null;
        }),
      );
    };
    answer('docsVault/findNotes', (session, from, { query, attachments = false }: FindParams) =>
      findNotes(session.vault, query, { from, attachments }).map((found) => ({
        ...(found satisfies FoundFile),
        uri: uriBelow(session.root, found.path),
      })),
    );
    answer('docsVault/links', (session, path, { range, files }: LinksParams & VaultParams) => {
      if (path === undefined) return null;
      const place = { path, range: offsetsOf(context, session, path, range) };
      const paths = files.flatMap((uri) => {
        const located = context.workspace.locate(uri);
        return located?.session === session ? [located.path] : [];
      });
      return linksFor(session.vault, session.read, place, paths) ?? null;
    });
    answer('docsVault/linkToHeading', (session, path, { position }: VaultParams & { position: Position }) => {
      if (path === undefined) return { refused: 'This file is in no vault that is open.' };
      const { start } = offsetsOf(context, session, path, { start: position, end: position });
      return linkToHeading(session.vault, { path, offset: start });
    });
    answer('docsVault/marks', (session, path, { range }: VaultParams & { range: Range }): MarkedRange[] =>
      path === undefined || session.alone ? [] : marksIn(context, session, path, range),
    );
    answer('docsVault/initialConfig', (session) => ({
      uri: uriBelow(session.root, configFileName),
      ...(session.read(configFileName) === undefined ? { text: initialConfig(session.vault) } : {}),
    }));
  },
};

function marksIn(context: ServerContext, session: VaultSession, path: string, range: Range): MarkedRange[] {
  const note = session.vault.notes.get(path);
  if (!note) return [];
  const within = offsetsOf(context, session, path, range);
  const marks: MarkedRange[] = [];
  for (const { state, start, end } of semanticTokens(session.vault, note, within))
    if (state === 'broken' || state === 'ambiguous')
      marks.push({ range: rangeIn(context, session, path, { start, end }), state });
  for (const link of note.links) {
    const { start, end } = link;
    if (link.kind !== 'wiki' || end <= within.start || start >= within.end) continue;
    const { inner } = link;
    for (const brackets of [
      { start, end: inner.start },
      { start: inner.end, end },
    ])
      marks.push({ range: rangeIn(context, session, path, brackets), state: 'brackets' });
  }
  return marks;
}

function offsetsOf(
  context: ServerContext,
  session: VaultSession,
  path: string,
  { start, end }: Range,
): { start: number; end: number } {
  const measured = session.measured(path);
  return { start: context.positions.offset(measured, start), end: context.positions.offset(measured, end) };
}
