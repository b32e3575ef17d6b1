import type { Note } from '../../parse/note.ts';
import { lineAt } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import { titleOf } from '../../vault/fields.ts';
import type { Destination } from '../../vault/resolve.ts';
import type { LinkSite } from '../../vault/vault.ts';
import { incomingLinks, outgoingLinks } from '../connections.ts';
import { distinctIds, filterOf, inFolders, noteStart, type View, type ViewItem, type ViewSource } from './view.ts';
import type { ViewWords } from './words.ts';

/** The notes that link to the active one, each with the lines of its links. */
export const backlinksView: View = (source, parent) => {
  const { vault, active, read } = source;
  if (active === undefined) return [];
  const sites = wantedSites(source, incomingLinks(vault, active));
  const from = parent === undefined ? undefined : vault.notes.get(parent);
  if (!from) {
    const counts = new Map<string, { note: Note; count: number }>();
    for (const { note } of sites) counts.set(note.path, { note, count: (counts.get(note.path)?.count ?? 0) + 1 });
    const items = [...counts.values()].map(({ note, count }) => ({
      ...noteItem(note),
      description: count === 1 ? note.path : `${note.path}, ${source.words.links(count)}`,
      hasChildren: true,
    }));
    return inFolders(source, items, parent);
  }
  const text = read(from.path);
  if (text === undefined) return [];
  return sites
    .filter(({ note }) => note.path === from.path)
    .map(({ link }, at) => ({
      id: `${from.path}:${at}`,
      label: lineOf(from, text, link),
      description: String(lineAt(from.lineStarts, link.start) + 1),
      icon: 'link' as const,
      place: { path: from.path, range: link },
    }));
};

/** The links of the active note, in text order, and where each leads. */
export const outgoingView: View = (source) => {
  const { vault, active, words } = source;
  if (active === undefined) return [];
  const hasWords = filterOf(source);
  const id = distinctIds();
  const items = outgoingLinks(vault, active).map(({ link, destination }): ViewItem => {
    const target = destination.kind === 'note' ? vault.notes.get(destination.path) : undefined;
    const leads = destination.kind === 'note' || destination.kind === 'attachment' ? destination.path : undefined;
    const label = target ? titleOf(target) : link.target.text;
    return {
      id: id(`${link.target.text}#${link.fragment?.text ?? ''}`),
      label: link.fragment ? `${label} # ${link.fragment.text}` : label,
      description: leads ?? wordFor(destination, words),
      icon: leads === undefined && destination.kind !== 'virtual' ? 'broken' : 'link',
      place: { path: active, range: link },
    };
  });
  return items.filter(({ label, description = '' }) => hasWords(label, description));
};

/** The links whose note or line has the words that the reader filters by. */
function wantedSites(source: ViewSource, sites: readonly LinkSite[]): readonly LinkSite[] {
  if (!source.choice?.filter?.trim()) return sites;
  const hasWords = filterOf(source);
  return sites.filter(({ note, link }) => {
    const line = lineOf(note, source.read(note.path) ?? '', link);
    return hasWords(titleOf(note), note.path, line);
  });
}

/** A note as an item that leads to it. */
export function noteItem(note: Note): ViewItem {
  return {
    id: note.path,
    label: titleOf(note),
    icon: 'note',
    tooltip: note.path,
    place: { path: note.path, range: noteStart },
  };
}

function wordFor({ kind }: Destination, words: ViewWords): string {
  if (kind === 'virtual') return words.madeBySite;
  return kind === 'outside' ? words.outside : words.noSuchNote;
}

/** The line in which a range starts, without the white space at its ends. */
export function lineOf(note: Note, text: string, { start }: Range): string {
  const line = lineAt(note.lineStarts, start);
  return text.slice(note.lineStarts[line], note.lineStarts[line + 1]).trim();
}
