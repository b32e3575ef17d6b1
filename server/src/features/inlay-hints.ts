import type { Note } from '../parse/note.ts';
import { overlaps, type Range } from '../text/range.ts';
import { titleOf } from '../vault/fields.ts';
import { sameWords } from '../vault/path.ts';
import { resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';

/** Text that an editor shows at an offset, and that is not there. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
}

/** The title of its note behind each bare `[[stem]]` of the range, unless the stem says the same. */
export function inlayHints(vault: Vault, note: Note, within: Range): InlayHint[] {
  return vault.links(note.path).flatMap((link) => {
    if ((link.kind !== 'wiki' && link.kind !== 'field') || link.embed || link.display || link.fragment) return [];
    if (!overlaps(link, within) || link.target.text === '') return [];
    const destination = resolveLink(vault, note.path, link);
    const target = destination.kind === 'note' ? vault.notes.get(destination.path) : undefined;
    if (!target) return [];
    const title = titleOf(target);
    return sameWords(title, link.target.text) ? [] : [{ offset: link.inner.end, label: title }];
  });
}
