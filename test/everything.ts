import { backlinks, linkSources } from '../server/src/vault/backlinks.ts';
import type { NameFilter, QueryBits } from '../server/src/vault/name-filter.ts';
import { nearestNotes } from '../server/src/vault/nearest.ts';
import type { LinkSite, Vault } from '../server/src/vault/vault.ts';
import { destinationOf } from './check-resolution.ts';

/** Everything that can be asked of a vault, in an order that does not depend on its history. */
export function everythingAbout(vault: Vault): unknown {
  const notes = [...vault.notes.keys()].sort();
  const names = namesOf(vault.namesInLinks.filter).sort();
  return {
    notes,
    attachments: [...vault.attachments].sort(),
    folders: ['', 'x', 'x/y', 'y'].map((folder) => [vault.hasFolder(folder), vault.filesBelow(folder)]),
    links: notes.map((from) => vault.links(from).map((found) => destinationOf(vault, from, found))),
    backlinks: [...notes, ...vault.attachments].sort().map((to) => backlinks(vault, to).map(shown)),
    sources: notes.map((to) => [...linkSources(vault, to)].sort()),
    names: names.map((name) => [name, sitesNaming(vault, name).map(shown)]),
    displays: [...vault.sourcesByDisplay.names()].sort().map((name) => [...vault.sourcesByDisplay.get(name)].sort()),
    words: [...vault.notesByWords.names()].sort().map((name) => [...vault.notesByWords.get(name)].sort()),
    tags: [...vault.notesByTag.names()].sort().map((name) => [name, [...vault.notesByTag.get(name)].sort()]),
    headings: [...vault.notesByHeading.names()]
      .sort()
      .map((name) => [name, [...vault.notesByHeading.get(name)].sort()]),
    filtered: [
      vault.namesInLinks,
      vault.notesByStem,
      vault.notesByTitle,
      vault.notesByAlias,
      vault.notesByHeading,
      vault.notesByPath,
      vault.attachmentsByName,
    ].map(({ filter }) => namesOf(filter).sort()),
    counts: besideNames(vault.notesByStem.filter),
    stems: [vault.notesByTitle, vault.notesByAlias, vault.notesByPath].map(({ filter }) =>
      besideNames(filter, (stem) => vault.notesByStem.filter.nameAt(stem)),
    ),
    summaries: notes.map((path) => [path, vault.summaries.get(path)]),
    near: nearestNotes(vault, 'ba', 20),
  };
}

function sitesNaming(vault: Vault, name: string): LinkSite[] {
  const sites: LinkSite[] = [];
  vault.forEachLinkNaming(new Set([name]), (path, link) => sites.push({ path, link }));
  return sites;
}

export function shown({ path, link: { start, end } }: LinkSite): string {
  return `${path}:${start}-${end}`;
}

/** The names that a filter lets through: all of them when nothing is asked for. */
export function namesOf(filter: NameFilter, query = nothing, whole = false): string[] {
  const names: string[] = [];
  for (let at = filter.next(query, 0, whole); at >= 0; at = filter.next(query, at + 1, whole))
    names.push(filter.nameAt(at));
  return names;
}

const nothing: QueryBits = { letters: 0, first: 0, pairs: 0 };

/** Each name with the number that stands beside it, as it is to be shown, by names. */
function besideNames(filter: NameFilter, shownAs: (beside: number) => unknown = (beside) => beside): unknown[] {
  const found: [string, unknown][] = [];
  filter.forEachNumber((at) => {
    const beside = filter.besideAt(at);
    found.push([filter.nameAt(at), beside === undefined ? undefined : shownAs(beside)]);
  });
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}
