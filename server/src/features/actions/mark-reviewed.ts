import { setField } from '../../parse/front-matter-edit.ts';
import type { VaultEdit } from '../../text/edit.ts';
import { fieldOf } from '../../vault/fields.ts';
import type { Refusal } from '../feature.ts';
import { editNote, type Offer, type Site } from './offer.ts';

/** Sets the date of the last review to today, in vaults that review. */
export function* markReviewed(site: Site): Generator<Offer> {
  const edit = reviewedToday(site);
  if (edit.edits !== undefined && !isReviewedToday(site))
    yield { title: 'Mark as reviewed today', kind: 'source', edit: () => edit };
}

/** The edit that does it; a refusal says why it cannot. */
export function reviewedToday(site: Site): (VaultEdit & { refused?: never }) | (Refusal & { edits?: never }) {
  const { vault, note, today } = site;
  const field = vault.config.review?.field;
  if (field === undefined) return { refused: "The vault's config has no 'review' with the field that holds the date." };
  const edit = setField(note, field, today);
  return edit ? editNote(site, edit) : { refused: 'The front matter cannot be read, so nothing can be set in it.' };
}

function isReviewedToday({ vault, note, today }: Site): boolean {
  const { review } = vault.config;
  return review !== undefined && fieldOf(note, review.field)?.items[0]?.text === today;
}
