import { tagPartsOf } from '../../vault/fields.ts';
import { fold } from '../../vault/path.ts';
import type { Vault } from '../../vault/vault.ts';
import { type TagUse, tagInventory } from '../tags.ts';
import { noteItem } from './links.ts';
import { filterOf, type View, type ViewItem } from './view.ts';

/** The tags as a tree by their `/`; below each tag its parts and the notes that have it. */
export const tagsView: View = (source, parent) => {
  const { vault } = source;
  const hasWords = filterOf(source);
  const inventory = tagInventory(vault).filter(({ name }) => hasWords(name));
  const prefix = parent === undefined ? '' : `${parent}/`;
  const below = inventory.filter(({ name }) => fold(name).startsWith(prefix));
  const items = new Map<string, ViewItem>();
  for (const { name } of below) {
    const part = name.slice(prefix.length).split('/', 1)[0] ?? '';
    const id = prefix + fold(part);
    if (items.has(id)) continue;
    const notes = notesOf(inventory, id);
    items.set(id, {
      id,
      label: part,
      description: String(notes.size),
      tooltip: `#${id}`,
      icon: 'tag',
      kind: 'tag',
      ...placed(vault, notes, id),
      hasChildren: true,
    });
  }
  const own = inventory.find(({ name }) => fold(name) === parent)?.notes ?? [];
  const notes = own.flatMap((path) => {
    const note = vault.notes.get(path);
    return note ? [{ ...noteItem(note), id: `${parent} ${path}`, description: path }] : [];
  });
  return [...[...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), ...notes];
};

/** The notes with the tag, or with one below it. */
function notesOf(inventory: readonly TagUse[], tag: string): Set<string> {
  const matching = inventory.filter(({ name }) => fold(name) === tag || fold(name).startsWith(`${tag}/`));
  return new Set(matching.flatMap(({ notes }) => notes));
}

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
