import {
  AMPERSAND,
  ASTERISK,
  FULL_STOP,
  HYPHEN,
  isLetter,
  isLineEnding,
  isPunctuation,
  isSpaceOrTab,
  isWhitespace,
  LEFT_BRACKET,
  LEFT_PARENTHESIS,
  LESS_THAN,
  markedCodes,
  RIGHT_BRACKET,
  RIGHT_PARENTHESIS,
  SLASH,
  TILDE,
  UNDERSCORE,
} from '../characters.ts';

const LETTER_W = 119;
const SEMICOLON = 59;

/** GFM §6.9: what may follow a URL without being part of it, unless something follows that is. */
const TRAILING = markedCodes('!"\')*,.:;?_~');
/** Where a path must be looked at: may all behind it be trailing? */
const ENDS_PATH = markedCodes('!"&\')*,.:;<?]_~');

const ADDRESS_CHARACTER = /^[\w.+-]$/;
const ADDRESS = /^[\w.+-]+@[\w-]*(?:\.(?=[A-Za-z\d])[\w-]*)+/;

/**
 * The extent of the URL whose `://` starts at `colon` (GFM §6.9): `http` or `https` stands in front of it, at or
 * behind `from`, which is the end of the construct before. Undefined when there is none.
 */
export function protocolAutolink(text: string, colon: number, from: number, end: number): [number, number] | undefined {
  if (text.charCodeAt(colon + 1) !== SLASH || text.charCodeAt(colon + 2) !== SLASH) return undefined;
  let start = colon;
  while (start > from && colon - start < 6 && isLetter(text.charCodeAt(start - 1))) start--;
  const protocol = text.slice(start, colon).toLowerCase();
  if (protocol !== 'http' && protocol !== 'https') return undefined;
  // remark takes the first `h` that follows no letter, and looks no further back than the construct before.
  if (start === from && start > 0 && isLetter(text.charCodeAt(start - 1))) return undefined;
  const host = colon + '://'.length;
  const first = host < end ? text.charCodeAt(host) : 0;
  if (first < 32 || first === 127 || isWhitespace(first) || isPunctuation(first)) return undefined;
  const stop = urlEnd(text, host, end);
  return stop < 0 ? undefined : [start, stop];
}

/** The extent of the URL whose `www` ends before `dot` (GFM §6.9). */
export function wwwAutolink(
  text: string,
  dot: number,
  from: number,
  leafStart: number,
  end: number,
): [number, number] | undefined {
  const start = dot - 3;
  if (start < from || dot + 1 >= end) return undefined;
  for (let offset = start; offset < dot; offset++) if ((text.charCodeAt(offset) | 32) !== LETTER_W) return undefined;
  if (start > leafStart && !mayPrecede(text.charCodeAt(start - 1))) return undefined;
  const stop = urlEnd(text, start, end);
  return stop < 0 || addressFrom(text, start, from, end) !== undefined ? undefined : [start, stop];
}

/**
 * The extent of the mail address whose `@` stands at `sign` (GFM §6.9, extended email autolink), and which starts at or
 * behind `from`. Undefined when there is none.
 */
export function addressAutolink(text: string, sign: number, from: number, end: number): [number, number] | undefined {
  return sign > from ? addressFrom(text, sign - 1, from, end) : undefined;
}

/** The address that holds the character at `inner` before its `@`, if one does: `www.x@y.org` is one, and no URL. */
function addressFrom(text: string, inner: number, from: number, end: number): [number, number] | undefined {
  let first = inner;
  while (first > from && ADDRESS_CHARACTER.test(text.charAt(first - 1))) first--;
  const before = first > 0 ? text.charAt(first - 1) : '';
  if (before === '/' || ADDRESS_CHARACTER.test(before)) return undefined;
  const address = ADDRESS.exec(text.slice(first, end))?.[0];
  if (address === undefined || !isLetter(address.charCodeAt(address.length - 1))) return undefined;
  return [first, first + address.length];
}

function mayPrecede(code: number): boolean {
  return (
    isSpaceOrTab(code) ||
    isLineEnding(code) ||
    code === LEFT_PARENTHESIS ||
    code === ASTERISK ||
    code === UNDERSCORE ||
    code === LEFT_BRACKET ||
    code === RIGHT_BRACKET ||
    code === TILDE
  );
}

/** The end of the host and path that start at `start`; -1 when the host is none. */
function urlEnd(text: string, start: number, end: number): number {
  const host = hostEnd(text, start, end);
  return host < 0 ? -1 : pathEnd(text, host, end);
}

/** A host holds no underscore in its last two labels (GFM §6.9, valid domain). */
function hostEnd(text: string, start: number, end: number): number {
  let underscoreInLast = false;
  let underscoreInSecondLast = false;
  let seen = false;
  let goesOnAt = start;
  let offset = start;
  for (; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === FULL_STOP || code === UNDERSCORE) {
      if (offset >= goesOnAt) goesOnAt = trailEnd(text, offset, end);
      if (goesOnAt < 0) break;
      if (code === UNDERSCORE) {
        underscoreInLast = true;
      } else {
        underscoreInSecondLast = underscoreInLast;
        underscoreInLast = false;
      }
    } else if (isWhitespace(code) || (code !== HYPHEN && isPunctuation(code))) {
      break;
    } else {
      seen = true;
    }
  }
  return underscoreInLast || underscoreInSecondLast || !seen ? -1 : offset;
}

/** Parentheses belong to a path in pairs (GFM §6.9, extended autolink path validation). */
function pathEnd(text: string, start: number, end: number): number {
  let opened = 0;
  let closed = 0;
  let goesOnAt = start;
  let offset = start;
  for (; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === LEFT_PARENTHESIS) {
      opened++;
    } else if (code === RIGHT_PARENTHESIS && closed < opened) {
      closed++;
    } else if (code < 128 && ENDS_PATH[code] === 1) {
      if (offset >= goesOnAt) goesOnAt = trailEnd(text, offset, end);
      if (goesOnAt < 0) return offset;
      if (code === RIGHT_PARENTHESIS) closed++;
    } else if (isWhitespace(code)) {
      return offset;
    }
  }
  return offset;
}

/**
 * The end of the punctuation that starts at `start`, where the URL goes on; -1 when nothing of the URL stands behind it,
 * only a space, `<` or the end.
 */
function trailEnd(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end) {
    const code = text.charCodeAt(offset);
    if (code < 128 && TRAILING[code] === 1) {
      offset++;
    } else if (code === AMPERSAND) {
      const nameEnd = skipLetters(text, offset + 1, end);
      if (nameEnd === offset + 1 || nameEnd >= end || text.charCodeAt(nameEnd) !== SEMICOLON) return nameEnd;
      offset = nameEnd + 1;
    } else if (code === RIGHT_BRACKET) {
      offset++;
      if (offset >= end) return -1;
      const next = text.charCodeAt(offset);
      if (next === LEFT_PARENTHESIS || next === LEFT_BRACKET || isWhitespace(next)) return -1;
    } else {
      return code === LESS_THAN || isWhitespace(code) ? -1 : offset;
    }
  }
  return -1;
}

function skipLetters(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && isLetter(text.charCodeAt(offset))) offset++;
  return offset;
}
