import type { Range } from '../text/range.ts';

interface Written {
  /** What an item replaces. On one line, and around the cursor. */
  readonly range: Range;
  /** What is typed of it so far: the text from the start of the range to the cursor. */
  readonly typed: string;
  /** What has to follow an item so that what is being written is closed, once. */
  readonly closing: string;
}

export interface TargetContext extends Written {
  readonly kind: 'target';
  readonly embed: boolean;
  readonly inTable: boolean;
}

/** Behind the `#` of a link to the target, which is empty for this note. */
export interface FragmentContext extends Written {
  readonly kind: 'fragment';
  readonly style: 'wiki' | 'markdown';
  readonly target: string;
  /** Of a Markdown link's destination: written between `<` and `>`. */
  readonly angled: boolean;
}

/** Behind the pipe of a wiki-link. */
export interface DisplayContext extends Written {
  readonly kind: 'display';
  readonly target: string;
  readonly fragment: string | undefined;
}

/** The destination of a Markdown link, image or definition. */
export interface PathContext extends Written {
  readonly kind: 'path';
  readonly image: boolean;
  readonly angled: boolean;
}

/** Behind the `#` of a tag, or where one stands in the front matter. */
export interface TagContext extends Written {
  readonly kind: 'tag';
}

/** `fresh` footnotes stand at the start of a line, where a definition goes. */
export interface FootnoteContext extends Written {
  readonly kind: 'footnote';
  readonly fresh: boolean;
}

export interface LabelContext extends Written {
  readonly kind: 'label';
}

export interface CalloutContext extends Written {
  readonly kind: 'callout';
}

export interface KeyContext extends Written {
  readonly kind: 'key';
}

/** A value of the field, with the quote in which it is written. */
export interface ValueContext extends Written {
  readonly kind: 'value';
  readonly key: string;
  readonly quote: '"' | "'" | '';
}

/** What is being written at the cursor. */
export type CompletionContext =
  | TargetContext
  | FragmentContext
  | DisplayContext
  | PathContext
  | TagContext
  | FootnoteContext
  | LabelContext
  | CalloutContext
  | KeyContext
  | ValueContext;

/** A cursor with its line up to it and behind it. */
export interface LineAt {
  readonly offset: number;
  readonly before: string;
  readonly behind: string;
}
