import type { Link, Note } from '../../parse/note.ts';
import { lineAt } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import { resolveAnchor } from '../../vault/anchor.ts';
import { titleOf } from '../../vault/fields.ts';
import { fileNameOf, folderOf } from '../../vault/path.ts';
import { type Destination, resolveLink } from '../../vault/resolve.ts';
import type { LinkSite, Vault } from '../../vault/vault.ts';
import { incomingLinks, type OutgoingLink, outgoingLinks } from '../connections.ts';
import { filterOf, grouped, inFolders, noteStart, type View, type ViewItem, type ViewSource } from './view.ts';
import type { ViewWords } from './words.ts';

/** The notes that link to the active one, each with the lines of its links. */
export const backlinksView: View = (source, parent) => {
  const { vault, active } = source;
  if (active === undefined) return [];
  const sites = wantedSites(source, incomingLinks(vault, active));
  const from = parent === undefined ? undefined : vault.notes.get(parent);
  if (from) {
    const links = sites.filter(({ path }) => path === from.path).map(({ link }) => link);
    return lineItems(source, from, from.path, links);
  }
  const items = [...grouped(sites, ({ path }) => path)].flatMap(([path, links]): ViewItem[] => {
    const note = vault.notes.get(path);
    return note ? [{ ...noteItem(note), ...counted(source, path, links.length), hasChildren: true }] : [];
  });
  return inFolders(source, items, parent);
};

/** What the active note links to, in text order, each with the lines of the links to it. */
export const outgoingView: View = (source, parent) => {
  const { vault, active, read } = source;
  const note = active === undefined ? undefined : vault.notes.get(active);
  const text = note && read(note.path);
  if (!note || text === undefined) return [];
  const hasWords = filterOf(source);
  const groups = grouped(
    outgoingLinks(vault, note.path),
    ({ link, destination }) => pathOf(destination) ?? `${noPath}${link.target.text}`,
  );
  const wanted = [...groups].flatMap(([id, all]) => {
    const item = targetItem(source, note, id, all);
    const links = all.filter(({ link }) => hasWords(item.label, item.description ?? '', lineOf(note, text, link)));
    return links.length > 0 ? [{ item, links: links.map(({ link }) => link) }] : [];
  });
  const opened = wanted.find(({ item }) => item.id === parent);
  if (opened) return lineItems(source, note, opened.item.id, opened.links);
  const items = wanted.map(({ item, links }) => ({
    ...item,
    ...(item.id.startsWith(noPath) ? {} : counted(source, item.id, links.length)),
    hasChildren: true,
  }));
  return inFolders(source, items, parent, ({ id, description = '' }) =>
    id.startsWith(noPath) ? description : `${folderOf(id)}/`,
  );
};

/** Begins the ids of what links name and what has no path in the vault: no path holds a line feed. */
const noPath = '\n';

function pathOf(destination: Destination): string | undefined {
  return destination.kind === 'note' || destination.kind === 'attachment' ? destination.path : undefined;
}

/** A note or file, which opens, or what is not there, which shows the first of the links to it. */
function targetItem({ vault, words }: ViewSource, note: Note, id: string, [first]: readonly OutgoingLink[]): ViewItem {
  const target = vault.notes.get(id);
  if (target) return { ...noteItem(target), description: id };
  if (!first || pathOf(first.destination) !== undefined)
    return { id, label: fileNameOf(id), description: id, icon: 'file', place: { path: id, range: noteStart } };
  return {
    id,
    label: first.link.target.text,
    description: wordFor(first.destination, words),
    icon: first.destination.kind === 'virtual' ? 'link' : 'broken',
    place: { path: note.path, range: first.link },
  };
}

/** The links whose note or line has the words that the reader filters by. */
function wantedSites(source: ViewSource, sites: readonly LinkSite[]): readonly LinkSite[] {
  if (!source.choice?.filter?.trim()) return sites;
  const hasWords = filterOf(source);
  return sites.filter(({ path, link }) => {
    const note = source.vault.notes.get(path);
    return note && hasWords(titleOf(note), path, lineOf(note, source.read(path) ?? '', link));
  });
}

/** A note as an item that leads to it. */
export function noteItem(note: Note): ViewItem {
  return itemFor(note.path, titleOf(note));
}

/** The same of a note that need not be opened for it. */
export function itemFor(path: string, title: string): ViewItem {
  return { id: path, label: title, icon: 'note', tooltip: path, place: { path, range: noteStart } };
}

/** How many links there are comes first: where the view is narrow, the path behind it is cut. */
function counted({ words }: ViewSource, path: string, count: number): Pick<ViewItem, 'description' | 'spoken'> {
  return {
    description: count === 1 ? path : `${words.links(count)}, ${path}`,
    spoken: `${words.links(count)}, ${path}`,
  };
}

/** The lines of links of a note, below the item of that id. */
function lineItems({ vault, read, words }: ViewSource, note: Note, id: string, links: readonly Link[]): ViewItem[] {
  const text = read(note.path);
  if (text === undefined) return [];
  return links.map((link, at) => {
    const line = lineAt(note.lineStarts, link.start) + 1;
    return {
      id: `${id}:${at}`,
      ...lineAround(note, text, link),
      description: String(line),
      spoken: words.line(line),
      icon: leadsNowhere(vault, note, link) ? 'broken' : 'link',
      place: { path: note.path, range: link },
    };
  });
}

function leadsNowhere(vault: Vault, note: Note, link: Link): boolean {
  const destination = resolveLink(vault, note.path, link);
  if (destination.kind !== 'note') return destination.kind !== 'attachment' && destination.kind !== 'virtual';
  const target = vault.notes.get(destination.path);
  const fragment = link.fragment?.text ?? '';
  return target !== undefined && fragment !== '' && !resolveAnchor(target, fragment, link.kind !== 'wiki');
}

/** How many characters of a line stand in front of its link at most. */
const longestLead = 20;

/** The line of a link, with the link marked in it; of what is far in front of the link only the end is shown. */
function lineAround(note: Note, text: string, link: Link): Pick<ViewItem, 'label' | 'highlight' | 'tooltip'> {
  const line = lineOf(note, text, link);
  const before = text.slice(note.lineStarts[lineAt(note.lineStarts, link.start)], link.start).trimStart();
  const lead = before.length <= longestLead ? before : `…${before.slice(-longestLead).replace(/^\S*\s/, '')}`;
  const start = lead.length;
  const label = lead + line.slice(before.length);
  return { label, tooltip: line, highlight: { start, end: Math.min(label.length, start + link.end - link.start) } };
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
