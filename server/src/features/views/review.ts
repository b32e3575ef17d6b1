import { dateInField, reviewQueue, usualReviewField } from '../review.ts';
import { noteItem } from './links.ts';
import type { View, ViewItem } from './view.ts';

/** The notes whose review is due, the oldest first and those never reviewed on top. */
export const reviewView: View = ({ vault, circumstances }) => {
  const { field, maxAgeDays } = vault.config.review ?? { field: usualReviewField, maxAgeDays: 0 };
  const queue = reviewQueue(vault, (path) => dateInField(vault, path, field), circumstances.today);
  // A vault in which no note was ever reviewed has no queue, until its config says otherwise.
  if (!vault.config.review && queue.every(({ date }) => date === undefined)) return [];
  return queue.flatMap(({ path, age, date }): ViewItem[] => {
    const note = vault.notes.get(path);
    if (!note || (age !== undefined && age <= maxAgeDays)) return [];
    const description = age === undefined ? 'never reviewed' : `${age} days`;
    const tooltip = date === undefined ? path : `${path}, reviewed on ${date}`;
    return [{ ...noteItem(note), description, tooltip, kind: 'review' }];
  });
};
