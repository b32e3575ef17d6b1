import type { Range } from '../text/range.ts';

export type CompletionKind =
  | 'note'
  | 'alias'
  | 'ghost'
  | 'attachment'
  | 'heading'
  | 'block'
  | 'display'
  | 'tag'
  | 'key'
  | 'value'
  | 'footnote'
  | 'label'
  | 'callout';

/** One thing that can be put in at the cursor. */
export interface CompletionItem {
  readonly kind: CompletionKind;
  readonly label: string;
  /** What stands behind the label: a title, a folder. */
  readonly detail?: string;
  /** What the editor compares with the text of the replaced range up to the cursor. */
  readonly filterText: string;
  readonly newText: string;
  /** What a preview is made of. */
  readonly preview?: { readonly path: string; readonly fragment?: string };
}

export interface Completion {
  /** What every item replaces: on one line, around the cursor. */
  readonly range: Range;
  /** Best first. */
  readonly items: readonly CompletionItem[];
  /** The list depends on what is typed: ask again when that changes. */
  readonly incomplete: boolean;
  /** Characters that accept an item and are typed behind it. */
  readonly commitCharacters: readonly string[];
}
