import type { Link, Note } from '../parse/note.ts';
import { lineAt } from '../text/lines.ts';
import { encloses, overlaps, type Range, touches } from '../text/range.ts';
import { sectionEnd } from '../vault/anchor.ts';

/**
 * What "expand selection" selects step by step, the innermost first: word, part of a link, link, line, paragraph, list
 * items, callout, section without and with its heading, the sections around it, body, note. Each range encloses the
 * offset and the range before it, and is longer. Never empty.
 */
export function selectionRanges(note: Note, text: string, links: readonly Link[], offset: number): Range[] {
  const candidates = [
    wordAt(text, offset),
    ...links.flatMap(partsOf),
    ...note.tags,
    ...note.blocks,
    ...fieldParts(note),
    ...note.excluded,
    ...note.listItems,
    ...note.callouts,
    ...sectionParts(note, text),
    ...paragraphAround(note, text, offset),
    { start: note.frontMatter?.end ?? note.start, end: note.length },
    { start: 0, end: note.length },
  ].filter((range) => touches(range, offset) && range.end > range.start);
  const ranges: Range[] = [];
  for (const { start, end } of candidates.sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const inner = ranges.at(-1);
    if (!inner || (encloses({ start, end }, inner) && end - start > inner.end - inner.start))
      ranges.push({ start, end });
  }
  return ranges.length === 0 ? [{ start: offset, end: offset }] : ranges;
}

function wordAt(text: string, offset: number): Range {
  const before = /[\p{L}\p{N}\p{M}_]*$/u.exec(text.slice(Math.max(0, offset - longestWord), offset))?.[0] ?? '';
  const behind = /^[\p{L}\p{N}\p{M}_]*/u.exec(text.slice(offset, offset + longestWord))?.[0] ?? '';
  return { start: offset - before.length, end: offset + behind.length };
}

const longestWord = 200;

function partsOf(link: Link): Range[] {
  const parts: Range[] = [link.target, link];
  if (link.fragment) parts.push(link.fragment, { start: link.target.start, end: link.fragment.end });
  if (link.display) parts.push(link.display);
  if (link.kind === 'wiki' || link.kind === 'field') parts.push(link.inner);
  if (link.kind === 'markdown') parts.push(link.destination);
  return parts;
}

function fieldParts(note: Note): Range[] {
  const { frontMatter } = note;
  if (!frontMatter) return [];
  const fields = frontMatter.fields.flatMap(({ key, items, range }) => [
    key,
    ...items,
    range,
    { start: key.start, end: range.end },
  ]);
  return [...fields, frontMatter.content, frontMatter];
}

/** Of each section: the heading's text, its line, all below it, and the whole. */
function sectionParts(note: Note, text: string): Range[] {
  return note.headings.flatMap((heading) => {
    const end = sectionEnd(note, heading);
    const below = /^\s*/.exec(text.slice(heading.end, end))?.[0].length ?? 0;
    return [heading.text, heading, { start: heading.end + below, end }, { start: heading.start, end }];
  });
}

/** The line without its indentation, and the paragraph: the lines around it that belong to no other block. */
function paragraphAround(note: Note, text: string, offset: number): Range[] {
  const line = lineAt(note.lineStarts, offset);
  const around = containersOf(note);
  const inside = around.filter((range) => touches(range, offset));
  const outside = around.filter((range) => !touches(range, offset));
  const extentOf = (at: number): Range => ({
    start: note.lineStarts[at] ?? text.length,
    end: note.lineStarts[at + 1] ?? text.length,
  });
  const belongs = (at: number): boolean => {
    const extent = extentOf(at);
    return (
      /\S/.test(text.slice(extent.start, extent.end)) &&
      !outside.some((range) => overlaps(range, extent)) &&
      inside.every((range) => overlaps(range, extent))
    );
  };
  if (!belongs(line)) return [];
  let [first, last] = [line, line];
  while (first > 0 && belongs(first - 1)) first--;
  while (last + 1 < note.lineStarts.length && belongs(last + 1)) last++;
  return [extentOf(line), { start: extentOf(first).start, end: extentOf(last).end }].map((range) =>
    clipped(trimmed(text, range), inside),
  );
}

/** Everything that a paragraph does not reach out of, nor into. */
function containersOf(note: Note): Range[] {
  const blocks = note.excluded.filter(({ kind }) => kind !== 'code-span' && kind !== 'autolink');
  return [...note.headings, ...(note.frontMatter ? [note.frontMatter] : []), ...blocks, ...note.listItems];
}

function trimmed(text: string, { start, end }: Range): Range {
  const written = text.slice(start, end);
  return { start: end - written.trimStart().length, end: start + written.trimEnd().length };
}

function clipped({ start, end }: Range, within: readonly Range[]): Range {
  return {
    start: Math.max(start, ...within.map((range) => range.start)),
    end: Math.min(end, ...within.map((range) => range.end)),
  };
}
