import { BACKSLASH, isLineEnding, isSpaceOrTab, LEFT_BRACKET, RIGHT_BRACKET } from './characters.ts';

/** CommonMark §4.7: "a link label can have at most 999 characters inside the square brackets". */
const LONGEST_LABEL = 999;

/**
 * What labels are compared by (CommonMark §4.7): white space collapsed, case folded. Folding to lower and then to upper
 * case is remark's way to get Unicode case folding.
 */
export function normalizedLabel(label: string): string {
  return label
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase();
}

/** The end of the link label whose `[` stands at `start` (CommonMark §4.7), behind its `]`; -1 when there is none. */
export function linkLabelEnd(text: string, start: number, end: number): number {
  let size = 0;
  let seen = false;
  for (let offset = start + 1; offset < end && size <= LONGEST_LABEL; offset++) {
    const code = text.charCodeAt(offset);
    if (code === LEFT_BRACKET) return -1;
    if (code === RIGHT_BRACKET) return seen ? offset + 1 : -1;
    if (isLineEnding(code)) continue;
    size++;
    if (!isSpaceOrTab(code)) seen = true;
    if (code === BACKSLASH && offset + 1 < end && isLabelEscape(text.charCodeAt(offset + 1))) {
      offset++;
      size++;
    }
  }
  return -1;
}

/** The end of a footnote's label that starts at `start` (GFM), before its `]`: no white space in it. -1 when there is none. */
export function footnoteLabelEnd(text: string, start: number, end: number): number {
  let size = 0;
  for (let offset = start; offset < end && size <= LONGEST_LABEL; offset++) {
    const code = text.charCodeAt(offset);
    if (code === LEFT_BRACKET || isSpaceOrTab(code) || isLineEnding(code)) return -1;
    if (code === RIGHT_BRACKET) return offset > start ? offset : -1;
    size++;
    if (code === BACKSLASH && offset + 1 < end && isLabelEscape(text.charCodeAt(offset + 1))) {
      offset++;
      size++;
    }
  }
  return -1;
}

function isLabelEscape(code: number): boolean {
  return code === LEFT_BRACKET || code === BACKSLASH || code === RIGHT_BRACKET;
}
