import { EQUALS_SIGN, HYPHEN, isSpaceOrTab, NUMBER_SIGN, skipSpaces, trimmedEnd } from '../characters.ts';
import { LeafText } from '../leaf-text.ts';
import type { Line } from './line.ts';
import type { Leaf } from './outline.ts';

/** The level of the ATX heading that stands at `first` (CommonMark §4.2); 0 when none does. */
export function atxLevel(line: Line): number {
  const { text, first, end } = line;
  let offset = first;
  while (offset < end && text.charCodeAt(offset) === NUMBER_SIGN) offset++;
  const level = offset - first;
  return level <= 6 && (offset >= end || isSpaceOrTab(text.charCodeAt(offset))) ? level : 0;
}

/** The ATX heading on this line, its closing sequence of `#` left out of the content. */
export function atxHeading(line: Line, level: number): Leaf {
  const { text, first, end } = line;
  const start = skipSpaces(text, first + level, end);
  const stop = trimmedEnd(text, start, end);
  let closing = stop;
  while (closing > start && text.charCodeAt(closing - 1) === NUMBER_SIGN) closing--;
  const closed = closing < stop && (closing === start || isSpaceOrTab(text.charCodeAt(closing - 1)));
  const contentEnd = closed ? trimmedEnd(text, start, closing) : stop;
  return { kind: 'heading', level, start: first, end, content: new LeafText(text, start, contentEnd) };
}

/** The level that the setext underline at `first` gives to the paragraph above it (CommonMark §4.3); 0 when none stands there. */
export function setextLevel(line: Line): 0 | 1 | 2 {
  const { text, first, end } = line;
  const marker = text.charCodeAt(first);
  if (marker !== EQUALS_SIGN && marker !== HYPHEN) return 0;
  let offset = first;
  while (offset < end && text.charCodeAt(offset) === marker) offset++;
  if (skipSpaces(text, offset, end) < end) return 0;
  return marker === EQUALS_SIGN ? 1 : 2;
}
