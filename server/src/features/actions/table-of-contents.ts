import type { Heading } from '../../parse/note.ts';
import type { VaultEdit } from '../../text/edit.ts';
import { lineAt } from '../../text/lines.ts';
import { type Range, touches } from '../../text/range.ts';
import { withoutTail } from '../../text/tail.ts';
import { resolveAnchor } from '../../vault/anchor.ts';
import { writeFragment } from '../../vault/write-anchor.ts';
import type { Refusal } from '../feature.ts';
import { wikiLink } from './link-text.ts';
import { editNote, type Offer, type Site } from './offer.ts';

/** The list of a note's sections, between the comments by which it is found again: `<!-- toc -->` and `<!-- /toc -->`. */
export function* tableOfContents(site: Site): Generator<Offer> {
  const { note, text, range } = site;
  const known = placeOf(text, site);
  if (known) {
    const edit = updated(site, known);
    if (edit) yield { title: 'Update the table of contents', kind: 'source', edit: () => edit };
    return;
  }
  const line = lineAt(note.lineStarts, range.start);
  const isAtTitle = note.headings[0] !== undefined && touches(note.headings[0], range.start);
  const isEmptyLine = textOfLine(site, line).trim() === '' && !note.excluded.some((part) => touches(part, range.start));
  const isInBody = range.start >= (note.frontMatter?.end ?? 0);
  if (!isInBody || (!isAtTitle && !isEmptyLine) || sectionsOf(site).length < 2) return;
  yield { title: 'Insert a table of contents', kind: 'source', edit: () => inserted(site, isAtTitle) };
}

/** The edit that brings the note's table of contents up to date; empty when it is. */
export function updateTableOfContents(site: Site): VaultEdit | Refusal {
  const known = placeOf(site.text, site);
  if (!known) return { refused: 'The note has no table of contents between `<!-- toc -->` and `<!-- /toc -->`.' };
  return updated(site, known) ?? editNote(site);
}

function updated(site: Site, place: Range): VaultEdit | undefined {
  const { lineEnding } = site.note;
  const newText = `${lineEnding}${lineEnding}${listOf(site, place).join(lineEnding)}${lineEnding}${lineEnding}`;
  if (site.text.slice(place.start, place.end) === newText) return undefined;
  return editNote(site, { range: place, newText });
}

function inserted(site: Site, behindTitle: boolean): VaultEdit {
  const { note, text, range } = site;
  const eol = note.lineEnding;
  const list = listOf(site, range).join(eol);
  const toc = `<!-- toc -->${eol}${eol}${list}${eol}${eol}<!-- /toc -->`;
  if (!behindTitle) {
    const line = lineAt(note.lineStarts, range.start);
    const start = note.lineStarts[line] ?? range.start;
    const end = start + textOfLine(site, line).length;
    const above = line > 0 && textOfLine(site, line - 1).trim() !== '' ? eol : '';
    const below = textOfLine(site, line + 1).trim() !== '' ? eol : '';
    return editNote(site, { range: { start, end }, newText: above + toc + below });
  }
  const at = note.headings[0]?.end ?? 0;
  const isFollowed = /^\s*\S/.test(text.slice(at)) && !/^(?:\r\n?|\n){2}/.test(text.slice(at));
  return editNote(site, { range: { start: at, end: at }, newText: `${eol}${eol}${toc}${isFollowed ? eol : ''}` });
}

/** Between the two comments; code that shows them does not count. */
function placeOf(text: string, { note }: Pick<Site, 'note'>): Range | undefined {
  const isComment = (at: number): boolean =>
    note.excluded.some(({ kind, start }) => kind === 'comment' && start === at);
  const begin = [...text.matchAll(/<!--\s*toc\s*-->/gi)].find(({ index }) => isComment(index));
  const start = begin ? begin.index + begin[0].length : 0;
  const end = [...text.matchAll(/<!--\s*\/toc\s*-->/gi)].find(({ index }) => index >= start && isComment(index));
  return begin && end ? { start, end: end.index } : undefined;
}

/** The headings below the title: all but the first one of level 1. */
function sectionsOf({ note }: Site): Heading[] {
  const title = note.headings.find((heading) => heading.level === 1);
  return note.headings.filter((heading) => heading !== title && heading.text.text !== '');
}

/** The list itself is indented by the levels that the note uses, so that no level is left out. */
function listOf(site: Site, place: Range): string[] {
  const headings = sectionsOf(site).filter((heading) => !touches(place, heading.start));
  const levels = [...new Set(headings.map((heading) => heading.level))].sort();
  return headings.map((heading) => `${'  '.repeat(levels.indexOf(heading.level))}- ${linkTo(site, heading)}`);
}

function linkTo({ note }: Site, heading: Heading): string {
  const { text } = heading.text;
  const own = resolveAnchor(note, text);
  const isPlain = own?.kind === 'heading' && own.heading === heading && !/[#|[\]^]/.test(text);
  const fragment = isPlain ? text : (writeFragment(note, heading, 'wiki') ?? text);
  return fragment === text ? `[[#${text}]]` : wikiLink(`#${fragment}`, text.replace(/[[\]|]/g, ''));
}

function textOfLine({ note, text }: Site, line: number): string {
  const start = note.lineStarts[line];
  if (start === undefined) return '';
  return withoutTail(text.slice(start, note.lineStarts[line + 1] ?? text.length), /[\r\n]/);
}
