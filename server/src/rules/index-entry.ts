import type { Link, ListItem, Note } from '../parse/note.ts';
import type { TextEdit } from '../text/edit.ts';
import { lineAt } from '../text/lines.ts';
import { encloses, type Range } from '../text/range.ts';
import { sectionEnd } from '../vault/anchor.ts';
import { escapeDestination } from '../vault/escape.ts';
import { titleOf } from '../vault/fields.ts';
import { fold, folderOf, sameWords, stemOf } from '../vault/path.ts';
import { resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import { canBeTarget, pathFormOf, writePath, writeTarget } from '../vault/write-link.ts';

/** An item for a note in the list of an index note. */
export interface IndexEntry {
  readonly edit: TextEdit;
  /** Whether there was a list with a place for it, so that no person has to look. */
  readonly placed: boolean;
  /** The link in the item. */
  readonly link: string;
}

/**
 * The edit that lists a note in an index note: under the heading of the note's subfolder where there is one, in the
 * place that the list's order asks for when it is alphabetical, else at its end. Without a list one is begun.
 */
export function indexEntry(vault: Vault, index: Note, note: Note): IndexEntry {
  const link = linkTo(vault, index, note);
  const section = sectionFor(index, note);
  const listed = listedIn(vault, index, section);
  const ofFolder = listed.filter(({ path }) => folderOf(path) === folderOf(note.path));
  const list = ofFolder.length > 0 ? ofFolder : listed;
  const [first] = list;
  if (!first) return { edit: newList(index, section, link), placed: false, link };
  const last = list.at(-1) ?? first;
  const next = successor(vault, list, note);
  const { item } = next ?? last;
  const text = `${' '.repeat(columnOf(index, item))}${next ? item.marker.text : markerAfter(item)} ${link}`;
  const at = next ? item.start - columnOf(index, item) : item.end;
  const newText = next ? `${text}${index.lineEnding}` : `${index.lineEnding}${text}`;
  return { edit: { range: { start: at, end: at }, newText }, placed: true, link };
}

interface Listed {
  readonly item: ListItem;
  readonly path: string;
}

function linkTo(vault: Vault, index: Note, note: Note): string {
  const target = writeTarget(vault, index.path, note.path);
  if (canBeTarget(target)) return `[[${target}]]`;
  const path = writePath(vault, index.path, note.path, { ...pathFormOf(''), extension: true }) ?? note.path;
  const form = { angled: false, spacesEncoded: true, unicodeEncoded: false };
  return `[${titleOf(note).replace(/[[\]\\]/g, '\\$&')}](${escapeDestination(path, form)})`;
}

/** The section whose heading is called as the first folder between the index note and the note; else the whole note. */
function sectionFor(index: Note, note: Note): Range {
  const below = note.path.slice(folderOf(index.path) === '' ? 0 : folderOf(index.path).length + 1);
  const folder = below.includes('/') ? below.slice(0, below.indexOf('/')) : undefined;
  const heading =
    folder === undefined ? undefined : index.headings.find((candidate) => sameWords(candidate.text.text, folder));
  if (!heading) return { start: 0, end: index.length };
  return { start: heading.end, end: sectionEnd(index, heading) };
}

/** The outermost items of the section that name notes, each with the first note that it names. */
function listedIn(vault: Vault, index: Note, section: Range): Listed[] {
  const listed: Listed[] = [];
  for (const item of index.listItems) {
    // Behind a quote's mark the item's column is no indentation.
    if (item.depth > 0 || columnOf(index, item) > 3 || !encloses(section, item)) continue;
    if (index.callouts.some((callout) => encloses(callout, item))) continue;
    const path = firstNote(vault, index, item);
    if (path !== undefined) listed.push({ item, path });
  }
  return listed;
}

function firstNote(vault: Vault, index: Note, item: ListItem): string | undefined {
  for (const link of index.links) {
    if (!encloses(item, link)) continue;
    const destination = resolveLink(vault, index.path, link as Link);
    if (destination.kind === 'note') return destination.path;
  }
  return undefined;
}

/** The item before which the note belongs, when the list is in the order of stems or of titles, and not behind all. */
function successor(vault: Vault, list: readonly Listed[], note: Note): Listed | undefined {
  const titleAt = (path: string): string => {
    const listed = vault.notes.get(path);
    return listed ? titleOf(listed) : stemOf(path);
  };
  for (const name of [stemOf, titleAt]) {
    const names = list.map(({ path }) => fold(name(path)));
    const own = fold(name(note.path));
    if (names.every((text, index) => index === 0 || (names[index - 1] ?? '') <= text))
      return list[names.findIndex((text) => text > own)];
  }
  return undefined;
}

/** A list behind the section's text. */
function newList(index: Note, section: Range, link: string): TextEdit {
  const { lineEnding } = index;
  const at = section.end;
  const startsLine = index.lineStarts[lineAt(index.lineStarts, at)] === at;
  const before = at === 0 ? '' : startsLine ? lineEnding : lineEnding + lineEnding;
  const after = at < index.length ? lineEnding : '';
  return { range: { start: at, end: at }, newText: `${before}- ${link}${lineEnding}${after}` };
}

/** The marker of the item behind this one. */
function markerAfter({ marker, ordered }: ListItem): string {
  if (!ordered) return marker.text;
  return `${Number.parseInt(marker.text, 10) + 1}${marker.text.slice(-1)}`;
}

function columnOf(index: Note, item: ListItem): number {
  return item.start - (index.lineStarts[lineAt(index.lineStarts, item.start)] ?? 0);
}
