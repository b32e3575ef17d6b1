import { tagPartsOf } from '../../vault/fields.ts';
import { fold } from '../../vault/path.ts';
import type { Vault } from '../../vault/vault.ts';
import { spelledTag } from '../tags.ts';
import { itemFor } from './links.ts';
import { filterOf, grouped, type View, type ViewItem } from './view.ts';

/** The tags as a tree by their `/`; below each tag its parts and the notes that have it. */
export const tagsView: View = (source, parent) => {
  const { vault, words, choice } = source;
  const hasWords = filterOf(source);
  const prefix = parent === undefined ? '' : `${parent}/`;
  const wanted = [...vault.notesByTag.names()].filter((name) => name.startsWith(prefix) && hasWords(name));
  const below = grouped(wanted, (name) => prefix + name.slice(prefix.length).split('/', 1)[0]);
  const items = [...below]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, names]): ViewItem => {
      const notes = new Set(names.flatMap((name) => [...vault.notesByTag.get(name)]));
      return {
        id,
        label:
          spelledTag(vault, names[0] ?? id)
            .slice(prefix.length)
            .split('/', 1)[0] ?? '',
        description: String(notes.size),
        spoken: words.notes(notes.size),
        tooltip: `#${id}`,
        icon: 'tag',
        kind: 'tag',
        ...placed(vault, notes, id),
        hasChildren: true,
        ...(choice?.filter && names.some((name) => name !== id) ? { isOpen: true } : {}),
      };
    });
  const own = parent !== undefined && hasWords(parent) ? [...vault.notesByTag.get(parent)].sort() : [];
  const notes = own.map((path) => ({
    ...itemFor(path, vault.summaries.get(path)?.title ?? path),
    id: `${parent} ${path}`,
    description: path,
  }));
  return [...items, ...notes];
};

/** A place where the tag stands, or one below it: at the end of its name, where a rename takes it for this one. */
function placed(vault: Vault, notes: ReadonlySet<string>, id: string): Pick<ViewItem, 'place'> {
  for (const path of notes) {
    const note = vault.notes.get(path);
    const tag = note && tagPartsOf(note).find(({ text }) => fold(text) === id || fold(text).startsWith(`${id}/`));
    if (!tag) continue;
    const at = tag.start + id.length;
    return { place: { path, range: { start: at, end: at } } };
  }
  return {};
}
