import type { Part, Range } from '../text/range.ts';
import {
  BACKSLASH,
  isLineEnding,
  isSpaceOrTab,
  LEFT_BRACKET,
  NUMBER_SIGN,
  PIPE,
  RIGHT_BRACKET,
  skipSpaces,
  trimmedEnd,
} from './characters.ts';
import type { LeafText } from './leaf-text.ts';

/**
 * The end of the wiki-link whose first `[` stands at `start`, behind its `]]`; -1 when none does. Between the brackets
 * stands one character or more that is no space, and no bracket or line ending.
 */
export function wikiLinkEnd(text: string, start: number, end: number): number {
  if (text.charCodeAt(start + 1) !== LEFT_BRACKET) return -1;
  let seen = false;
  for (let offset = start + 2; offset + 1 < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === RIGHT_BRACKET) return seen && text.charCodeAt(offset + 1) === RIGHT_BRACKET ? offset + 2 : -1;
    if (code === LEFT_BRACKET || isLineEnding(code)) return -1;
    if (!isSpaceOrTab(code)) seen = true;
  }
  return -1;
}

/** What stands in a wiki-link's brackets, at its place in the note. */
export interface WikiLinkParts {
  readonly inner: Range;
  readonly target: Part;
  readonly fragment?: Part;
  readonly pipe?: Range;
  readonly display?: Part;
}

/** Reads `target#fragment|display` from `start` to `end`, the stretch between the brackets. */
export function readWikiLink(content: LeafText, start: number, end: number): WikiLinkParts {
  const { text } = content;
  const pipe = find(text, PIPE, start, end);
  const pipeStart = pipe > start && text.charCodeAt(pipe - 1) === BACKSLASH ? pipe - 1 : pipe;
  const nameEnd = pipe < 0 ? end : pipeStart;
  const hash = find(text, NUMBER_SIGN, start, nameEnd);
  return {
    inner: content.placed({ start, end }),
    target: trimmedPart(content, start, hash < 0 ? nameEnd : hash),
    ...(hash < 0 ? undefined : { fragment: trimmedPart(content, hash + 1, nameEnd) }),
    ...(pipe < 0
      ? undefined
      : { pipe: content.placed({ start: pipeStart, end: pipe + 1 }), display: trimmedPart(content, pipe + 1, end) }),
  };
}

function find(text: string, sought: number, start: number, end: number): number {
  for (let offset = start; offset < end; offset++) if (text.charCodeAt(offset) === sought) return offset;
  return -1;
}

function trimmedPart(content: LeafText, start: number, end: number): Part {
  const first = skipSpaces(content.text, start, end);
  return content.part(first, trimmedEnd(content.text, first, end));
}
