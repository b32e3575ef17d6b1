import { type LineStarts, type Position, positionAt } from '../../text/lines.ts';
import type { PackedNote } from './packed-note.ts';
import { Reader } from './reader.ts';

/** Tells where the offsets of a packed note are, in lines and columns. The note need not be opened for it. */
export class NoteLines {
  readonly #packed: PackedNote;
  #lineStarts: LineStarts | undefined;
  /** How many positions were looked for, and the line of the last one. */
  #positions = 0;
  #line: Line = noLine;

  constructor(packed: PackedNote) {
    this.#packed = packed;
  }

  get path(): string {
    return this.#packed.kept.path;
  }

  /** The length of the note's text, in UTF-16 units. */
  get length(): number {
    return this.#packed.kept.length;
  }

  get lineStarts(): LineStarts {
    this.#lineStarts ??= new Reader(this.#packed, this.#packed.lineStarts).offsets();
    return this.#lineStarts;
  }

  /** The position of an offset: of the first few, and of those in the line of the last one, without the list of all lines. */
  positionAt(offset: number): Position {
    if (offset < this.#line.start || offset >= this.#line.end) {
      if (++this.#positions > fewPositions) return positionAt(this.lineStarts, offset);
      this.#line = lineOf(new Reader(this.#packed, this.#packed.lineStarts), offset);
    }
    const { number, start } = this.#line;
    return { line: number, character: Math.max(0, offset - start) };
  }
}

/** As many positions are told in the time that it takes to list all lines. */
const fewPositions = 4;

interface Line {
  readonly number: number;
  readonly start: number;
  /** Where the next one starts. */
  readonly end: number;
}

const noLine: Line = { number: 0, start: 0, end: 0 };

/** The line that holds the offset; `reader` stands before the starts of all lines. */
function lineOf(reader: Reader, offset: number): Line {
  const lines = reader.number();
  let start = reader.offset();
  for (let number = 0; ; number++) {
    const end = number + 1 < lines ? reader.offset() : Number.POSITIVE_INFINITY;
    if (offset < end) return { number, start, end };
    start = end;
  }
}
