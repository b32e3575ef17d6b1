import { BACKSLASH, DOLLAR_SIGN, isDigit, isWhitespace } from '../characters.ts';

/**
 * The end of the inline math whose `$` or `$$` stands at `start`; -1 when it does not close in the block. After one `$`
 * stands no white space, before the closing one neither, and after that no digit, so that `$5 and $10` is none (Obsidian).
 */
export function mathEnd(text: string, start: number, end: number): number {
  const double = text.charCodeAt(start + 1) === DOLLAR_SIGN;
  const from = double ? start + 2 : start + 1;
  if (from >= end || (!double && isWhitespace(text.charCodeAt(from)))) return -1;
  for (let at = text.indexOf('$', from); at >= 0 && at < end; at = text.indexOf('$', at + 1)) {
    if (text.charCodeAt(at - 1) === BACKSLASH) continue;
    if (double) {
      if (at > from && at + 1 < end && text.charCodeAt(at + 1) === DOLLAR_SIGN) return at + 2;
    } else if (closesMath(text, at, end)) {
      return at + 1;
    }
  }
  return -1;
}

function closesMath(text: string, at: number, end: number): boolean {
  if (isWhitespace(text.charCodeAt(at - 1))) return false;
  return at + 1 >= end || !isDigit(text.charCodeAt(at + 1));
}

/** The end of the inline comment whose `%%` stands at `start` (Obsidian); -1 when it does not close in the block. */
export function commentEnd(text: string, start: number, end: number): number {
  if (text.charCodeAt(start + 1) !== text.charCodeAt(start)) return -1;
  const closing = text.indexOf('%%', start + 2);
  return closing >= 0 && closing + 2 <= end ? closing + 2 : -1;
}
