import { dateInField, reviewQueue, usualReviewField } from '../review.ts';
import { noteItem } from './links.ts';
import { filterOf, inFolders, type View, type ViewItem } from './view.ts';

/** The notes whose review is due, the oldest first and those never reviewed on top. */
export const reviewView: View = (source, parent) => {
  const { vault, circumstances, words } = source;
  const hasWords = filterOf(source);
  const { field, maxAgeDays } = vault.config.review ?? { field: usualReviewField, maxAgeDays: 0 };
  const queue = reviewQueue(vault, (path) => dateInField(vault, path, field), circumstances.today);
  // A vault in which no note was ever reviewed has no queue, until its config says otherwise.
  if (!vault.config.review && queue.every(({ date }) => date === undefined)) return [];
  const items = queue.flatMap(({ path, age, date }): ViewItem[] => {
    const note = vault.notes.get(path);
    if (!note || (age !== undefined && age <= maxAgeDays)) return [];
    const description = age === undefined ? words.neverReviewed : words.days(age);
    const tooltip = date === undefined ? path : `${path}, ${words.reviewedOn(date)}`;
    const item: ViewItem = { ...noteItem(note), description, tooltip, kind: 'review' };
    return hasWords(item.label, path) ? [item] : [];
  });
  return inFolders(source, items, parent);
};
