import { dateIn } from '../../rules/dates.ts';
import { type ReviewEntry, reviewQueue } from '../review.ts';
import { itemFor } from './links.ts';
import { filterOf, inFolders, type View, type ViewItem, type ViewSource } from './view.ts';

/** The notes whose review is due, the oldest first and those never reviewed on top. */
export const reviewView: View = (source, parent) => {
  const { vault, words } = source;
  const hasWords = filterOf(source);
  const items = dueNotes(source).flatMap(({ path, age, date }): ViewItem[] => {
    const description = age === undefined ? words.neverReviewed : words.days(age);
    const tooltip = date === undefined ? path : `${path}, ${words.reviewedOn(date)}`;
    const item: ViewItem = {
      ...itemFor(path, vault.summaries.get(path)?.title ?? path),
      description,
      tooltip,
      kind: 'review',
    };
    return hasWords(item.label, path) ? [item] : [];
  });
  return inFolders(source, items, parent);
};

/** The notes that are due for review, in their order. None where no note was ever reviewed, unless the config asks for it. */
export function dueNotes({ vault, circumstances }: Pick<ViewSource, 'vault' | 'circumstances'>): ReviewEntry[] {
  const { review } = vault.config;
  const dateOf = (path: string) => dateIn(vault.summaries.get(path)?.reviewed ?? '');
  const queue = reviewQueue(vault, dateOf, circumstances.today);
  if (!review && queue.every(({ date }) => date === undefined)) return [];
  return queue.filter(({ age }) => age === undefined || age > (review?.maxAgeDays ?? 0));
}
