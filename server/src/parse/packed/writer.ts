import type { Part, Range } from '../../text/range.ts';

/** What a `Reader` reads again. */
export interface Packed {
  readonly bytes: Uint8Array;
  /** All texts, one behind the other: a single string is quickly collected, and quickly handed to another thread. */
  readonly text: string;
}

/**
 * Writes numbers and strings one behind the other, small: a number in as few groups of seven bits as it needs, an offset
 * as its distance from the one before, which is most often a single byte.
 */
export class Writer {
  #bytes = new Uint8Array(4096);
  #length = 0;
  readonly #texts: string[] = [];
  #textLength = 0;
  #last = 0;

  /** Where the next number is written; what follows can be read from there alone. */
  mark(): number {
    this.#last = 0;
    const place = this.#length;
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
    const packed = { bytes: this.#bytes.slice(0, this.#length), text: this.#texts.join('') };
    this.#length = this.#texts.length = this.#textLength = 0;
    return packed;
  }

  #grow(): void {
    const grown = new Uint8Array(this.#bytes.length * 2);
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/** In bytes: thirty-two bits in groups of seven. */
const longestNumber = 5;
