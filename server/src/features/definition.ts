import { normalizedLabel } from '../parse/labels.ts';
import type { Link, Note } from '../parse/note.ts';
import type { Range } from '../text/range.ts';
import { resolveAnchor, sectionEnd } from '../vault/anchor.ts';
import { fieldOf, tagPartsOf } from '../vault/fields.ts';
import { fold } from '../vault/path.ts';
import { resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import type { Place } from './feature.ts';
import { isExternal, type UnderCursor, underCursor } from './under-cursor.ts';

/** A place to go to. In an attachment both ranges are empty, at its start. */
export interface Target {
  readonly path: string;
  /** The whole extent: a section, a block, a note. */
  readonly range: Range;
  /** What is to be selected in it: the heading's text, the block's id. */
  readonly selection: Range;
}

export interface Definition {
  /** What stands under the cursor. */
  readonly origin: Range;
  /** Best first; several where a link is ambiguous, or where a tag or value is used. Never empty. */
  readonly targets: readonly Target[];
}

/** Where the thing at the place is defined. A link to a missing heading leads to its note; undefined for what leads nowhere. */
export function definition(vault: Vault, place: Place): Definition | undefined {
  const found = underCursor(vault, place);
  if (!found) return undefined;
  const targets = targetsOf(vault, found);
  return targets.length === 0 ? undefined : { origin: found.range, targets };
}

function targetsOf(vault: Vault, found: UnderCursor): Target[] {
  const { note } = found;
  switch (found.kind) {
    case 'link':
      return found.part === 'label' ? labelTargets(note, found.link) : linkTargets(vault, note.path, found.link);
    case 'tag':
      return tagTargets(vault, found.tag.text);
    case 'value':
      return valueTargets(vault, found.field.key.text, found.item.text);
    case 'heading':
      return [headingTarget(note, found.heading)];
    case 'block':
      return [{ path: note.path, range: found.block.block, selection: found.block }];
    case 'footnote':
      return note.footnotes
        .filter((other) => other.definition && sameLabel(other.label.text, found.footnote.label.text))
        .map((other) => ({ path: note.path, range: other, selection: other.label }));
    case 'definition':
      return [{ path: note.path, range: found.definition, selection: found.definition.label }];
    default:
      return [];
  }
}

/** Every place that a link names: one, or each candidate when it is ambiguous. */
export function linkTargets(vault: Vault, from: string, link: Link): Target[] {
  if (isExternal(link)) return [];
  const destination = resolveLink(vault, from, link);
  if (destination.kind !== 'note' && destination.kind !== 'attachment') return [];
  const html = link.kind === 'markdown' || link.kind === 'reference';
  return [destination.path, ...destination.others].map((path) => targetIn(vault, path, link.fragment?.text, html));
}

function targetIn(vault: Vault, path: string, fragment: string | undefined, html: boolean): Target {
  const note = vault.notes.get(path);
  if (!note) return { path, range: start, selection: start };
  const anchor = fragment === undefined ? undefined : resolveAnchor(note, fragment, html);
  if (anchor?.kind === 'heading') return headingTarget(note, anchor.heading);
  if (anchor?.kind === 'block') return { path, range: anchor.block.block, selection: anchor.block };
  if (anchor?.kind === 'html') return { path, range: anchor.name, selection: anchor.name };
  return { path, range: { start: 0, end: note.length }, selection: start };
}

function headingTarget(note: Note, heading: Note['headings'][number]): Target {
  const range = { start: heading.start, end: sectionEnd(note, heading) };
  return { path: note.path, range, selection: heading.text };
}

function labelTargets(note: Note, link: Link): Target[] {
  if (link.kind !== 'reference') return [];
  const found = note.definitions.find((candidate) => sameLabel(candidate.label.text, link.label.text));
  return found ? [{ path: note.path, range: found, selection: found.label }] : [];
}

function tagTargets(vault: Vault, tag: string): Target[] {
  const wanted = fold(tag);
  return places(vault, (note) => tagPartsOf(note).filter((other) => fold(other.text) === wanted));
}

/** The notes that have the value in the same field. */
function valueTargets(vault: Vault, key: string, value: string): Target[] {
  return places(vault, (note) => fieldOf(note, key)?.items.filter((item) => item.text === value) ?? []);
}

function places(vault: Vault, rangesOf: (note: Note) => readonly Range[]): Target[] {
  return [...vault.notes.keys()].sort().flatMap((path) => {
    const note = vault.notes.get(path);
    return (note ? rangesOf(note) : []).map(({ start, end }) => ({
      path,
      range: { start, end },
      selection: { start, end },
    }));
  });
}

function sameLabel(a: string, b: string): boolean {
  return normalizedLabel(a) === normalizedLabel(b);
}

const start: Range = { start: 0, end: 0 };
