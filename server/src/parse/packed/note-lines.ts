import { type LineStarts, type Position, positionAt } from '../../text/lines.ts';
import type { PackedNote } from './packed-note.ts';
import { Reader } from './reader.ts';

/** Tells where the offsets of a packed note are, in lines and columns. The note need not be opened for it. */
export class NoteLines {
  readonly #packed: PackedNote;
  #lineStarts: LineStarts | undefined;
  /** How many positions were looked for, and the line of the last one. */
  #positions = 0;
  #line = 0;
  #lineStart = 0;
  /** Where the next line starts. */
  #lineEnd = 0;

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
    if (offset < this.#lineStart || offset >= this.#lineEnd) {
      if (++this.#positions > fewPositions) return positionAt(this.lineStarts, offset);
      this.#lookFor(offset);
    }
    return { line: this.#line, character: Math.max(0, offset - this.#lineStart) };
  }

  /** Finds the line that holds the offset. */
  #lookFor(offset: number): void {
    const reader = new Reader(this.#packed, this.#packed.lineStarts);
    const lines = reader.number();
    this.#lineEnd = reader.offset();
    for (this.#line = 0; ; this.#line++) {
      this.#lineStart = this.#lineEnd;
      this.#lineEnd = this.#line + 1 < lines ? reader.offset() : beyond;
      if (offset < this.#lineEnd) return;
    }
  }
}

/** Behind every text. */
const beyond = 0x7fffffff;

/** As many positions are told in the time that it takes to list all lines. */
const fewPositions = 4;
