import { normalizedLabel } from '../parse/labels.ts';
import type { Link, Note } from '../parse/note.ts';
import { encloses, type Range } from '../text/range.ts';
import { forEachBacklink } from '../vault/backlinks.ts';
import { fieldOf, tagPartsOf } from '../vault/fields.ts';
import { nameKey } from '../vault/filed-names.ts';
import { fold } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { linkTargets } from './definition.ts';
import type { Place } from './feature.ts';
import { isExternal, type UnderCursor, underCursor } from './under-cursor.ts';

/** A place where something is named; `declares` where it is made: a heading, a block id, a footnote's text. */
export interface Reference {
  readonly path: string;
  readonly range: Range;
  readonly declares: boolean;
}

/**
 * Every place that names what stands at the place, by the notes' paths and in text order. On a link's target that is the
 * note or attachment, on its fragment the heading or block; the first heading and the title of a note stand for the note.
 * An ambiguous link stands for all its candidates. Undefined where there is nothing to look for.
 */
export function references(vault: Vault, place: Place): Reference[] | undefined {
  const found = underCursor(vault, place);
  return found && inOrder(referencesTo(vault, found));
}

/** The links to a note from others, or all links to the heading or block of it that stands at the range. */
export function linksTo(vault: Vault, note: Note, anchor?: Range): Reference[] {
  const found = anchor ? ofAnchor(vault, note.path, anchor) : ofFile(vault, note.path);
  return inOrder(found.filter(({ declares, path }) => !declares && (anchor || path !== note.path)));
}

/** The places in the note itself that name what stands at the place. */
export function documentHighlights(vault: Vault, place: Place): Reference[] {
  return (references(vault, place) ?? []).filter(({ path, range }) => path === place.path && range.end > range.start);
}

function referencesTo(vault: Vault, found: UnderCursor): Reference[] {
  const { note } = found;
  switch (found.kind) {
    case 'link':
      return referencesOfLink(vault, note, found.link, found.part);
    case 'heading':
      if (found.heading === titleHeadingOf(note)) return ofFile(vault, note.path);
      return ofAnchor(vault, note.path, found.heading.text);
    case 'block':
      return ofAnchor(vault, note.path, found.block);
    case 'html-anchor':
      return ofAnchor(vault, note.path, found.anchor);
    case 'tag':
      return ofTag(vault, found.tag.text);
    case 'footnote':
      return ofFootnote(note, found.footnote.label.text);
    case 'definition':
      return ofLabel(note, found.definition.label.text);
    case 'value':
      if (found.field.key.text === 'title') return ofFile(vault, note.path);
      return ofValue(vault, found.field.key.text, found.item.text);
    case 'key':
      return ofKey(vault, found.field.key.text);
    default:
      return [];
  }
}

function referencesOfLink(vault: Vault, note: Note, link: Link, part: string): Reference[] {
  if (link.kind === 'reference' && part !== 'display') return ofLabel(note, link.label.text);
  if (isExternal(link)) return ofAddress(vault, link.target.text);
  const targets = linkTargets(vault, note.path, link);
  if (targets.length === 0) return ofMissing(vault, link);
  const wholeNote = part === 'target' || link.fragment === undefined;
  return targets.flatMap(({ path, selection }) =>
    wholeNote || selection.end === 0 ? ofFile(vault, path) : ofAnchor(vault, path, selection),
  );
}

/** The links to a note or attachment; it is declared at its title. */
function ofFile(vault: Vault, path: string): Reference[] {
  const own = vault.notes.get(path);
  const title = own && titleHeadingOf(own)?.text;
  const found: Reference[] = [{ path, range: title ?? { start: 0, end: 0 }, declares: true }];
  forEachBacklink(vault, path, (from, link) => {
    if (link.target.text !== '') found.push(reference(from, targetOf(link)));
  });
  return found;
}

/** The links to a heading, block or HTML anchor, which stands at that range. */
function ofAnchor(vault: Vault, path: string, selection: Range): Reference[] {
  const found: Reference[] = [{ path, range: selection, declares: true }];
  forEachBacklink(vault, path, (from, link) => {
    if (link.fragment === undefined) return;
    const leadsThere = linkTargets(vault, from, link).some(
      (target) => target.path === path && target.selection.start === selection.start && target.selection.end > 0,
    );
    if (leadsThere) found.push(reference(from, fragmentOf(link)));
  });
  return found;
}

