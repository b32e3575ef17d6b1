import { fieldOf } from '../vault/fields.ts';
import type { Vault } from '../vault/vault.ts';

/** A note in the review queue. */
export interface ReviewEntry {
  readonly path: string;
  /** `YYYY-MM-DD`; undefined when it was never reviewed. */
  readonly date?: string;
  /** Days between that date and today, below 0 for a date to come; undefined when it was never reviewed. */
  readonly age?: number;
}

/** The field that holds the date of the last review, unless the config names another. */
export const usualReviewField = 'last-reviewed';

/** Every note by the date that `dateOf` gives: never first, then the oldest first, then by path. */
export function reviewQueue(vault: Vault, dateOf: (path: string) => string | undefined, today: string): ReviewEntry[] {
  const entries = [...vault.notes.keys()].map((path): ReviewEntry => {
    const date = dateOf(path);
    const age = date === undefined ? undefined : daysBetween(date, today);
    return date === undefined || age === undefined ? { path } : { path, date, age };
  });
  return entries.sort(
    (a, b) => (b.age ?? Number.POSITIVE_INFINITY) - (a.age ?? Number.POSITIVE_INFINITY) || (a.path < b.path ? -1 : 1),
  );
}

/** The date in a front matter field of the note; undefined when there is none that can be read. */
export function dateInField(vault: Vault, path: string, field: string): string | undefined {
  const note = vault.notes.get(path);
  const written = note && fieldOf(note, field)?.items[0]?.text.trim();
  return written === undefined || daysBetween(written, written) === undefined ? undefined : written.slice(0, 10);
}

/** Whole days from one date to another, both starting `YYYY-MM-DD`; undefined when one of them is no date. */
export function daysBetween(from: string, to: string): number | undefined {
  const [start, end] = [dayOf(from), dayOf(to)];
  return start === undefined || end === undefined ? undefined : Math.round((end - start) / 86_400_000);
}

function dayOf(date: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?![\d])/.exec(date) ?? [];
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const exists = new Date(time).getUTCDate() === Number(day);
  return year !== undefined && exists ? time : undefined;
}
