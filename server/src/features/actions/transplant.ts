import type { Definition, Heading, Link, MarkdownLink, Note, ReferenceLink } from '../../parse/note.ts';
import { applyEdits, type TextEdit } from '../../text/edit.ts';
import { encloses, overlaps, type Range } from '../../text/range.ts';
import type { VaultAfter } from '../../vault/after.ts';
import { resolveAnchor } from '../../vault/anchor.ts';
import { resolveLink } from '../../vault/resolve.ts';
import { formOf, pathFormOf, wikiTarget, writePath } from '../../vault/write-link.ts';
import { LinkKeeper, replacePart, Texts, type WrittenLink } from '../link-keeper.ts';
import type { Site } from './offer.ts';

/** Text of one note that comes to stand in another one. */
export interface Transplant {
  readonly site: Pick<Site, 'vault' | 'read' | 'note' | 'text'>;
  readonly range: Range;
  /** The other note's path. */
  readonly to: string;
  /** The vault as it will be then. */
  readonly after: VaultAfter;
  /** The anchors in the text move with it; else links to them still lead to the first note. */
  readonly takesAnchors: boolean;
  /** Added to the levels of the headings. */
  readonly deeper: number;
}

/**
 * The text as the other note has to hold it: its links lead where they led, and references stand for themselves.
 * Undefined when that cannot be: footnotes would lose their text, or no link can name a place.
 */
export function transplanted(transplant: Transplant): string | undefined {
  const { site, range, deeper } = transplant;
  const { note, text } = site;
  if (!isWhole(note, range)) return undefined;
  const links = [...note.links, ...note.definitions].filter((link) => encloses(range, link));
  const edits = note.headings
    .filter((heading) => encloses(range, heading) && deeper !== 0)
    .flatMap((heading) => shifted(heading, text, deeper));
  for (const link of links) {
    const own = keptIn(transplant, link);
    if (!own) return undefined;
    edits.push(...own);
  }
  const inRange = edits.map(({ range: { start, end }, newText }) => ({
    range: { start: start - range.start, end: end - range.start },
    newText,
  }));
  return applyEdits(text.slice(range.start, range.end), withoutOverlaps(inRange));
}

/** Whether the range cuts through no link, and through no footnote and what it refers to. */
export function isWhole(note: Note, range: Range): boolean {
  const cuts = (part: Range): boolean => overlaps(part, range) && !encloses(range, part) && !encloses(part, range);
  const [inside, outside] = [new Set<string>(), new Set<string>()];
  for (const footnote of note.footnotes) (encloses(range, footnote) ? inside : outside).add(footnote.label.text);
  return (
    !note.links.some((link) => cuts(link) || encloses(link, range)) && ![...inside].some((label) => outside.has(label))
  );
}

/** The edit that lets a link lead to another note than it says; the fragment stays. */
export function renamedTarget(
  { after, from, to }: { after: VaultAfter; from: string; to: string },
  link: WrittenLink,
  text: string,
): TextEdit | undefined {
  const usual = { kind: 'relative', dotted: false, extension: true } as const;
  const target =
    link.kind === 'markdown'
      ? writePath(after, from, to, link.target.text === '' ? usual : pathFormOf(link.target.text))
      : wikiTarget(after, from, to, formOf(link.target.text || 'short', to));
  return target === undefined ? undefined : replacePart(() => text, link, link.target, target);
}

function keptIn(transplant: Transplant, link: Link | Definition): TextEdit[] | undefined {
  const { site, range, to, after } = transplant;
  const { vault, note, text } = site;
  if ('kind' in link && link.kind === 'reference') return inlined(transplant, link);
  const written: WrittenLink = 'kind' in link ? link : asLink(link);
  if (written.kind === 'markdown' && written.external) return [];
  const destination = resolveLink(vault, note.path, written);
  if (destination.kind !== 'note' || destination.path !== note.path)
    return new LinkKeeper(vault, after, new Texts(site.read)).keep(note, to, written);
  const anchor = written.fragment && resolveAnchor(note, written.fragment.text, written.kind === 'markdown');
  const place = anchor && ('heading' in anchor ? anchor.heading : 'block' in anchor ? anchor.block : anchor.name);
  if (transplant.takesAnchors && place && encloses(range, place))
    return written.target.text === '' ? [] : [{ range: written.target, newText: '' }];
  const edit = renamedTarget({ after, from: to, to: note.path }, written, text);
  return edit && [edit];
}

/** A reference whose definition stays behind becomes a link of its own: `[text][label]` becomes `[text](path.md)`. */
function inlined(transplant: Transplant, link: ReferenceLink): TextEdit[] | undefined {
  const { site, range } = transplant;
  const definition = site.note.definitions.find(({ target }) => target.start === link.target.start);
  if (!definition || encloses(range, definition)) return [];
  const edits = keptIn(transplant, definition);
  if (!edits) return undefined;
  const base = definition.label.end + 2;
  const rest = site.text.slice(base, definition.end);
  const destination = applyEdits(
    rest,
    edits.map(({ range: { start, end }, newText }) => ({ range: { start: start - base, end: end - base }, newText })),
  );
  const shownEnd = (link.display ?? link.label).end + 1;
  return [{ range: { start: shownEnd, end: link.end }, newText: `(${destination.trim().replace(/\s+/g, ' ')})` }];
}

/** The heading with another level: `#` marks where it has some or needs more than two. */
function shifted(heading: Heading, text: string, by: number): TextEdit[] {
  const level = Math.min(6, Math.max(1, heading.level + by));
  const marks = /^#+/.exec(text.slice(heading.start, heading.end))?.[0];
  if (marks)
    return [{ range: { start: heading.start, end: heading.start + marks.length }, newText: '#'.repeat(level) }];
  if (heading.text.text.includes('\n')) return [];
  const { start, end } = heading.text;
  return [
    { range: { start, end: start }, newText: `${'#'.repeat(level)} ` },
    { range: { start: end, end: heading.end }, newText: '' },
  ];
}

/** A link in a link's text has its edit inside the outer one's, which comes first and counts. */
function withoutOverlaps(edits: readonly TextEdit[]): TextEdit[] {
  return edits.filter((edit, index) => !edits.slice(0, index).some((other) => overlaps(other.range, edit.range)));
}

function asLink(definition: Definition): MarkdownLink {
  return { ...definition, kind: 'markdown', embed: false, inTable: false, angled: false };
}
