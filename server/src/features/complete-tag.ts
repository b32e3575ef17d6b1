import type { Note } from '../parse/note.ts';
import { type Range, touches } from '../text/range.ts';
import { tagPartsOf } from '../vault/fields.ts';
import { fold } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import type { TagContext } from './completion-context.ts';
import type { Completion } from './completion-item.ts';
import { type Offer, ranked } from './ranked.ts';
import { spelledTag } from './tags.ts';

/** The tags of the vault, and the tags above nested ones, the most used first. */
export function tagCompletion(vault: Vault, note: Note, context: TagContext): Completion {
  return ranked(
    context,
    tagOffers(vault, note, context.range, (tag) => tag),
  );
}

/** `written` turns a tag into what is put in. The tag that is being written does not count. */
export function* tagOffers(vault: Vault, note: Note, range: Range, written: (tag: string) => string): Generator<Offer> {
  for (const tag of vault.notesByTag.names()) {
    const paths = vault.notesByTag.get(tag);
    if (paths.size === 1 && paths.has(note.path) && isOnlyAt(note, tag, range)) continue;
    const detail = paths.size === 1 ? '1 note' : `${paths.size} notes`;
    const item = (): ReturnType<Offer['item']> => {
      const label = spelledTag(vault, tag);
      return { kind: 'tag', label, detail, newText: written(label) };
    };
    yield { names: [tag], weight: paths.size, item };
  }
}

function isOnlyAt(note: Note, tag: string, { start }: Range): boolean {
  return tagPartsOf(note).every((part) => fold(part.text) !== tag || touches(part, start));
}
