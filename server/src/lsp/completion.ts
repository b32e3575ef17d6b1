import { type CompletionItem, CompletionItemKind, type CompletionList } from 'vscode-languageserver';
import {
  type Completion,
  type CompletionKind,
  completion,
  type CompletionItem as Item,
} from '../features/completion.ts';
import { atPlace, rangeIn, type ServerContext, type ServerPart } from './context.ts';
import type { VaultSession } from './session.ts';

const kinds: Record<CompletionKind, CompletionItemKind> = {
  note: CompletionItemKind.File,
  alias: CompletionItemKind.Reference,
  ghost: CompletionItemKind.Event,
  attachment: CompletionItemKind.File,
  heading: CompletionItemKind.Reference,
  block: CompletionItemKind.Reference,
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
    completionProvider: { triggerCharacters: ['[', '#', '^', '|', '(', '/', ':', '!', '"', "'"] },
  }),

  register(context) {
    context.connection.onCompletion(
      atPlace(context, 'textDocument/completion', (session, place): CompletionList => {
        const found = completion(session.vault, session.read, place, context.today());
        if (!found) return { isIncomplete: false, items: [] };
        return {
          isIncomplete: found.incomplete,
          items: found.items.map((item, index) => toItem(context, session, place.path, found, item, index)),
        };
      }),
    );
  },
};

function toItem(
  context: ServerContext,
  session: VaultSession,
  path: string,
  { range, commitCharacters }: Completion,
  item: Item,
  index: number,
): CompletionItem {
  const { completionItem } = context.client.textDocument?.completion ?? {};
  return {
    label: item.label,
    kind: kinds[item.kind],
    ...(item.detail &&
      (completionItem?.labelDetailsSupport ? { labelDetails: { description: item.detail } } : { detail: item.detail })),
    filterText: item.filterText,
    sortText: String(index).padStart(4, '0'),
    textEdit: { range: rangeIn(context, session, path, range), newText: item.newText },
    ...(completionItem?.commitCharactersSupport &&
      commitCharacters.length > 0 && { commitCharacters: [...commitCharacters] }),
  };
}
