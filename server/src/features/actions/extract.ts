import { setField } from '../../parse/front-matter-edit.ts';
import type { Heading, Link, Note } from '../../parse/note.ts';
import { parseNote } from '../../parse/scan.ts';
import { slugOf } from '../../parse/slug.ts';
import { applyEdits, sortedEdits, type TextEdit, type VaultEdit } from '../../text/edit.ts';
import { encloses, overlaps, type Range } from '../../text/range.ts';
import { withoutTail } from '../../text/tail.ts';
import { VaultAfter } from '../../vault/after.ts';
import { resolveAnchor, sectionEnd } from '../../vault/anchor.ts';
import { newNoteAt, newNoteText } from '../../vault/new-note.ts';
import { stemOf } from '../../vault/path.ts';
import { resolveLink } from '../../vault/resolve.ts';
import type { Vault } from '../../vault/vault.ts';
import { writeFragment } from '../../vault/write-anchor.ts';
import { writeTarget } from '../../vault/write-link.ts';
import { keepLinks, type LinkPlace, writtenLinks } from '../keep-links.ts';
import { replacePart } from '../link-keeper.ts';
import { fileNameFor } from '../rename-file.ts';
import type { Offer, Site } from './offer.ts';
import { isWhole, renamedTarget, transplanted } from './transplant.ts';

/** Moves the selected lines, or the section whose heading is under the cursor, to a new note; a link or embed stays. */
export function* extractNote(site: Site): Generator<Offer> {
  const piece = pieceAt(site);
  if (!piece) return;
  const path = pathFor(site, piece.title);
  if (path === undefined) return;
  const what = piece.isSection ? 'section' : 'selection';
  for (const [mark, left] of [
    ['', 'a link'],
    ['!', 'an embed'],
  ] as const)
    yield {
      title: `Extract the ${what} to '${stemOf(path)}', leave ${left}`,
      kind: 'refactor.extract',
      edit: () => extracted(site, piece, path, mark),
    };
}

interface Piece {
  /** Without white space at its end. */
  readonly range: Range;
  readonly title: string;
  /** It begins with the heading that becomes the new note's title. */
  readonly level?: number;
  readonly isSection: boolean;
}

function pieceAt(site: Site): Piece | undefined {
  const { note, text, range } = site;
  const section = note.headings.find((heading) => encloses(heading, range));
  const lines =
    section && range.start === range.end
      ? { start: section.start, end: sectionEnd(note, section) }
      : linesOf(text, range);
  const end = lines.start + text.slice(lines.start, lines.end).trimEnd().length;
  const start = lines.start + (/^(?:[ \t]*[\r\n]+)*/.exec(text.slice(lines.start, end))?.[0].length ?? 0);
  const isSection = section !== undefined && range.start === range.end;
  if (start >= end || (range.start === range.end && !isSection)) return undefined;
  const piece = { start, end };
  const isBody = !note.frontMatter || !overlaps(note.frontMatter, piece);
  const defines = note.definitions.some(
    (definition) => encloses(piece, definition) && isUsedOutside(note, definition.target.start, piece),
  );
  if (!isBody || defines || !isWhole(note, piece)) return undefined;
  const heading = note.headings.find((candidate) => candidate.start === start);
  const title = heading?.text.text ?? firstWords(text.slice(start, end));
  return { range: piece, title, isSection, ...(heading ? { level: heading.level } : {}) };
}

function extracted(site: Site, { range, title, level }: Piece, path: string, mark: '' | '!'): VaultEdit | undefined {
  const { vault, note, read } = site;
  const after = new VaultAfter(vault, { creates: [path] });
  const deeper = level === undefined ? 0 : 1 - level;
  const content = transplanted({ site, range, to: path, after, takesAnchors: true, deeper });
  if (content === undefined) return undefined;
  const created = settled(site, range, parsed(path, newText(site, path, title, content, level !== undefined)));
  const link = { range, newText: `${mark}[[${writeTarget(after, note.path, path)}]]` };
  const { edits, lost } = keepLinks(vault, { files: { creates: [path] }, edits: new Map([[note.path, [link]]]) }, read);
  if (!created) return undefined;
  const all = new Map(edits);
  for (const place of lost) {
    const own = followed(site, place, range, created.note, after);
    if (!own) return undefined;
    all.set(place.path, sortedEdits([...(all.get(place.path) ?? []), ...own]));
  }
  return { creates: [{ path, text: created.text }], edits: all };
}

interface Created {
  readonly note: Note;
  readonly text: string;
}

function parsed(path: string, text: string): Created {
  return { note: parseNote(path, text), text };
}

/** The new note with the fragments of the links among its own headings as they have to be there; undefined when none can. */
function settled({ vault, note: source }: Site, range: Range, created: Created): Created | undefined {
  const before = source.links.filter((link) => encloses(range, link));
  if (before.length !== created.note.links.length) return undefined;
  const edits: TextEdit[] = [];
  for (const [index, link] of before.entries()) {
    const now = created.note.links[index];
    const moved = movedHeading(vault, source, link, range, created.note);
    if (!moved || !now?.fragment || now.kind === 'reference') continue;
    const found = resolveAnchor(created.note, now.fragment.text, styleOf(now) === 'markdown');
    if (found?.kind === 'heading' && found.heading === moved) continue;
    const fragment = writeFragment(created.note, moved, styleOf(now));
    if (fragment === undefined) return undefined;
    edits.push(replacePart(() => created.text, now, now.fragment, fragment));
  }
  return edits.length === 0 ? created : parsed(created.note.path, applyEdits(created.text, edits));
}

