import type { Note } from '../../parse/note.ts';
import type { TextEdit, VaultEdit } from '../../text/edit.ts';
import { encloses, type Range } from '../../text/range.ts';
import type { Vault } from '../../vault/vault.ts';
import type { ReadText } from '../feature.ts';
import { keepLinks } from '../keep-links.ts';

/** A selection in a note, or a cursor, which is an empty one; and what an action may look at. */
export interface Site {
  readonly vault: Vault;
  readonly read: ReadText;
  readonly note: Note;
  /** The note's text. */
  readonly text: string;
  readonly range: Range;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** The kinds of LSP §CodeActionKind to which the actions belong. */
export type OfferKind = 'refactor.rewrite' | 'refactor.extract' | 'refactor.inline' | 'source';

/** Something that can be done at a site. Its edit is made when it is wanted: offers are asked for at every cursor move. */
export interface Offer {
  /** The outcome, and unique among the offers of one site. */
  readonly title: string;
  readonly kind: OfferKind;
  /** Undefined when it turns out that it cannot be done. */
  edit(): VaultEdit | undefined;
}

/** The edit that replaces one range of the site's note. */
export function replace(site: Site, { start, end }: Range, newText: string): VaultEdit {
  return editNote(site, { range: { start, end }, newText });
}

/** The edit of the site's note. Links to its headings follow when one of them comes to say something else. */
export function editNote({ vault, note, read }: Site, ...edits: readonly TextEdit[]): VaultEdit {
  const own = new Map([[note.path, edits]]);
  const isInHeading = edits.some(({ range }) => note.headings.some(({ text }) => encloses(text, range)));
  return { edits: isInHeading ? keepLinks(vault, { edits: own }, read).edits : own };
}
