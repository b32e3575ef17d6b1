import type { Note } from '../parse/note.ts';
import { fieldOf } from '../vault/fields.ts';
import { daysBetween, isDate } from './dates.ts';

/** When a note was reviewed. */
export interface Review {
  /** `YYYY-MM-DD`; undefined for a note that was never reviewed, or says so in a way that is no date. */
  readonly date: string | undefined;
  /** Days since then; Infinity when it was never reviewed. */
  readonly age: number;
}

/** When the note was last reviewed, by the date in the field, seen from today. */
export function reviewOf(note: Note, field: string, today: string): Review {
  const date = fieldOf(note, field)?.items[0]?.text.trim();
  if (date === undefined || !isDate(date)) return { date: undefined, age: Infinity };
  return { date, age: daysBetween(date, today) };
}
