import {
  CARET,
  isLineEnding,
  LEFT_BRACKET,
  LEFT_PARENTHESIS,
  RIGHT_BRACKET,
  RIGHT_PARENTHESIS,
  skipSpacesAndLines,
} from '../characters.ts';
import { type Destination, destinationEnd, opensTitle, readDestination, titleEnd } from '../destination.ts';
import { linkLabelEnd, normalizedLabel } from '../labels.ts';
import type { Definition } from '../note.ts';

/** Inline destinations nest parentheses so deep (remark's limit; CommonMark §6.3 asks for three at least). */
const DEEPEST_PARENTHESES = 32;

/** A `[` or `![` that a `]` has met. */
export interface Opener {
  /** Of the `[` or the `!`. */
  readonly start: number;
  /** Of the text behind the bracket. */
  readonly textStart: number;
  readonly image: boolean;
  /** Whether another bracket opened behind it: then its text is no label. */
  readonly holdsBracket: boolean;
}

const HOLDS_BRACKET = 1;
const IMAGE = 2;
const FLAGS = 4;

/**
 * The brackets that stand open (CommonMark §6.3: "links may not contain other links"; the algorithm is that of the
 * appendix, *look for link or image*).
 */
export class OpenBrackets {
  /** A number each, the start times `FLAGS` and the flags, as a line may hold millions that never close. */
  private readonly openers: number[] = [];
  /** Openers of links below this place hold a link already, so they open none. */
  private spent = 0;

  get any(): boolean {
    return this.openers.length > 0;
  }

  push(start: number, image: boolean): void {
    const { openers } = this;
    if (openers.length > 0) openers[openers.length - 1] = (openers[openers.length - 1] ?? 0) | HOLDS_BRACKET;
    openers.push(start * FLAGS + (image ? IMAGE : 0));
  }

  /** Takes the innermost opener off, which a `]` has met. Undefined when there is none, or when it opens nothing. */
  pop(): Opener | undefined {
    const opener = this.openers.pop();
    if (opener === undefined) return undefined;
    const image = (opener & IMAGE) !== 0;
    const usable = image || this.openers.length >= this.spent;
    if (this.spent > this.openers.length) this.spent = this.openers.length;
    if (!usable) return undefined;
    const start = Math.floor(opener / FLAGS);
    return { start, textStart: start + (image ? 2 : 1), image, holdsBracket: (opener & HOLDS_BRACKET) !== 0 };
  }

  /** A link has been found: no opener around it opens another. */
  spendOuter(): void {
    this.spent = this.openers.length;
  }

  clear(): void {
    if (this.openers.length > 0) this.openers.length = 0;
    this.spent = 0;
  }
}

/** What a pair of brackets links to: a destination in parentheses, or a definition. */
export type LinkTail =
  | { readonly end: number; readonly destination: Destination }
  | {
      readonly end: number;
      readonly definition: Definition;
      readonly label: { readonly start: number; readonly end: number };
    };

/**
 * What stands behind the `]` at `close`: `(destination "title")`, else `[label]`, `[]` or nothing with a definition
 * (CommonMark §6.3). Undefined when the brackets are no link.
 */
export function linkTail(
  text: string,
  opener: Opener,
  close: number,
  end: number,
  definitions: ReadonlyMap<string, Definition>,
): LinkTail | undefined {
  const next = close + 1 < end ? text.charCodeAt(close + 1) : 0;
  if (next === LEFT_PARENTHESIS) {
    const inline = inlineTail(text, close + 1, end);
    if (inline !== undefined) return inline;
  }
  if (definitions.size === 0) return undefined;
  if (next === LEFT_BRACKET) {
    const labelEnd = linkLabelEnd(text, close + 1, end);
    const definition = labelEnd < 0 ? undefined : definitions.get(normalizedLabel(text.slice(close + 2, labelEnd - 1)));
    if (definition !== undefined) return { end: labelEnd, definition, label: { start: close + 2, end: labelEnd - 1 } };
  }
  if (opener.holdsBracket) return undefined;
  const label = { start: opener.textStart, end: close };
  const definition = definitions.get(normalizedLabel(text.slice(label.start, label.end)));
  if (definition === undefined) return undefined;
  if (next !== LEFT_BRACKET) return { end: close + 1, definition, label };
  const collapsed = close + 2 < end && text.charCodeAt(close + 2) === RIGHT_BRACKET;
  return collapsed ? { end: close + 3, definition, label } : undefined;
}

/** `(destination "title")` from its `(` on, both optional. */
function inlineTail(text: string, open: number, end: number): LinkTail | undefined {
  const start = skipSpacesAndLines(text, open + 1, end);
  if (start < end && text.charCodeAt(start) === RIGHT_PARENTHESIS) {
    return { end: start + 1, destination: readDestination(text, start, start) };
  }
  const stop = destinationEnd(text, start, end, DEEPEST_PARENTHESES);
  if (stop < 0) return undefined;
  let offset = skipSpacesAndLines(text, stop, end);
  if (offset > stop && offset < end && opensTitle(text.charCodeAt(offset))) {
    offset = titleEnd(text, offset, end);
    if (offset < 0) return undefined;
    offset = skipSpacesAndLines(text, offset, end);
  }
  if (offset >= end || text.charCodeAt(offset) !== RIGHT_PARENTHESIS) return undefined;
  return { end: offset + 1, destination: readDestination(text, start, stop) };
}

/** Whether the text between the brackets is a footnote's mark, `[^label]`. */
export function isFootnoteMark(text: string, opener: Opener): boolean {
  return text.charCodeAt(opener.textStart) === CARET;
}

/** The end of the stretch in which a `[[` at `start` would close: before the next `[[`, or at the end of the line. */
export function unfinishedEnd(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end) {
    const code = text.charCodeAt(offset);
    if (isLineEnding(code)) break;
    if (code === LEFT_BRACKET && text.charCodeAt(offset + 1) === LEFT_BRACKET) break;
    if (code === RIGHT_BRACKET && text.charCodeAt(offset + 1) === RIGHT_BRACKET) break;
    offset++;
  }
  return offset;
}
