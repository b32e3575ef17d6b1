import {
  ASTERISK,
  CARET,
  COLON,
  FULL_STOP,
  GREATER_THAN,
  HYPHEN,
  isDigit,
  LEFT_BRACKET,
  PLUS_SIGN,
  RIGHT_PARENTHESIS,
} from '../characters.ts';
import { footnoteLabelEnd } from '../labels.ts';
import type { Line } from './line.ts';

/** A block that holds blocks: the note itself, a block quote, a list item, a footnote definition (CommonMark §3). */
export type Container = PlainContainer | ItemContainer;

abstract class BlockContainer {
  readonly start: number;
  /** Behind the last block that closed in it so far. */
  end: number;
  /** The extent of the last block that closed in it; a list is one block. */
  lastBlockStart = -1;
  lastBlockEnd = -1;

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
  }

  /** Notes that a block inside has closed. */
  addBlock(start: number, end: number): void {
    this.lastBlockStart = start;
    this.lastBlockEnd = end;
    if (end > this.end) this.end = end;
  }
}

/** The note, a block quote (CommonMark §5.1) or a footnote definition (GFM). */
export class PlainContainer extends BlockContainer {
  readonly kind: 'note' | 'quote' | 'footnote';

  constructor(kind: PlainContainer['kind'], start: number, end: number) {
    super(start, end);
    this.kind = kind;
  }
}

/** One item of a list (CommonMark §5.2). Its siblings follow as containers of their own. */
export class ItemContainer extends BlockContainer {
  readonly kind = 'item';
  /** Columns of indentation that a line needs to belong to the item. */
  readonly width: number;
  /** The bullet, or what follows the number: siblings have the same one. */
  readonly delimiter: number;
  readonly ordered: boolean;
  readonly markerEnd: number;
  /** The number of items around it. */
  depth = 0;
  /** Where the list started whose item this is. */
  listStart: number;
  /** Only the marker has been read so far. */
  private empty: boolean;
  /** A blank line followed the lone marker: what comes next is no longer the item's. */
  private abandoned = false;

  constructor(start: number, marker: ItemMarker, width: number, line: Line) {
    super(start, line.blank ? line.end : marker.end);
    this.width = width;
    this.delimiter = marker.delimiter;
    this.ordered = marker.ordered;
    this.markerEnd = marker.end;
    this.listStart = start;
    this.empty = line.blank;
  }

  /** Takes the line's indentation if the line belongs to the item. The line is measured. */
  continues(line: Line): boolean {
    if (line.blank) {
      this.abandoned ||= this.empty;
      line.takeColumns(Math.min(line.indent, this.width));
      return true;
    }
    const abandoned = this.abandoned;
    this.abandoned = this.empty = false;
    if (abandoned || line.indent < this.width) return false;
    line.takeColumns(this.width);
    return true;
  }
}

/** Takes a block quote's marker and the space behind it (CommonMark §5.1). */
export function takeQuoteMarker(line: Line): boolean {
  if (line.indent >= 4 || line.blank || line.firstCode !== GREATER_THAN) return false;
  line.takeMarker(1);
  line.takeColumns(1);
  return true;
}

interface ItemMarker {
  readonly delimiter: number;
  readonly ordered: boolean;
  /** Behind the marker. */
  readonly end: number;
}

/**
 * Takes a list marker and the spaces behind it, and opens an item (CommonMark §5.2). An item that interrupts a
 * paragraph must not be empty, and its number must be 1 (remark: the same after indented code, and in a quote that
 * opens on the same line).
 */
export function openItem(line: Line, interrupts: boolean): ItemContainer | undefined {
  const marker = itemMarker(line);
  return marker === undefined ? undefined : openMarkedItem(line, marker, interrupts);
}

/** Opens the next item of the list of an item that the line does not continue: the same kind of marker (CommonMark §5.3). */
export function openSibling(line: Line, item: ItemContainer): ItemContainer | undefined {
  const marker = itemMarker(line);
  if (marker === undefined || marker.delimiter !== item.delimiter || marker.ordered !== item.ordered) return undefined;
  const sibling = openMarkedItem(line, marker, false);
  if (sibling !== undefined) sibling.listStart = item.listStart;
  return sibling;
}

function openMarkedItem(line: Line, marker: ItemMarker, interrupts: boolean): ItemContainer | undefined {
  const { text, first, indent } = line;
  const digits = marker.end - first - 1;
  if (interrupts && marker.ordered && !(digits === 1 && text.charCodeAt(first) === 49)) return undefined;
  const width = indent + marker.end - first;
  const place = line.save();
  line.takeMarker(marker.end - first);
  line.measure();
  if (line.blank) {
    if (!interrupts) return new ItemContainer(first, marker, width + 1, line);
  } else if (line.indent > 0) {
    // Five columns or more: the content is indented code, which starts one column behind the marker.
    const padding = line.indent <= 4 ? line.indent : 1;
    const item = new ItemContainer(first, marker, width + padding, line);
    line.takeColumns(padding);
    return item;
  }
  line.restore(place);
  return undefined;
}

function itemMarker(line: Line): ItemMarker | undefined {
  if (line.indent >= 4 || line.blank) return undefined;
  const { text, first, end } = line;
  const code = text.charCodeAt(first);
  if (code === ASTERISK || code === PLUS_SIGN || code === HYPHEN) {
    return line.isThematicBreak() ? undefined : { delimiter: code, ordered: false, end: first + 1 };
  }
  let offset = first;
  while (offset < end && offset - first < 9 && isDigit(text.charCodeAt(offset))) offset++;
  if (offset === first || offset >= end) return undefined;
  const delimiter = text.charCodeAt(offset);
  if (delimiter !== FULL_STOP && delimiter !== RIGHT_PARENTHESIS) return undefined;
  return { delimiter, ordered: true, end: offset + 1 };
}

/**
 * Takes `[^label]:` and the spaces behind it (GFM footnotes). Gives the end of the label, before `]`, or -1 when no
 * footnote definition starts here.
 */
export function takeFootnoteMarker(line: Line): number {
  const { text, first, end } = line;
  if (line.indent >= 4 || line.blank) return -1;
  if (text.charCodeAt(first) !== LEFT_BRACKET || text.charCodeAt(first + 1) !== CARET) return -1;
  const labelEnd = footnoteLabelEnd(text, first + 2, end);
  if (labelEnd < 0 || labelEnd + 1 >= end || text.charCodeAt(labelEnd + 1) !== COLON) return -1;
  line.takeMarker(labelEnd + 2 - first);
  line.measure();
  line.takeIndent();
  return labelEnd;
}
