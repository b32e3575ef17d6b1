import type { CodeLens, Command, DocumentLink, InlayHint, InlayHintParams } from 'vscode-languageserver';
import { codeLensAnswer, codeLenses } from '../features/code-lens.ts';
import { documentLinks, documentLinkTarget } from '../features/document-links.ts';
import { inlayHints } from '../features/inlay-hints.ts';
import { answering, inVault, rangeIn, type ServerContext, type ServerPart } from './context.ts';
import { addresses } from './hover.ts';
import type { VaultSession } from './session.ts';
import { uriBelow } from './uris.ts';

/** What an editor shows in and above the lines of a note: links to click on, lenses, and hints. */
export const annotations: ServerPart = {
  capabilities: () => ({
    documentLinkProvider: { resolveProvider: true },
    codeLensProvider: { resolveProvider: true },
    inlayHintProvider: true,
  }),

  register(context) {
    registerLinks(context);
    registerLenses(context);
    const { inlayHint } = context.connection.languages;
    inlayHint.on(
      inVault<InlayHintParams, InlayHint[]>(context, 'textDocument/inlayHint', ({ session, path }, params) => {
        const note = session.vault.notes.get(path);
        if (!note || session.alone || !context.settings.inlayHints) return [];
        context.shown.told('inlayHint', session, path);
        const measured = session.measured(path);
        const start = context.positions.offset(measured, params.range.start);
        const end = context.positions.offset(measured, params.range.end);
        return inlayHints(session.vault, note, { start, end }).map(({ offset, label }) => ({
          position: context.positions.position(measured, offset),
          label,
          paddingLeft: true,
        }));
      }) as Parameters<typeof inlayHint.on>[0],
    );
  },
};

/** What a link or lens carries until it is resolved. */
interface Unresolved {
  readonly uri: string;
  /** Of a link the offset of its start, of a lens the number of its heading. */
  readonly at?: number;
}

function registerLinks(context: ServerContext): void {
  const { connection } = context;
  connection.onDocumentLinks(
    inVault(context, 'textDocument/documentLink', ({ session, path }, { textDocument: { uri } }): DocumentLink[] => {
      const tooltips = context.client.textDocument?.documentLink?.tooltipSupport;
      return documentLinks(session.vault, path).map(({ range, path: opened }) => ({
        range: rangeIn(context, session, path, range),
        ...(tooltips && { tooltip: `Open ${opened}` }),
        data: { uri, at: range.start } satisfies Unresolved,
      }));
    }),
  );
  connection.onDocumentLinkResolve(
    answering(context, 'documentLink/resolve', async (link: DocumentLink) => {
      const located = locate(context, link.data);
      const target = located && documentLinkTarget(located.session.vault, located.path, located.at ?? 0);
      if (!target) return link;
      const { path, selection } = target;
      return { ...link, target: addresses(located.session)(path, selection.end === 0 ? undefined : selection.start) };
    }),
  );
}

function registerLenses(context: ServerContext): void {
  const { connection } = context;
  connection.onCodeLens(
    inVault(context, 'textDocument/codeLens', ({ session, path }, { textDocument: { uri } }): CodeLens[] => {
      const note = session.vault.notes.get(path);
      if (!note || session.alone || !context.settings.codeLens) return [];
      context.shown.told('codeLens', session, path);
      return codeLenses(note).map(({ range, heading }) => ({
        range: rangeIn(context, session, path, range),
        data: { uri, ...(heading !== undefined && { at: heading }) } satisfies Unresolved,
      }));
    }),
  );
  connection.onCodeLensResolve(
    answering(context, 'codeLens/resolve', async (lens: CodeLens) => {
      const located = locate(context, lens.data);
      const note = located?.session.vault.notes.get(located.path);
      if (!located || !note) return { ...lens, command: { title: '', command: '' } };
      const { title, links } = codeLensAnswer(located.session.vault, note, located.at);
      const locations = links.map(({ path, range }) => ({
        uri: uriBelow(located.session.root, path),
        range: rangeIn(context, located.session, path, range),
      }));
      return { ...lens, command: showing(context, title, lens, located.uri, locations) };
    }),
  );
}

/** Only a client that says so can show places; to the others a lens is text. */
function showing(context: ServerContext, title: string, lens: CodeLens, uri: string, locations: unknown[]): Command {
  const { showReferencesCommand } = context.client.experimental ?? {};
  if (typeof showReferencesCommand !== 'string' || locations.length === 0) return { title, command: '' };
  return { title, command: showReferencesCommand, arguments: [uri, lens.range.start, locations] };
}

function locate(
  context: ServerContext,
  data: unknown,
): (Unresolved & { session: VaultSession; path: string }) | undefined {
  const unresolved = data as Unresolved;
  const located = context.workspace.locate(unresolved.uri);
  return located && { ...unresolved, ...located };
}
