import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type MarkupContent,
  MarkupKind,
} from 'vscode-languageserver';
import { completion } from '../features/completion.ts';
import type { CompletionKind, CompletionItem as Item } from '../features/completion-item.ts';
import { preview } from '../features/hover.ts';
import { answering, atPlace, rangeIn, type ServerContext, type ServerPart } from './context.ts';
import { addresses } from './hover.ts';
import type { PositionRange } from './positions.ts';
import { uriBelow } from './uris.ts';

const kinds: Record<CompletionKind, CompletionItemKind> = {
  note: CompletionItemKind.File,
  alias: CompletionItemKind.Reference,
  ghost: CompletionItemKind.Event,
  attachment: CompletionItemKind.File,
  // As in the outline.
  heading: CompletionItemKind.Text,
  block: CompletionItemKind.Constant,
  display: CompletionItemKind.Text,
  tag: CompletionItemKind.Keyword,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  footnote: CompletionItemKind.Reference,
  label: CompletionItemKind.Reference,
  callout: CompletionItemKind.EnumMember,
};

/** What can be put in at the cursor. */
export const completions: ServerPart = {
  capabilities: () => ({
    completionProvider: {
      resolveProvider: true,
      triggerCharacters: ['[', '#', '^', '|', '(', '/', ':', '!', '"', "'"],
    },
  }),

  register(context) {
    context.connection.onCompletion(
      atPlace(context, 'textDocument/completion', (session, place): CompletionList => {
        const found = completion(session.vault, session.read, place, context.today());
        if (!found) return { isIncomplete: false, items: [] };
        const shared = {
          range: rangeIn(context, session, place.path, found.range),
          uri: uriBelow(session.root, place.path),
          commitCharacters: [...found.commitCharacters],
        };
        return {
          isIncomplete: found.incomplete,
          items: found.items.map((item, index) => toItem(context, shared, item, index)),
        };
      }),
    );
    context.connection.onCompletionResolve(
      answering(context, 'completionItem/resolve', async (item: CompletionItem) => {
        const { uri, path, fragment } = (item.data ?? {}) as Partial<Unresolved>;
        const session = typeof uri === 'string' ? context.workspace.locate(uri)?.session : undefined;
        if (!session || typeof path !== 'string') return item;
        const circumstances = { today: context.today(), addressOf: addresses(session) };
        const shown = { path, ...(fragment !== undefined && { fragment }) };
        const markdown = preview(session.vault, session.read, shown, circumstances);
        return markdown === undefined ? item : { ...item, documentation: documentationFor(context, markdown) };
      }),
    );
  },
};

/** What an item carries until it is resolved: what its preview is made of, in the vault of the document. */
interface Unresolved {
  readonly uri: string;
  readonly path: string;
  readonly fragment?: string;
}

function documentationFor(context: ServerContext, value: string): MarkupContent {
  const formats = context.client.textDocument?.completion?.completionItem?.documentationFormat;
  return {
    kind: formats && !formats.includes(MarkupKind.Markdown) ? MarkupKind.PlainText : MarkupKind.Markdown,
    value,
  };
}

/** What all items of one answer have in common. */
interface SharedByItems {
  readonly range: PositionRange;
  /** Of the document. */
  readonly uri: string;
  readonly commitCharacters: string[];
}

/** Where labels have details, the detail is free for the path of a note, by which an editor chooses its icon. */
function detailsOf({ detail, kind, preview: shown }: Item, inLabel: boolean): Partial<CompletionItem> {
  if (!inLabel) return detail ? { detail } : {};
  const path = kind === 'note' ? shown?.path : undefined;
  return { ...(detail && { labelDetails: { description: detail } }), ...(path !== undefined && { detail: path }) };
}

function toItem(
  context: ServerContext,
  { range, uri, commitCharacters }: SharedByItems,
  item: Item,
  index: number,
): CompletionItem {
  const { completionItem } = context.client.textDocument?.completion ?? {};
  return {
    label: item.label,
    kind: kinds[item.kind],
    ...detailsOf(item, completionItem?.labelDetailsSupport === true),
    filterText: item.filterText,
    sortText: String(index).padStart(4, '0'),
    ...(item.preview && { data: { uri, ...item.preview } satisfies Unresolved }),
    textEdit: { range, newText: item.newText },
    ...(completionItem?.commitCharactersSupport && commitCharacters.length > 0 && { commitCharacters }),
  };
}