/** Links to a name that nothing goes by. */
function ofMissing(vault: Vault, { target }: Link): Reference[] {
  const wanted = fold(target.text);
  const found: Reference[] = [];
  vault.forEachLinkNaming(new Set([nameKey(target.text)]), (path, link) => {
    if (fold(link.target.text) === wanted && linkTargets(vault, path, link).length === 0)
      found.push(reference(path, targetOf(link)));
  });
  return found;
}

function ofAddress(vault: Vault, address: string): Reference[] {
  return inNotes(vault, vault.notes.keys(), (note) =>
    note.links.filter((link) => isExternal(link) && link.target.text === address),
  );
}

/** The uses of a tag and of those nested in it. */
function ofTag(vault: Vault, tag: string): Reference[] {
  const wanted = fold(tag);
  const isWanted = (other: string): boolean => other === wanted || other.startsWith(`${wanted}/`);
  const paths = new Set<string>();
  for (const name of vault.notesByTag.names())
    if (isWanted(name)) for (const path of vault.notesByTag.get(name)) paths.add(path);
  return inNotes(vault, paths, (note) => tagPartsOf(note).filter((other) => isWanted(fold(other.text))));
}

function ofValue(vault: Vault, key: string, value: string): Reference[] {
  return inNotes(
    vault,
    vault.notes.keys(),
    (note) => fieldOf(note, key)?.items.filter((item) => item.text === value) ?? [],
  );
}

function ofKey(vault: Vault, key: string): Reference[] {
  return inNotes(vault, vault.notes.keys(), (note) => {
    const field = fieldOf(note, key);
    return field ? [field.key] : [];
  });
}

function ofFootnote(note: Note, label: string): Reference[] {
  const wanted = normalizedLabel(label);
  return note.footnotes
    .filter((other) => normalizedLabel(other.label.text) === wanted)
    .map((other) => ({ path: note.path, range: other.label, declares: other.definition }));
}

function ofLabel(note: Note, label: string): Reference[] {
  const wanted = normalizedLabel(label);
  const declared = note.definitions.filter((other) => normalizedLabel(other.label.text) === wanted).slice(0, 1);
  const uses = note.links.flatMap((link) =>
    link.kind === 'reference' && normalizedLabel(link.label.text) === wanted ? [link.label] : [],
  );
  return [
    ...declared.map((definition) => ({ path: note.path, range: definition.label, declares: true })),
    ...uses.map((use) => reference(note.path, use)),
  ];
}

function inNotes(vault: Vault, paths: Iterable<string>, rangesOf: (note: Note) => readonly Range[]): Reference[] {
  return [...paths].flatMap((path) => {
    const note = vault.notes.get(path);
    return note ? rangesOf(note).map((range) => reference(path, range)) : [];
  });
}

/** The heading that names its note: the first one, of level 1, with nothing but front matter and text before it. */
function titleHeadingOf(note: Note): Note['headings'][number] | undefined {
  const [first] = note.headings;
  return first?.level === 1 ? first : undefined;
}

function reference(path: string, range: Range): Reference {
  return { path, range, declares: false };
}

/** Where a link names its note; the parts of a reference link stand in its definition. */
function targetOf(link: Link): Range {
  return encloses(link, link.target) && link.target.end > link.target.start ? link.target : link;
}

function fragmentOf(link: Link): Range {
  return link.fragment && encloses(link, link.fragment) ? link.fragment : link;
}

/** Each place once; of two that say differently of the same, what the later one says. */
function inOrder(found: readonly Reference[]): Reference[] {
  const sorted = [...found].sort(byPlace);
  const isLast = (item: Reference, index: number): boolean => {
    const next = sorted[index + 1];
    return next === undefined || byPlace(item, next) !== 0;
  };
  return sorted.every(isLast) ? sorted : sorted.filter(isLast);
}

function byPlace(a: Reference, b: Reference): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.range.start - b.range.start || a.range.end - b.range.end;
}
