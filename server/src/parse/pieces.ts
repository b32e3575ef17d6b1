import type { Part } from '../text/range.ts';

/** From this length on V8 makes a slice a view, which keeps the whole text that it was cut from in memory. */
const SHORTEST_VIEW = 13;

/**
 * The stretch of the text as a string of its own: a note keeps it, and must not keep the file's text with it. A view is
 * also slower to look up. What `join` makes is none.
 */
export function copyOf(text: string, start: number, end: number): string {
  if (end - start < SHORTEST_VIEW) return text.slice(start, end);
  return [text.slice(start, start + 1), text.slice(start + 1, end)].join('');
}

/** The stretch of the text with a copy of what stands there. */
export function partOf(text: string, start: number, end: number): Part {
  return { start, end, text: copyOf(text, start, end) };
}
