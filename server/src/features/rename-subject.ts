import type { Definition, Field, Heading, Link, Note } from '../parse/note.ts';
import { type Part, type Range, touches } from '../text/range.ts';
import { headingSteps, resolveAnchor } from '../vault/anchor.ts';
import { fieldOf } from '../vault/fields.ts';
import { fileNameOf, stemOf } from '../vault/path.ts';
import { resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import type { Place, Refusal } from './feature.ts';
import { isExternal, type LinkPart, underCursor } from './under-cursor.ts';

/** What a rename at a cursor renames. `at` is the stretch of the cursor's note in which the old name stands. */
export type Subject = { readonly at: Range } & (
  | { readonly kind: 'file'; readonly path: string }
  /** A wiki-link's target that names nothing. */
  | { readonly kind: 'missing'; readonly target: string }
  /** The title of a note: its first heading of level 1, its front matter's `title`, or both. */
  | { readonly kind: 'title'; readonly note: Note; readonly heading?: Heading; readonly item?: Part }
  | { readonly kind: 'heading'; readonly note: Note; readonly heading: Heading }
  | { readonly kind: 'block'; readonly note: Note; readonly id: string }
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'alias'; readonly note: Note; readonly alias: Part }
  | { readonly kind: 'label'; readonly note: Note; readonly label: string; readonly target: Range }
  | { readonly kind: 'footnote'; readonly note: Note; readonly label: string }
);

/** What stands under the cursor and has a name; undefined for text that is no name, a refusal for a name that must stay. */
export function subjectAt(vault: Vault, place: Place, text: string): Subject | Refusal | undefined {
  const found = underCursor(vault, place);
  if (!found) return undefined;
  const { note } = found;
  switch (found.kind) {
    case 'link':
      return ofLink(vault, note, found.link, found.part, place.offset, text);
    case 'definition':
      return ofDefinition(vault, note, found.definition, place.offset, text);
    case 'tag':
      return upToCursor(tagName(found.tag, text), place.offset);
    case 'value':
      return ofValue(note, found.field, place.offset, text);
    case 'block':
      return { kind: 'block', note, id: found.block.text, at: found.block };
    case 'footnote':
      return { kind: 'footnote', note, label: found.footnote.label.text, at: found.footnote.label };
    case 'heading':
      return ofHeading(note, found.heading);
    default:
      return undefined;
  }
}

