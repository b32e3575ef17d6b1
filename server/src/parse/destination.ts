import { decodeString } from 'micromark-util-decode-string';
import type { Part, Range } from '../text/range.ts';
import {
  APOSTROPHE,
  BACKSLASH,
  GREATER_THAN,
  isLineEnding,
  isSpaceOrTab,
  LEFT_PARENTHESIS,
  LESS_THAN,
  QUOTATION_MARK,
  RIGHT_PARENTHESIS,
  SPACE,
} from './characters.ts';
import { copyOf } from './pieces.ts';

const SCHEME = /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i;

/** What a destination names. Ranges are in the text that it was read from. */
export interface Destination {
  readonly destination: Range;
  readonly angled: boolean;
  readonly external: boolean;
  readonly target: Part;
  readonly fragment?: Part;
}

/**
 * The end of the link destination that starts at `start` (CommonMark §6.3), or -1. In a definition parentheses nest
 * without limit, in an inline link 32 deep, as remark has it.
 */
export function destinationEnd(text: string, start: number, end: number, deepest: number): number {
  if (start >= end) return -1;
  return text.charCodeAt(start) === LESS_THAN
    ? angledDestinationEnd(text, start, end)
    : plainDestinationEnd(text, start, end, deepest);
}

function angledDestinationEnd(text: string, start: number, end: number): number {
  for (let offset = start + 1; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === GREATER_THAN) return offset + 1;
    if (code === LESS_THAN || isLineEnding(code)) return -1;
    if (code === BACKSLASH && offset + 1 < end) {
      const next = text.charCodeAt(offset + 1);
      if (next === LESS_THAN || next === GREATER_THAN || next === BACKSLASH) offset++;
    }
  }
  return -1;
}

function plainDestinationEnd(text: string, start: number, end: number, deepest: number): number {
  let depth = 0;
  let offset = start;
  for (; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === SPACE || isSpaceOrTab(code) || isLineEnding(code)) break;
    if (isControl(code)) return -1;
    if (code === LEFT_PARENTHESIS) {
      if (++depth > deepest) return -1;
    } else if (code === RIGHT_PARENTHESIS) {
      if (depth === 0) break;
      depth--;
    } else if (code === BACKSLASH && offset + 1 < end) {
      const next = text.charCodeAt(offset + 1);
      if (next === LEFT_PARENTHESIS || next === RIGHT_PARENTHESIS || next === BACKSLASH) offset++;
    }
  }
  return depth === 0 && offset > start ? offset : -1;
}

/** NUL counts as U+FFFD (CommonMark §2.3), so it is none. */
function isControl(code: number): boolean {
  return (code < SPACE && code !== 0) || code === 127;
}

/** Whether the code opens a link title (CommonMark §6.3). */
export function opensTitle(code: number): boolean {
  return code === QUOTATION_MARK || code === APOSTROPHE || code === LEFT_PARENTHESIS;
}

/** The end of the link title whose opening mark stands at `start`, behind its closing mark; -1 when there is none. */
export function titleEnd(text: string, start: number, end: number): number {
  const opening = text.charCodeAt(start);
  const closing = opening === LEFT_PARENTHESIS ? RIGHT_PARENTHESIS : opening;
  for (let offset = start + 1; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === closing) return offset + 1;
    if (code === BACKSLASH && offset + 1 < end) {
      const next = text.charCodeAt(offset + 1);
      if (next === closing || next === BACKSLASH) offset++;
    }
  }
  return -1;
}

/** Splits the destination that stands from `start` to `end`, its `<` and `>` included, into what it names. */
export function readDestination(text: string, start: number, end: number): Destination {
  const angled = text.charCodeAt(start) === LESS_THAN && start < end;
  const destination = angled ? { start: start + 1, end: end - 1 } : { start, end };
  const written = text.slice(destination.start, destination.end);
  const plain = unescaped(written);
  if (SCHEME.test(plain)) {
    const target = { ...destination, text: copyOf(plain, 0, plain.length) };
    return { destination, angled, external: true, target };
  }
  const hash = fragmentStart(written);
  if (hash < 0) return { destination, angled, external: false, target: decodedPart(destination, plain) };
  const targetEnd = isEscaped(written, hash) ? hash - 1 : hash;
  const targetRange = { start: destination.start, end: destination.start + targetEnd };
  const fragmentRange = { start: destination.start + hash + 1, end: destination.end };
  return {
    destination,
    angled,
    external: false,
    target: decodedPart(targetRange, unescaped(written.slice(0, targetEnd))),
    fragment: decodedPart(fragmentRange, unescaped(written.slice(hash + 1))),
  };
}

/** What a destination, or the part of one that is typed so far, names: escapes and percent-encoding resolved. */
export function decodedDestination(written: string): string {
  return percentDecoded(unescaped(written));
}

function decodedPart(range: Range, plain: string): Part {
  const text = plain.includes('%') ? percentDecoded(plain) : plain;
  return { ...range, text: copyOf(text, 0, text.length) };
}

/** Backslash escapes and character references resolved (CommonMark §2.4, §2.5). */
function unescaped(written: string): string {
  const text = written.includes('\0') ? written.replaceAll('\0', '\ufffd') : written;
  return text.includes('\\') || text.includes('&') ? decodeString(text) : text;
}

/** The first `#` that is not part of a character reference, `&#35;`; -1 when there is none. */
function fragmentStart(written: string): number {
  let hash = written.indexOf('#');
  while (hash > 0 && /&#(?:x[\da-f]{1,6}|\d{1,7});/iy.test(written.slice(hash - 1, hash + 9))) {
    hash = written.indexOf('#', hash + 1);
  }
  return hash;
}

/** `\#` is a `#` as any other: of an odd number of backslashes the last one escapes it. */
function isEscaped(written: string, at: number): boolean {
  let first = at;
  while (first > 0 && written.charCodeAt(first - 1) === BACKSLASH) first--;
  return (at - first) % 2 === 1;
}

/** What is no valid percent-encoding stays as it is written. */
function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(?:%[\da-f]{2})+/gi, decodedOrSame);
  }
}

function decodedOrSame(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
