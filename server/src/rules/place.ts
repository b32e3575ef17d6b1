import type { Note } from '../parse/note.ts';
import type { Range } from '../text/range.ts';

/** Where a problem of the note as a whole is shown: its first level-1 heading, else its first line. */
export function placeOf(note: Note): Range {
  const heading = note.headings.find((candidate) => candidate.level === 1);
  return heading ? { start: heading.start, end: heading.end } : firstLine(note);
}

/** The first line of the note, which is the opening fence when there is front matter. */
export function firstLine(note: Note): Range {
  const next = note.lineStarts[1];
  return { start: note.start, end: next === undefined ? note.length : next - note.lineEnding.length };
}

/** Another note as a whole: its start, which no edit in it moves, so that what is said of it stays true. */
export const noteStart: Range = { start: 0, end: 0 };
