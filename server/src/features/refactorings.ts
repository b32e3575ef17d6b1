import { convertLink } from './actions/convert-link.ts';
import { extractNote } from './actions/extract.ts';
import { inlineNote } from './actions/inline.ts';
import { linkMention } from './actions/link-mention.ts';
import { markReviewed } from './actions/mark-reviewed.ts';
import type { Offer, Site } from './actions/offer.ts';
import { addToRelated } from './actions/related.ts';
import { rewriteLink } from './actions/rewrite-link.ts';
import { tableOfContents } from './actions/table-of-contents.ts';

const actions = [
  linkMention,
  rewriteLink,
  convertLink,
  inlineNote,
  addToRelated,
  extractNote,
  markReviewed,
  tableOfContents,
];

/** Everything that can be done at a selection beside the fixes of problems. */
export function refactorings(site: Site): Offer[] {
  return actions.flatMap((offers) => [...offers(site)]);
}
