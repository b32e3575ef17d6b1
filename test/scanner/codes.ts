import type { Code } from 'micromark-util-types';

/** micromark's codes: line endings are below -2, a tab is -2 and the columns behind it -1, and no code is the end. */
export function isLineEnding(code: Code): boolean {
  return code !== null && code < -2;
}

export function isLineEndingOrEnd(code: Code): boolean {
  return code === null || code < -2;
}

export function isSpace(code: Code): boolean {
  return code === 32 || code === -2 || code === -1;
}

export function isWhitespace(code: Code): boolean {
  return code !== null && (code < 0 || /\s/.test(String.fromCharCode(code)));
}
