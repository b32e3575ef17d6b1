/** UTF-16 code units that the syntax of Markdown names. */
export const TAB = 9;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const EXCLAMATION_MARK = 33;
export const QUOTATION_MARK = 34;
export const NUMBER_SIGN = 35;
export const DOLLAR_SIGN = 36;
export const PERCENT_SIGN = 37;
export const AMPERSAND = 38;
export const APOSTROPHE = 39;
export const LEFT_PARENTHESIS = 40;
export const RIGHT_PARENTHESIS = 41;
export const ASTERISK = 42;
export const PLUS_SIGN = 43;
export const HYPHEN = 45;
export const FULL_STOP = 46;
export const SLASH = 47;
export const COLON = 58;
export const LESS_THAN = 60;
export const EQUALS_SIGN = 61;
export const GREATER_THAN = 62;
export const QUESTION_MARK = 63;
export const AT_SIGN = 64;
export const LEFT_BRACKET = 91;
export const BACKSLASH = 92;
export const RIGHT_BRACKET = 93;
export const CARET = 94;
export const UNDERSCORE = 95;
export const BACKTICK = 96;
export const PIPE = 124;
export const TILDE = 126;

export const BYTE_ORDER_MARK = 0xfeff;

const PUNCTUATION = markedCodes('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~');

/** A table of the ASCII codes that the string holds, for a test per character: 1 where it holds the code. */
export function markedCodes(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

export function isSpaceOrTab(code: number): boolean {
  return code === SPACE || code === TAB;
}

export function isLineEnding(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

export function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** CommonMark §2.1, ASCII punctuation: what a backslash escapes. */
export function isAsciiPunctuation(code: number): boolean {
  return code < 128 && PUNCTUATION[code] === 1;
}

/** CommonMark §2.1, Unicode whitespace, as remark takes it: all that `\s` matches. */
export function isWhitespace(code: number): boolean {
  if (code <= SPACE) return code === SPACE || (code >= TAB && code <= CARRIAGE_RETURN);
  return code > 127 && /\s/.test(String.fromCharCode(code));
}

/** CommonMark §2.1, Unicode punctuation: general categories P and S. NUL stands for U+FFFD (§2.3), which is a symbol. */
export function isPunctuation(code: number): boolean {
  if (code === 0) return true;
  return code < 128 ? PUNCTUATION[code] === 1 : /[\p{P}\p{S}]/u.test(String.fromCharCode(code));
}

/** The first offset from `at` on, below `end`, that holds neither space nor tab. */
export function skipSpaces(text: string, at: number, end: number): number {
  let offset = at;
  while (offset < end && isSpaceOrTab(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The first offset from `at` on, below `end`, that holds neither space, tab nor line ending. */
export function skipSpacesAndLines(text: string, at: number, end: number): number {
  let offset = at;
  while (offset < end) {
    const code = text.charCodeAt(offset);
    if (!isSpaceOrTab(code) && !isLineEnding(code)) break;
    offset++;
  }
  return offset;
}

/** The end of the stretch from `start` to `end` without the spaces and tabs at its end. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let offset = end;
  while (offset > start && isSpaceOrTab(text.charCodeAt(offset - 1))) offset--;
  return offset;
}
