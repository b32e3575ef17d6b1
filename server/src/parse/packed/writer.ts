import type { Part, Range } from '../../text/range.ts';

/** What a `Reader` reads again. */
export interface Packed {
  readonly bytes: Uint8Array;
  /** All texts, one behind the other: one string is quicker to keep than many. */
  readonly text: string;
}

/**
 * Writes numbers and strings one behind the other, small: a number in as few groups of seven bits as it needs, an offset
 * as its distance from the one before, which is most often a single byte.
 */
export class Writer {
  /** Notes share blocks: one for each would take longer to make than to fill. */
  #bytes = new Uint8Array(blockSize);
  /** Where in the block the note starts that is written, and where it goes on. */
  #start = 0;
  #length = 0;
  readonly #texts: string[] = [];
  #textLength = 0;
  #last = 0;

  /** Where the next number is written; what follows can be read from there alone. */
  mark(): number {
    this.#last = 0;
    const place = this.#length - this.#start;
    this.number(this.#textLength);
    return place;
  }

  /** A whole number from 0 to 2³¹ − 1. */
  number(value: number): void {
    if (this.#length + longestNumber > this.#bytes.length) this.#grow();
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.#bytes[this.#length++] = (rest & 127) | 128;
    this.#bytes[this.#length++] = rest;
  }

  offset(value: number): void {
    const distance = value - this.#last;
    this.#last = value;
    this.number(distance < 0 ? -distance * 2 - 1 : distance * 2);
  }

  text(text: string): void {
    this.number(text.length);
    this.#texts.push(text);
    this.#textLength += text.length;
  }

  range({ start, end }: Range): void {
    this.offset(start);
    this.offset(end);
  }

  part(part: Part): void {
    this.range(part);
    this.text(part.text);
  }

  /** The items, behind their number; gives the mark from which they are read. */
  list<Item>(items: readonly Item[], write: (writer: Writer, item: Item) => void): number {
    const mark = this.mark();
    this.number(items.length);
    for (const item of items) write(this, item);
    return mark;
  }

  /** What was written since the last time. */
  finish(): Packed {
    const packed = { bytes: this.#bytes.subarray(this.#start, this.#length), text: this.#texts.join('') };
    this.#start = this.#length;
    this.#texts.length = this.#textLength = 0;
    return packed;
  }

  /** Goes on in a new block, which has room for more than what is written of the note. */
  #grow(): void {
    const written = this.#bytes.subarray(this.#start, this.#length);
    this.#bytes = new Uint8Array(Math.max(blockSize, written.length * 2));
    this.#bytes.set(written);
    this.#start = 0;
    this.#length = written.length;
  }
}

/** In bytes. A block stays for as long as one of its notes does, so it is small. */
const blockSize = 8192;

/** In bytes: thirty-two bits in groups of seven. */
const longestNumber = 5;
