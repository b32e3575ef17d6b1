import type { Part, Range } from '../../text/range.ts';
import type { Leaf } from '../blocks/outline.ts';
import { CARET, LEFT_BRACKET, RIGHT_BRACKET, skipSpaces } from '../characters.ts';
import { footnoteLabelEnd, normalizedLabel } from '../labels.ts';
import type { MarkdownLink, ReferenceLink } from '../note.ts';
import { newWikiLink, wikiLinkEnd } from '../wiki-link.ts';
import { isFootnoteMark, type LinkTail, linkTail, type Opener, unfinishedEnd } from './brackets.ts';
import type { InlineContext } from './context.ts';

/** Reads what starts with the `[` at `bracket`, and with the `!` before it at `start` if it is an image or embed. */
export function openBracket(context: InlineContext, start: number, bracket: number): number {
  const { text, end } = context;
  const next = bracket + 1 < end ? text.charCodeAt(bracket + 1) : 0;
  if (next === LEFT_BRACKET) {
    const linkEnd = wikiLinkEnd(text, bracket, end);
    if (linkEnd > 0) return addWikiLink(context, start, bracket, linkEnd);
    addUnfinished(context, start, bracket);
  } else if (next === CARET && start === bracket) {
    const footnoteEnd = readFootnote(context, bracket);
    if (footnoteEnd > 0) return footnoteEnd;
  }
  context.brackets.push(start, start !== bracket);
  context.from = bracket + 1;
  return bracket + 1;
}

/** Reads the `]` at `close`, and what it makes of the bracket that it meets (CommonMark §6.3, §6.4). */
export function closeBracket(context: InlineContext, close: number): number {
  const opener = context.brackets.pop();
  if (opener === undefined) return close + 1;
  const tail = linkTail(context.text, opener, close, context.end, context.outline.definitionOf);
  if (tail === undefined) {
    if (opener.image && isFootnoteMark(context.text, opener)) {
      addFootnote(context, opener.start + 1, opener.textStart + 1, close);
    }
    return close + 1;
  }
  addLink(context, opener, close, tail);
  context.from = tail.end;
  return tail.end;
}

function addWikiLink(context: InlineContext, start: number, bracket: number, end: number): number {
  const { content, leaf, text, heading } = context;
  const link = newWikiLink(content, start, bracket, end, leaf.kind === 'cell');
  context.facts.links.push(link);
  heading?.replace(start, end, link.display?.text ?? text.slice(bracket + 2, end - 2).trim());
  context.from = end;
  return end;
}

/** A `[[` that does not close on its line, or that closes at once. Of more brackets the last two are the mark. */
function addUnfinished(context: InlineContext, start: number, bracket: number): void {
  const { text, content, leaf } = context;
  if (bracket + 2 < context.end && text.charCodeAt(bracket + 2) === LEFT_BRACKET) return;
  let end = unfinishedEnd(text, bracket + 2, context.end);
  if (end < context.end && text.charCodeAt(end) === RIGHT_BRACKET) {
    if (skipSpaces(text, bracket + 2, end) < end) return;
    end += 2;
  }
  context.facts.unfinished.push({
    start: content.place(start),
    end: content.placeEnd(end),
    embed: start !== bracket,
    inTable: leaf.kind === 'cell',
  });
}

/** GFM footnotes: `[^label]` with a definition somewhere in the note. */
function readFootnote(context: InlineContext, bracket: number): number {
  if (context.outline.footnoteLabels.size === 0) return -1;
  const labelEnd = footnoteLabelEnd(context.text, bracket + 2, context.end);
  if (labelEnd < 0 || !addFootnote(context, bracket, bracket + 2, labelEnd)) return -1;
  return labelEnd + 1;
}

function addFootnote(context: InlineContext, start: number, labelStart: number, labelEnd: number): boolean {
  const { content, outline } = context;
  if (!outline.footnoteLabels.has(normalizedLabel(context.text.slice(labelStart, labelEnd)))) return false;
  context.facts.footnotes.push({
    start: content.place(start),
    end: content.placeEnd(labelEnd + 1),
    label: content.part(labelStart, labelEnd),
    definition: false,
  });
  context.heading?.replace(start, labelEnd + 1, '');
  context.from = labelEnd + 1;
  return true;
}

function addLink(context: InlineContext, opener: Opener, close: number, tail: LinkTail): void {
  const { facts, heading, leaf } = context;
  const link = newLink(leaf, opener, close, tail);
  const last = facts.unfinished[facts.unfinished.length - 1];
  if (last !== undefined && last.end > link.start && last.start >= link.start - 1) facts.unfinished.pop();
  if (opener.image) {
    facts.forgetBehind(link.start);
    heading?.image(opener.start, opener.textStart, close, tail.end);
  } else {
    context.brackets.spendOuter();
    heading?.link(opener.start, opener.textStart, close, tail.end);
  }
  facts.links.push(link);
}

function newLink(leaf: Leaf, opener: Opener, close: number, tail: LinkTail): MarkdownLink | ReferenceLink {
  const { content } = leaf;
  const common = {
    start: content.place(opener.start),
    end: content.placeEnd(tail.end),
    embed: opener.image,
    display: content.part(opener.textStart, close),
    inTable: leaf.kind === 'cell',
  };
  if ('definition' in tail) {
    const { target, fragment, external } = tail.definition;
    const label = content.part(tail.label.start, tail.label.end);
    return { kind: 'reference', ...common, target, ...(fragment && { fragment }), external, label };
  }
  const { angled, external, target, fragment } = tail.destination;
  const destination: Range = content.placed(tail.destination.destination);
  const parts = { target: placed(leaf, target), ...(fragment && { fragment: placed(leaf, fragment) }) };
  return { kind: 'markdown', ...common, ...parts, destination, angled, external };
}

function placed({ content }: Leaf, part: Part): Part {
  return { start: content.place(part.start), end: content.placed(part).end, text: part.text };
}
