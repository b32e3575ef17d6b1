import {
  HYPHEN,
  isDigit,
  isLetter,
  isWhitespace,
  LEFT_PARENTHESIS,
  SLASH,
  skipSpaces,
  UNDERSCORE,
} from '../characters.ts';

/**
 * A pattern for what a tag holds beyond ASCII: letters of any script with their marks, digits, and emoji with what joins
 * and colours them (Obsidian). A new one each time: it remembers where it stands.
 */
export function otherTagCharacters(): RegExp {
  return /[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d]+/uy;
}

/**
 * The end of the tag whose `#` stands at `start`; -1 when what follows is no tag: letters, digits, `_`, `-` and `/`,
 * and at least one that is not a digit.
 */
export function tagEnd(text: string, start: number, end: number, others: RegExp): number {
  let onlyDigits = true;
  let offset = start + 1;
  while (offset < end) {
    const code = text.charCodeAt(offset);
    if (isLetter(code) || code === HYPHEN || code === UNDERSCORE || code === SLASH) {
      onlyDigits = false;
      offset++;
    } else if (isDigit(code)) {
      offset++;
    } else if (code < 128) {
      break;
    } else {
      const stop = otherEnd(others, text, offset, end);
      if (stop === offset) break;
      onlyDigits = false;
      offset = stop;
    }
  }
  return onlyDigits ? -1 : offset;
}

function otherEnd(others: RegExp, text: string, start: number, end: number): number {
  others.lastIndex = start;
  return others.test(text) ? Math.min(others.lastIndex, end) : start;
}

/** The end of the block id whose `^` stands at `start`: letters, digits and hyphens at the end of the block; else -1. */
export function blockIdEnd(text: string, start: number, end: number): number {
  let offset = start + 1;
  while (offset < end) {
    const code = text.charCodeAt(offset);
    if (!isLetter(code) && !isDigit(code) && code !== HYPHEN) break;
    offset++;
  }
  if (offset === start + 1) return -1;
  return skipSpaces(text, offset, end) >= end ? offset : -1;
}

/** Whether a tag may start behind the character before: white space, `(`, or the start of the block. */
export function mayPrecedeTag(text: string, start: number, blockStart: number): boolean {
  return standsApart(text, start, blockStart) || text.charCodeAt(start - 1) === LEFT_PARENTHESIS;
}

/** Whether white space stands before the character, or the block starts with it. */
export function standsApart(text: string, start: number, blockStart: number): boolean {
  return start === blockStart || isWhitespace(text.charCodeAt(start - 1));
}
