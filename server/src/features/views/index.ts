import { chainsView } from './chains.ts';
import { backlinksView, outgoingView } from './links.ts';
import { problemsView } from './problems.ts';
import { reviewView } from './review.ts';
import { tagsView } from './tags.ts';
import type { View } from './view.ts';

export type { ViewItem } from './view.ts';

/** Every view by its name. */
export const views: ReadonlyMap<string, View> = new Map([
  ['backlinks', backlinksView],
  ['outgoing', outgoingView],
  ['review', reviewView],
  ['problems', problemsView],
  ['tags', tagsView],
  ['chains', chainsView],
]);
