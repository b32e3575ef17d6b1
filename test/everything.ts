import { backlinks } from '../server/src/vault/backlinks.ts';
import { nearestNotes } from '../server/src/vault/nearest.ts';
import type { LinkSite, Vault } from '../server/src/vault/vault.ts';
import { destinationOf } from './check-resolution.ts';

/** Everything that can be asked of a vault, in an order that does not depend on its history. */
export function everythingAbout(vault: Vault): unknown {
  const notes = [...vault.notes.keys()].sort();
  const names = [...vault.namesInLinks()].sort();
  return {
    notes,
    attachments: [...vault.attachments].sort(),
    folders: ['', 'x', 'x/y', 'y'].map((folder) => [vault.hasFolder(folder), vault.filesBelow(folder)]),
    links: notes.map((from) => vault.links(from).map((found) => destinationOf(vault, from, found))),
    backlinks: [...notes, ...vault.attachments].sort().map((to) => [...backlinks(vault, to)].map(shown)),
    names: names.map((name) => [name, [...vault.linksNaming(new Set([name]))].map(shown)]),
    displays: [...vault.sourcesByDisplay.names()].sort().map((name) => [...vault.sourcesByDisplay.get(name)].sort()),
    words: [...vault.notesByWords.names()].sort().map((name) => [...vault.notesByWords.get(name)].sort()),
    tags: [...vault.notesByTag.names()].sort().map((name) => [name, [...vault.notesByTag.get(name)].sort()]),
    near: nearestNotes(vault, 'ba', 20),
  };
}

export function shown({ note, link: { start, end } }: LinkSite): string {
  return `${note.path}:${start}-${end}`;
}
