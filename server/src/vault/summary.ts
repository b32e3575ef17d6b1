import type { Config } from '../config.ts';
import type { Note } from '../parse/note.ts';
import { copyOf } from '../parse/pieces.ts';
import { fieldOf, titleOf, usualReviewField } from './fields.ts';

/** What lists of many notes say of each, so that they need not open them all. */
export interface NoteSummary {
  readonly title: string;
  /** The text of the field for the date of the last review, empty without one. */
  readonly reviewed: string;
}

export function summaryOf(note: Note, { review }: Config): NoteSummary {
  const reviewed = fieldOf(note, review?.field ?? usualReviewField)?.items[0]?.text ?? '';
  return { title: kept(titleOf(note)), reviewed: kept(reviewed) };
}

/** Without the text of which it is a part. */
function kept(text: string): string {
  return copyOf(text, 0, text.length);
}
