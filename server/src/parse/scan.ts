import { lineEndingOf } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { scanBlocks } from './blocks/block-scanner.ts';
import type { Outline } from './blocks/outline.ts';
import { BYTE_ORDER_MARK } from './characters.ts';
import { cutFrontMatter, parseFrontMatter, unclosedFence } from './front-matter.ts';
import { InlineScanner } from './inline/inline-scanner.ts';
import type { Callout, ListItem, Note } from './note.ts';
import { partOf } from './pieces.ts';

/**
 * Reads a note: everything that the vault needs to know of its text, in one pass over its blocks and one over their
 * inline content. Takes any string, and never throws. Equal to remark, but for the differences that
 * docs/explanation/scanner.md names.
 */
export function parseNote(path: string, text: string): Note {
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  const cut = cutFrontMatter(text);
  const { outline, lineStarts } = scanBlocks(text, cut?.end ?? start);
  const inlines = new InlineScanner(outline);
  for (const leaf of outline.leaves) inlines.scan(leaf);
  const { facts } = inlines;
  const fromYaml = cut && parseFrontMatter(text, cut);
  const unclosedFrontMatter = cut ? undefined : unclosedFence(text);
  const links = inOrder(facts.links);
  return {
    path,
    length: text.length,
    lineStarts,
    lineEnding: lineEndingOf(text),
    start,
    ...(fromYaml && { frontMatter: fromYaml.frontMatter }),
    ...(unclosedFrontMatter && { unclosedFrontMatter }),
    headings: compact(facts.headings),
    links: fromYaml?.links.length ? [...fromYaml.links, ...links] : links,
    unfinished: compact(facts.unfinished),
    definitions: compact(outline.definitions),
    footnotes: merged(outline.footnotes, facts.footnotes),
    tags: compact(facts.tags),
    blocks: compact(facts.blocks),
    htmlAnchors: merged(outline.html.anchors, facts.anchors),
    listItems: listItems(outline),
    callouts: callouts(outline),
    codePaths: compact(facts.codePaths),
    excluded: merged(outline.excluded, facts.excluded),
    directives: merged(outline.html.directives, facts.directives),
  };
}

function listItems(outline: Outline): ListItem[] {
  return outline.items.map(({ start, end, markerEnd, depth, ordered }) => ({
    start,
    end,
    depth,
    ordered,
    marker: partOf(outline.text, start, markerEnd),
  }));
}

function callouts(outline: Outline): Callout[] {
  return outline.callouts.map(({ quote, type }) => ({ start: quote.start, end: quote.end, type }));
}

function merged<T extends Range>(blocks: readonly T[], inlines: readonly T[]): T[] {
  if (blocks.length === 0) return inOrder(inlines);
  if (inlines.length === 0) return inOrder(blocks);
  return inOrder([...blocks, ...inlines]);
}

/** A copy in text order, an enclosing range before what it encloses. Most lists are in order already. */
function inOrder<T extends Range>(ranges: readonly T[]): T[] {
  const ordered = compact(ranges);
  for (let index = 1; index < ordered.length; index++) {
    if (inTextOrder(ordered[index - 1] as T, ordered[index] as T) > 0) return ordered.sort(inTextOrder);
  }
  return ordered;
}

/** A copy without the room that lists keep for more: a vault holds many short ones for long. */
function compact<T>(list: readonly T[]): T[] {
  return list.slice();
}

function inTextOrder(a: Range, b: Range): number {
  return a.start - b.start || b.end - a.end;
}
