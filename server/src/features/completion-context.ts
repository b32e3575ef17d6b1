import type { Excluded, Note } from '../parse/note.ts';
import { lineAt } from '../text/lines.ts';
import { type Range, touches } from '../text/range.ts';
import { frontMatterContextAt } from './front-matter-context.ts';
import { markdownContextAt } from './markdown-context.ts';
import { openWikiLink, wikiContext } from './wiki-context.ts';

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

/** What is being written at the offset; undefined where nothing of the vault can stand, as in code, comments and URLs. */
export function contextAt(note: Note, text: string, offset: number): CompletionContext | undefined {
  const line = lineAround(note, text, offset);
  const open = openWikiLink(note, text, offset);
  if (open) return wikiContext(text, open, line);
  if (note.frontMatter && offset < note.frontMatter.end) return frontMatterContextAt(note.frontMatter, text, line);
  if (note.excluded.some((excluded) => isInside(excluded, offset))) return undefined;
  return markdownContextAt(note, line);
}

/** Code, comments and URLs end where something else can be written only behind their closing mark, if they have one. */
function isInside(excluded: Excluded, offset: number): boolean {
  const { kind, start, end } = excluded;
  if (kind === 'code-span' || kind === 'math' || kind === 'obsidian-comment') return start < offset && offset < end;
  return touches({ start: start + 1, end }, offset);
}

function lineAround(note: Note, text: string, offset: number): LineAt {
  const line = lineAt(note.lineStarts, offset);
  const next = note.lineStarts[line + 1] ?? text.length;
  const behind = /^[^\r\n]*/.exec(text.slice(offset, next))?.[0] ?? '';
  return { offset, before: text.slice(note.lineStarts[line] ?? 0, offset), behind };
}
