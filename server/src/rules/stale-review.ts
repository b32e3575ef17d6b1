import { setField } from '../parse/front-matter-edit.ts';
import type { Note } from '../parse/note.ts';
import { editOf } from '../text/edit.ts';
import { fieldOf } from '../vault/fields.ts';
import { placeOf } from './place.ts';
import { reviewOf } from './review.ts';
import type { Fix, Rule } from './rule.ts';

export const staleReview: Rule = {
  id: 'stale-review',
  severity: 'information',
  severityNote: 'once the config says when notes are reviewed',
  summary: 'A note was not reviewed for a long time, or never.',
  remedy: 'offer',
  isAbout: ({ review }) => review !== undefined,
  *check({ note, vault, circumstances: { today } }) {
    const { review } = vault.config;
    if (!review) return;
    const last = reviewOf(note, review.field, today);
    if (last && last.age <= review.maxAgeDays) return;
    const field = fieldOf(note, review.field);
    yield {
      range: field && field.range.start < field.range.end ? field.range : (field?.key ?? placeOf(note)),
      message:
        last === undefined
          ? 'This note was never reviewed.'
          : `This note was last reviewed ${last.age} days ago; it is due after ${review.maxAgeDays}.`,
      fixes: () => reviewedToday(note, review.field, today),
    };
  },
};

/** The fix that marks a note as reviewed; none when its front matter cannot be edited. */
export function reviewedToday(note: Note, field: string, today: string): Fix[] {
  const edit = setField(note, field, today);
  return edit ? [{ title: 'Mark as reviewed today', safe: false, edit: editOf(note.path, edit) }] : [];
}