/** The names in a text that is a list of them: `a, b` or `a b`, with or without `#`. The ranges leave the `#` out. */
export function namesIn(text: string, range: Range, separator: RegExp): Part[] {
  const names: Part[] = [];
  let start = range.start;
  for (const piece of text.slice(range.start, range.end).split(separator)) {
    const name = piece.trim().replace(/^#/, '');
    const at = start + piece.indexOf(name);
    if (name !== '') names.push({ start: at, end: at + name.length, text: name });
    start += piece.length + 1;
  }
  return names;
}

/** The tags of a front matter field, or its aliases: the items of a list, else what the separator divides. */
export function namesOfField(field: Field, text: string, separator: RegExp): Part[] {
  if (!Array.isArray(field.value)) return field.items.flatMap((item) => namesIn(text, item, separator));
  return field.items.map((item) => {
    const sign = /^\s*#/.exec(text.slice(item.start, item.end))?.[0].length ?? 0;
    return { start: item.start + sign, end: item.end, text: item.text.trim().replace(/^#/, '') };
  });
}

export const tagSeparator = /[,\s]/;
export const aliasSeparator = /,/;

function ofLink(
  vault: Vault,
  note: Note,
  link: Link,
  part: LinkPart,
  offset: number,
  text: string,
): Subject | Refusal | undefined {
  if (link.kind === 'reference') {
    const { label, display, target } = link;
    const isShown = label.start === display?.start;
    return part === 'label' || isShown ? { kind: 'label', note, label: label.text, target, at: label } : undefined;
  }
  if (isExternal(link)) return undefined;
  const { fragment } = link;
  if (fragment && (part === 'fragment' || (part === 'whole' && offset > link.target.end && offset <= fragment.end)))
    return anchorOf(vault, note, link, fragment, offset, text);
  return part === 'target' || (part === 'whole' && offset < link.target.start)
    ? targetOf(vault, note, link, text)
    : undefined;
}

function ofDefinition(
  vault: Vault,
  note: Note,
  definition: Definition,
  offset: number,
  text: string,
): Subject | Refusal | undefined {
  const { label, target, external } = definition;
  if (offset <= label.end + 1) return { kind: 'label', note, label: label.text, target, at: label };
  if (external || !touches(definition.destination, offset)) return undefined;
  const link = { ...definition, kind: 'markdown' as const, embed: false, inTable: false, angled: false };
  const { fragment } = link;
  return fragment && offset > target.end
    ? anchorOf(vault, note, link, fragment, offset, text)
    : targetOf(vault, note, link, text);
}

function targetOf(vault: Vault, note: Note, link: Link, text: string): Subject | Refusal | undefined {
  const { target } = link;
  const destination = resolveLink(vault, note.path, link);
  if (target.text === '') return undefined;
  switch (destination.kind) {
    case 'note':
    case 'attachment': {
      if (destination.others.length > 0)
        return { refused: ambiguous(target.text, [destination.path, ...destination.others]) };
      if (destination.kind === 'attachment')
        return { kind: 'file', path: destination.path, at: lastSegment(text, target, /\.[^./]*$/) };
      const { by, path } = destination;
      const found = vault.notes.get(path);
      if (by === 'folder')
        return { refused: `'${target.text}' names a folder: rename the folder where files are shown.` };
      if (by === 'title' && found) return titleOfNote(found, target);
      if (by === 'alias')
        return { refused: `'${target.text}' is an alias of '${stemOf(path)}': rename it in the front matter there.` };
      return { kind: 'file', path, at: lastSegment(text, target, /\.md$/i) };
    }
    case 'missing':
      return link.kind === 'wiki' || link.kind === 'field'
        ? { kind: 'missing', target: target.text, at: target }
        : { refused: `There is no file '${target.text}' to rename.` };
    case 'virtual':
      return { refused: `'${destination.name}' is made by the site's build, not in this vault.` };
    case 'folder':
      return { refused: `'${target.text}' is a folder: rename it where files are shown.` };
    default:
      return { refused: `'${target.text}' leads out of the vault.` };
  }
}

function anchorOf(
  vault: Vault,
  from: Note,
  link: Link,
  fragment: Part,
  offset: number,
  text: string,
): Subject | Refusal {
  const destination = resolveLink(vault, from.path, link);
  const note = destination.kind === 'note' ? vault.notes.get(destination.path) : undefined;
  if (!note || destination.kind !== 'note')
    return { refused: `'${link.target.text}' names no note, so there is nothing to rename in it.` };
  if (destination.others.length > 0)
    return { refused: ambiguous(link.target.text, [destination.path, ...destination.others]) };
  const anchor = resolveAnchor(note, fragment.text, link.kind === 'markdown');
  if (!anchor) return { refused: `There is no heading or block '${fragment.text}' to rename.` };
  if (anchor.kind === 'html') return { refused: `'${fragment.text}' is an HTML anchor: change it in the HTML.` };
  if (anchor.kind === 'block')
    return { kind: 'block', note, id: anchor.block.text, at: { start: fragment.start + 1, end: fragment.end } };
  const pieces = namesIn(text, fragment, /#/);
  const steps = headingSteps(note, fragment.text);
  const index = pieces.length === steps.length ? pieces.findIndex((piece) => offset <= piece.end) : -1;
  const [step, piece] = [steps[index], pieces[index]];
  if (step && piece)
    return { kind: 'heading', note, heading: step.heading, at: { start: piece.start, end: piece.end } };
  return { kind: 'heading', note, heading: anchor.heading, at: { start: fragment.start, end: fragment.end } };
}

function ofValue(note: Note, field: Field, offset: number, text: string): Subject | undefined {
  const name = field.key.text;
  if (name === 'title') return field.items[0] && titleOfNote(note, field.items[0], 'field');
  if (name !== 'aliases' && name !== 'alias') return undefined;
  const alias = namesOfField(field, text, aliasSeparator).find((part) => touches(part, offset));
  return alias && { kind: 'alias', note, alias, at: alias };
}

function ofHeading(note: Note, heading: Heading): Subject {
  const title = titleOfNote(note, heading.text, 'heading');
  if (title.kind === 'title' && title.heading === heading) return title;
  return { kind: 'heading', note, heading, at: heading.text };
}

/** The tag without a `#` in its range. */
function tagName({ start, end, text: name }: Part, text: string): Part {
  return { start: text[start] === '#' ? start + 1 : start, end, text: name };
}

/** Of a nested tag the part up to the end of the name under the cursor: with the cursor in `a` of `#a/b` that is `a`. */
function upToCursor(tag: Part, offset: number): Subject {
  const slash = tag.text.indexOf('/', Math.max(0, offset - tag.start));
  const name = slash < 0 ? tag.text : tag.text.slice(0, slash);
  return { kind: 'tag', name, at: { start: tag.start, end: tag.start + name.length } };
}

/** The title of a note: a first heading and a `title` field are one title when they say the same. */
function titleOfNote(note: Note, at: Range, from?: 'field' | 'heading'): Subject {
  const item = fieldOf(note, 'title')?.items[0];
  const heading = note.headings.find((candidate) => candidate.level === 1 && candidate.text.text !== '');
  const isOne = item !== undefined && item.text.trim() === heading?.text.text;
  const takesItem = isOne || from !== 'heading';
  return {
    kind: 'title',
    note,
    at,
    ...(item && takesItem ? { item } : {}),
    ...(heading && (isOne || from === 'heading' || (from === undefined && !item)) ? { heading } : {}),
  };
}

/** The name in the last segment of a target as written, without what stays: `one` in `[x](a/one.md)`. */
function lastSegment(text: string, target: Part, extension: RegExp): Range {
  const raw = text.slice(target.start, target.end);
  const name = fileNameOf(raw);
  const start = target.end - name.length;
  return { start, end: start + name.replace(extension, '').length };
}

function ambiguous(target: string, paths: readonly string[]): string {
  return `'${target}' names ${paths.length} files: ${paths.join(', ')}. Say first which one is meant.`;
}
