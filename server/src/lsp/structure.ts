import {
  type DocumentSymbol,
  FoldingRangeKind,
  type WorkspaceSymbol as FoundSymbol,
  type SelectionRange,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { documentSymbols, type DocumentSymbol as OutlineSymbol } from '../features/document-symbols.ts';
import { type FoldKind, folding } from '../features/folding.ts';
import { selectionRanges } from '../features/selection-range.ts';
import { type WorkspaceSymbol, workspaceSymbols } from '../features/workspace-symbols.ts';
import { answering, inNote, rangeIn, type ServerContext, type ServerPart } from './context.ts';
import type { VaultSession } from './session.ts';
import { uriBelow } from './uris.ts';

/** How a note is built: its outline, what folds, what a growing selection takes in; and finding things by name. */
export const structure: ServerPart = {
  capabilities: () => ({
    documentSymbolProvider: { label: 'Docs Vault' },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    workspaceSymbolProvider: true,
  }),

  register(context) {
    const { connection } = context;
    connection.onDocumentSymbol(
      inNote(context, 'textDocument/documentSymbol', ({ session, path }) => {
        const note = session.vault.notes.get(path);
        const symbols = note ? documentSymbols(note) : [];
        if (context.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport)
          return symbols.map((symbol) => toSymbol(context, session, path, symbol));
        return symbols.flatMap((symbol) => flattened(context, session, path, symbol));
      }),
    );
    connection.onFoldingRanges(
      inNote(context, 'textDocument/foldingRange', ({ session, path }) => {
        const note = session.vault.notes.get(path);
        const text = session.read(path);
        if (!note || text === undefined) return [];
        return folding(note, text).map((fold) => {
          const { start, end } = rangeIn(context, session, path, fold);
          const kind = foldKinds[fold.kind];
          return { startLine: start.line, endLine: end.line, ...(kind && { kind }) };
        });
      }),
    );
    connection.onSelectionRanges(
      inNote(context, 'textDocument/selectionRange', ({ session, path }, { positions }) =>
        positions.map((position) => {
          const offset = context.positions.offset(session.measured(path), position);
          return selectionAt(context, session, path, offset);
        }),
      ),
    );
    connection.onWorkspaceSymbol(
      answering(context, 'workspace/symbol', async ({ query }: WorkspaceSymbolParams) => {
        await context.workspace.ready();
        return context.workspace.sessions.flatMap((session) =>
          workspaceSymbols(session.vault, query).map((symbol) => toWorkspaceSymbol(context, session, symbol)),
        );
      }),
    );
  },
};

const foldKinds: Partial<Record<FoldKind, FoldingRangeKind>> = {
  comment: FoldingRangeKind.Comment,
  region: FoldingRangeKind.Region,
};

const symbolKinds: Record<OutlineSymbol['kind'] | WorkspaceSymbol['kind'], SymbolKind> = {
  note: SymbolKind.File,
  alias: SymbolKind.Variable,
  heading: SymbolKind.String,
  block: SymbolKind.Key,
  tag: SymbolKind.Constant,
};

function toSymbol(
  context: ServerContext,
  session: VaultSession,
  path: string,
  { kind, name, range, selection, children }: OutlineSymbol,
): DocumentSymbol {
  return {
    name,
    kind: symbolKinds[kind],
    range: rangeIn(context, session, path, range),
    selectionRange: rangeIn(context, session, path, selection),
    children: children.map((child) => toSymbol(context, session, path, child)),
  };
}

/** For a client that shows a list and no tree. */
function flattened(
  context: ServerContext,
  session: VaultSession,
  path: string,
  { kind, name, range, children }: OutlineSymbol,
  containerName?: string,
): SymbolInformation[] {
  const location = { uri: uriBelow(session.root, path), range: rangeIn(context, session, path, range) };
  const own = { name, kind: symbolKinds[kind], location, ...(containerName !== undefined && { containerName }) };
  return [own, ...children.flatMap((child) => flattened(context, session, path, child, name))];
}

function toWorkspaceSymbol(context: ServerContext, session: VaultSession, symbol: WorkspaceSymbol): FoundSymbol {
  const { kind, name, container: containerName, path, range } = symbol;
  const location = { uri: uriBelow(session.root, path), range: rangeIn(context, session, path, range) };
  return { name, kind: symbolKinds[kind], containerName, location };
}

/** LSP wants the innermost range with its parents behind it. */
function selectionAt(context: ServerContext, session: VaultSession, path: string, offset: number): SelectionRange {
  const { vault } = session;
  const note = vault.notes.get(path);
  const text = session.read(path);
  const ranges =
    note && text !== undefined
      ? selectionRanges(note, text, vault.links(path), offset)
      : [{ start: offset, end: offset }];
  const [outermost = { start: offset, end: offset }, ...inner] = ranges.reverse();
  let selection: SelectionRange = { range: rangeIn(context, session, path, outermost) };
  for (const range of inner) selection = { range: rangeIn(context, session, path, range), parent: selection };
  return selection;
}
