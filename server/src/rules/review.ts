import type { Note } from '../parse/note.ts';
import { fieldOf } from '../vault/fields.ts';
import { dateIn, daysBetween } from './dates.ts';

/** When a note was reviewed. */
export interface Review {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Days since then; below 0 for a date to come. */
  readonly age: number;
}

/** When the note was last reviewed, by the date in the field; undefined when it was never, or that is no date. */
export function reviewOf(note: Note, field: string, today: string): Review | undefined {
  const date = dateIn(fieldOf(note, field)?.items[0]?.text ?? '');
  return date === undefined ? undefined : { date, age: daysBetween(date, today) };
}
