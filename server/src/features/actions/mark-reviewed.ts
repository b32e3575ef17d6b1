import { setField } from '../../parse/front-matter-edit.ts';
import type { VaultEdit } from '../../text/edit.ts';
import { fieldOf, usualReviewField } from '../../vault/fields.ts';
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
  const { note, today } = site;
  const field = reviewFieldOf(site);
  if (field === undefined) return { refused: "The vault's config has no 'review' with the field that holds the date." };
  const edit = setField(note, field, today);
  return edit ? editNote(site, edit) : { refused: 'The front matter cannot be read, so nothing can be set in it.' };
}

/** The config's field, else the usual one in a note that has it. */
function reviewFieldOf({ vault, note }: Site): string | undefined {
  return vault.config.review?.field ?? (fieldOf(note, usualReviewField) ? usualReviewField : undefined);
}

function isReviewedToday(site: Site): boolean {
  const field = reviewFieldOf(site);
  return field !== undefined && fieldOf(site.note, field)?.items[0]?.text === site.today;
}
