import { BACKSLASH, COLON, HYPHEN, isSpaceOrTab, LEFT_BRACKET, PIPE, skipSpaces } from '../characters.ts';
import { LeafText } from '../leaf-text.ts';
import { wikiLinkEnd } from '../wiki-link.ts';
import type { Block, BlockState } from './block.ts';
import type { BlockStarts } from './block-starts.ts';
import type { Line } from './line.ts';
import type { Outline } from './outline.ts';

/** The number of cells that the delimiter row from `start` to `end` gives (GFM §4.10); 0 when it is none. */
export function delimiterCells(text: string, start: number, end: number): number {
  let cells = 0;
  let marked = false;
  let offset = start;
  if (text.charCodeAt(offset) === PIPE) {
    marked = true;
    offset = skipSpaces(text, offset + 1, end);
  }
  while (offset < end) {
    const stop = delimiterEnd(text, offset, end);
    if (stop < 0) return 0;
    marked ||= text.charCodeAt(offset) === COLON || text.charCodeAt(stop - 1) === COLON;
    cells++;
    offset = skipSpaces(text, stop, end);
    if (offset >= end) break;
    if (text.charCodeAt(offset) !== PIPE) return 0;
    marked = true;
    offset = skipSpaces(text, offset + 1, end);
  }
  return marked ? cells : 0;
}

/** The end of `-`, `:-`, `-:` or `:-:`, with any number of hyphens; -1 when there is none. */
function delimiterEnd(text: string, start: number, end: number): number {
  let offset = text.charCodeAt(start) === COLON ? start + 1 : start;
  if (offset >= end || text.charCodeAt(offset) !== HYPHEN) return -1;
  while (offset < end && text.charCodeAt(offset) === HYPHEN) offset++;
  return offset < end && text.charCodeAt(offset) === COLON ? offset + 1 : offset;
}

/**
 * Whether the header row has so many cells. A bare `|` in a wiki-link ends a cell for GFM, and does not for Obsidian;
 * either count makes a table.
 */
export function hasCells(text: string, start: number, end: number, cells: number): boolean {
  if (rowCells(text, start, end, false).length === cells * 2) return true;
  return rowCells(text, start, end, true).length === cells * 2;
}

/**
 * The cells of a row, as the start and end of each: separated by pipes, those at the row's ends aside; `\|` separates
 * nothing. With `wikiLinks`, nor does a pipe within `[[…]]`.
 */
export function rowCells(text: string, start: number, end: number, wikiLinks: boolean): number[] {
  const cells: number[] = [];
  let offset = start;
  while (offset < end) {
    const code = text.charCodeAt(offset);
    if (code === PIPE) offset++;
    offset = skipSpaces(text, offset, end);
    if (offset >= end) break;
    const cellStart = offset;
    let cellEnd = offset;
    while (offset < end) {
      const inner = text.charCodeAt(offset);
      if (inner === PIPE) break;
      offset = characterEnd(text, offset, end, wikiLinks);
      if (!isSpaceOrTab(inner)) cellEnd = offset;
    }
    cells.push(cellStart, cellEnd);
  }
  return cells;
}

function characterEnd(text: string, offset: number, end: number, wikiLinks: boolean): number {
  const code = text.charCodeAt(offset);
  if (code === BACKSLASH && offset + 1 < end) {
    const next = text.charCodeAt(offset + 1);
    if (next === BACKSLASH || next === PIPE) return offset + 2;
  }
  if (wikiLinks && code === LEFT_BRACKET) {
    const linkEnd = wikiLinkEnd(text, offset, end);
    if (linkEnd > 0) return linkEnd;
  }
  return offset + 1;
}

/** A GFM table (§4.10), once its delimiter row has been seen: a row a line. */
export class Table implements Block {
  readonly opaque = false;
  readonly holdsLists = false;
  readonly start: number;
  private readonly outline: Outline;
  private readonly starts: BlockStarts;
  private end: number;

  constructor(outline: Outline, starts: BlockStarts, start: number, end: number) {
    this.outline = outline;
    this.start = start;
    this.end = end;
    this.starts = starts;
  }

  endsAtOnce(): boolean {
    return false;
  }

  take(line: Line): BlockState {
    if (line.blank || line.indent >= 4 || this.starts.interruptTable()) return 'refused';
    this.addRow(line.text, line.first, line.end);
    this.end = line.end;
    return 'open';
  }

  addRow(text: string, start: number, end: number): void {
    const cells = rowCells(text, start, end, true);
    for (let index = 0; index < cells.length; index += 2) {
      const cellStart = cells[index] ?? end;
      const cellEnd = cells[index + 1] ?? end;
      if (cellStart === cellEnd) continue;
      const content = new LeafText(text, cellStart, cellEnd);
      this.outline.leaves.push({ kind: 'cell', level: 0, start: cellStart, end: cellEnd, content });
    }
  }

  close(): number {
    return this.end;
  }
}
