import type { Part, Range } from '../text/range.ts';
import { copyOf } from './pieces.ts';

/**
 * The text of a leaf block, as its inline content is read. Most leaves stand in the note in one piece; their text is
 * the note's, from `start` to `end`. A paragraph in a block quote has a `>` before each line; its lines are joined
 * without them, and `place` tells where an offset of the joined text stands in the note.
 */
export class LeafText {
  readonly text: string;
  start: number;
  readonly end: number;
  /** Start in the joined text, start in the note, of each line. Undefined: offsets are the note's. */
  private readonly lines: readonly number[] | undefined;
  /** The place of the last look-up in `lines`: the next one is mostly near. */
  private lastLine = 0;

  constructor(text: string, start: number, end: number, lines?: readonly number[]) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.lines = lines;
  }

  /** Joins lines, given as the start and end of each and the spaces before it that stand for the rest of a tab. */
  static ofLines(noteText: string, extents: readonly number[]): LeafText {
    const lines: number[] = [];
    let joined = '';
    for (let index = 0; index < extents.length; index += 3) {
      if (index > 0) joined += `\n${' '.repeat(extents[index + 2] ?? 0)}`;
      const start = extents[index] ?? 0;
      lines.push(joined.length, start);
      joined += noteText.slice(start, extents[index + 1]);
    }
    return new LeafText(joined, 0, joined.length, lines);
  }

  /** Where the offset stands in the note. */
  place(offset: number): number {
    const { lines } = this;
    if (lines === undefined) return offset;
    let line = this.lastLine;
    while (line > 0 && (lines[line] ?? 0) > offset) line -= 2;
    while (line + 2 < lines.length && (lines[line + 2] ?? 0) <= offset) line += 2;
    this.lastLine = line;
    return (lines[line + 1] ?? 0) + offset - (lines[line] ?? 0);
  }

  /** Where a stretch that ends before the offset ends in the note. */
  placeEnd(offset: number): number {
    return this.lines === undefined || offset === 0 ? this.place(offset) : this.place(offset - 1) + 1;
  }

  /** The stretch at its place in the note. */
  stretch(start: number, end: number): Range {
    if (this.lines === undefined) return { start, end };
    const placed = this.place(start);
    return { start: placed, end: start === end ? placed : this.placeEnd(end) };
  }

  placed({ start, end }: Range): Range {
    return this.stretch(start, end);
  }

  /** The stretch, at its place in the note, with a copy of its text. */
  part(start: number, end: number): Part {
    const text = copyOf(this.text, start, end);
    return this.lines === undefined ? { start, end, text } : { ...this.stretch(start, end), text };
  }
}
