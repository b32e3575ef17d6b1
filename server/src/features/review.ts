import { dateIn, daysBetween } from '../rules/dates.ts';
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

/** Every note by the date that `dateOf` gives: never first, then the oldest first, then by path. */
export function reviewQueue(vault: Vault, dateOf: (path: string) => string | undefined, today: string): ReviewEntry[] {
  // Many notes have the same date.
  const ages = new Map<string, number>();
  const entries = [...vault.notes.keys()].map((path): ReviewEntry => {
    const date = dateOf(path);
    if (date === undefined) return { path };
    const age = ages.get(date) ?? daysBetween(date, today);
    ages.set(date, age);
    return { path, date, age };
  });
  return entries.sort(
    (a, b) => (b.age ?? Number.POSITIVE_INFINITY) - (a.age ?? Number.POSITIVE_INFINITY) || (a.path < b.path ? -1 : 1),
  );
}

/** The date in a front matter field of the note; undefined when there is none that can be read. */
export function dateInField(vault: Vault, path: string, field: string): string | undefined {
  const note = vault.notes.get(path);
  return note && dateIn(fieldOf(note, field)?.items[0]?.text ?? '');
}
