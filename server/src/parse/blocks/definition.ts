import { COLON, isLineEnding, LEFT_BRACKET, skipSpaces, skipSpacesAndLines } from '../characters.ts';
import { destinationEnd, opensTitle, readDestination, titleEnd } from '../destination.ts';
import { linkLabelEnd, normalizedLabel } from '../labels.ts';
import type { LeafText } from '../leaf-text.ts';
import type { Definition } from '../note.ts';
import type { Outline } from './outline.ts';

/**
 * Takes the link reference definitions at the start of a paragraph (CommonMark §4.7) and moves its start behind them.
 * Gives where the last of them ends in the note, -1 when there is none.
 */
export function takeDefinitions(paragraph: LeafText, outline: Outline): number {
  const { text, end } = paragraph;
  let lastEnd = -1;
  while (paragraph.start < end && text.charCodeAt(paragraph.start) === LEFT_BRACKET) {
    const definitionEnd = takeDefinition(paragraph, outline);
    if (definitionEnd < 0) break;
    lastEnd = paragraph.placeEnd(definitionEnd);
    paragraph.start = skipSpacesAndLines(text, definitionEnd, end);
  }
  return lastEnd;
}

function takeDefinition(paragraph: LeafText, outline: Outline): number {
  const { text, start, end } = paragraph;
  const labelEnd = linkLabelEnd(text, start, end);
  if (labelEnd < 0 || labelEnd >= end || text.charCodeAt(labelEnd) !== COLON) return -1;
  const destinationStart = skipSpacesAndLines(text, labelEnd + 1, end);
  const destinationStop = destinationEnd(text, destinationStart, end, Number.POSITIVE_INFINITY);
  if (destinationStop < 0) return -1;
  const definitionEnd = endBehindTitle(text, destinationStop, end);
  if (definitionEnd < 0) return -1;
  const parts = readDestination(text, destinationStart, destinationStop);
  const { destination, target, fragment, external } = parts;
  const place = (part: { start: number; end: number }) => paragraph.placed(part);
  const definition: Definition = {
    start: paragraph.place(start),
    end: paragraph.placeEnd(definitionEnd),
    label: paragraph.part(start + 1, labelEnd - 1),
    target: { ...target, ...place(target) },
    ...(fragment === undefined ? {} : { fragment: { ...fragment, ...place(fragment) } }),
    destination: place(destination),
    external,
  };
  outline.addDefinition(normalizedLabel(definition.label.text), definition);
  return definitionEnd;
}

/** A definition ends at the end of a line: behind its title, or, when what follows is no title, before it. */
function endBehindTitle(text: string, destinationStop: number, end: number): number {
  const titleStart = skipSpacesAndLines(text, destinationStop, end);
  if (titleStart > destinationStop && titleStart < end && opensTitle(text.charCodeAt(titleStart))) {
    const titleStop = titleEnd(text, titleStart, end);
    const lineStop = titleStop < 0 ? -1 : lineEndBehind(text, titleStop, end);
    if (lineStop >= 0) return lineStop;
  }
  return lineEndBehind(text, destinationStop, end);
}

/** The offset behind the spaces at `offset` if the line ends there, else -1. */
function lineEndBehind(text: string, offset: number, end: number): number {
  const stop = skipSpaces(text, offset, end);
  return stop >= end || isLineEnding(text.charCodeAt(stop)) ? stop : -1;
}
