import type { Part, Range } from '../../text/range.ts';
import type { Leaf } from '../blocks/outline.ts';
import type { Link, MarkdownLink, ReferenceLink } from '../note.ts';
import { readWikiLink } from '../wiki-link.ts';
import type { LinkTail, Opener } from './brackets.ts';

/** The wiki-link or embed that starts at `start`, its brackets from `bracket` to `end`. */
export function wikiLink(leaf: Leaf, start: number, bracket: number, end: number): Link {
  const { content } = leaf;
  return {
    kind: 'wiki',
    start: content.place(start),
    end: content.placeEnd(end),
    embed: start !== bracket,
    inTable: leaf.kind === 'cell',
    ...readWikiLink(content, bracket + 2, end - 2),
  };
}

/** The link or image whose brackets close at `close`, and what stands behind them (CommonMark §6.3, §6.4). */
export function markdownLink(leaf: Leaf, opener: Opener, close: number, tail: LinkTail): MarkdownLink | ReferenceLink {
  const { content } = leaf;
  const common = {
    start: content.place(opener.start),
    end: content.placeEnd(tail.end),
    embed: opener.image,
    display: content.part(opener.textStart, close),
    inTable: leaf.kind === 'cell',
  };
  const placed = (part: Part): Part => ({ ...content.placed(part), text: part.text });
  if ('definition' in tail) {
    const { target, fragment, external } = tail.definition;
    const label = content.part(tail.label.start, tail.label.end);
    return { kind: 'reference', ...common, target, ...(fragment && { fragment }), external, label };
  }
  const { angled, external, target, fragment } = tail.destination;
  const destination: Range = content.placed(tail.destination.destination);
  const parts = { target: placed(target), ...(fragment && { fragment: placed(fragment) }) };
  return { kind: 'markdown', ...common, ...parts, destination, angled, external };
}