/** The heading in the new note of a link to a heading that moves there. */
function movedHeading(vault: Vault, source: Note, link: Link, range: Range, created: Note): Heading | undefined {
  const destination = resolveLink(vault, source.path, link);
  if (!link.fragment || destination.kind !== 'note' || destination.path !== source.path) return undefined;
  const anchor = resolveAnchor(source, link.fragment.text, styleOf(link) === 'markdown');
  return anchor?.kind === 'heading' ? movedAnchor(source, anchor.heading, range, created) : undefined;
}

function movedAnchor(source: Note, heading: Heading, range: Range, created: Note): Heading | undefined {
  const inRange = source.headings.filter((candidate) => encloses(range, candidate));
  const index = inRange.indexOf(heading);
  return index < 0 ? undefined : created.headings[created.headings.length - inRange.length + index];
}

/** Front matter as the config wants it, the title, the content. */
function newText(
  { vault, note, today }: Site,
  path: string,
  title: string,
  content: string,
  hasTitle: boolean,
): string {
  const skeleton = newNoteText(vault.config, path, today);
  const blank = parseNote(path, skeleton);
  const heading = blank.headings.at(-1);
  const top = heading ? skeleton.slice(0, heading.start) : skeleton;
  const field = blank.frontMatter?.fields.some(({ key }) => key.text === 'title')
    ? setField(blank, 'title', title)
    : undefined;
  const start = (field ? applyEdits(top, [field]) : top) + (hasTitle ? '' : `# ${title}\n\n`);
  return start.replaceAll('\n', note.lineEnding) + content + note.lineEnding;
}

/** The edits of a link to a heading or block that has moved to the new note. */
function followed(
  { vault, note: source, read }: Site,
  place: LinkPlace,
  range: Range,
  created: Note,
  after: VaultAfter,
): TextEdit[] | undefined {
  const from = vault.notes.get(place.path);
  const link = from && writtenLinks(vault, from).find(({ start }) => start === place.start);
  const destination = link && resolveLink(vault, place.path, link);
  if (!link?.fragment || destination?.kind !== 'note' || destination.path !== source.path) return undefined;
  const anchor = resolveAnchor(source, link.fragment.text, styleOf(link) === 'markdown');
  const text = read(place.path) ?? '';
  const edit = renamedTarget({ after, from: place.path, to: created.path }, link, text);
  if (!anchor || !edit) return undefined;
  if (anchor.kind !== 'heading') return [edit];
  const heading = movedAnchor(source, anchor.heading, range, created);
  const fragment = heading && writeFragment(created, heading, styleOf(link));
  if (fragment === undefined) return undefined;
  return fragment === link.fragment.text ? [edit] : [edit, replacePart(() => text, link, link.fragment, fragment)];
}

function styleOf(link: Link): 'markdown' | 'wiki' {
  return link.kind === 'markdown' || link.kind === 'reference' ? 'markdown' : 'wiki';
}

/** The whole lines of a selection; a selection that ends at the start of a line does not mean that line. */
function linesOf(text: string, range: Range): Range {
  const start = Math.max(text.lastIndexOf('\n', range.start - 1), text.lastIndexOf('\r', range.start - 1)) + 1;
  const last = range.end > range.start && /[\r\n]/.test(text[range.end - 1] ?? '') ? range.end - 1 : range.end;
  const rest = text.slice(last).search(/[\r\n]|$/);
  return { start, end: last + rest };
}

function isUsedOutside(note: Note, target: number, range: Range): boolean {
  return note.links.some((link) => link.kind === 'reference' && link.target.start === target && !encloses(range, link));
}

/** What a piece without a heading is about: the first words of its first line, without Markdown's marks. */
function firstWords(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  const plain = line
    .replace(/^[\s>*+-]*(?:\d+[.)]\s+)?(?:\[[ x]\]\s+)?/i, '')
    .replace(/!?\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]|!?\[([^[\]]*)\]\([^()[]*\)/g, '$1$2')
    .replace(/[*_`~#^|[\]]/g, '');
  const words = plain.trim().split(/\s+/).slice(0, 6);
  return withoutTail(words.join(' '), /[.,;:!?]/);
}

/** In the style of the note's own file name, and free. */
function pathFor({ vault, note }: Site, title: string): string | undefined {
  const own = stemOf(note.path);
  const isSlug = own === own.toLowerCase() && !/\s/.test(own);
  const name = isSlug ? slugOf(fileNameFor(title)) : fileNameFor(title);
  if (name === '') return undefined;
  for (let number = 1; number < 100; number++) {
    const path = newNoteAt(vault, note.path, number === 1 ? name : `${name}${isSlug ? '-' : ' '}${number}`);
    if (path !== undefined) return path;
  }
  return undefined;
}
