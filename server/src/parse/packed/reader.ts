import type { Part, Range } from '../../text/range.ts';
import type { Packed } from './writer.ts';

/** Reads what a `Writer` wrote, in the same order, from a mark on. */
export class Reader {
  readonly #bytes: Uint8Array;
  readonly #texts: readonly string[];
  #at: number;
  #textAt = 0;
  #last = 0;

  constructor({ bytes, texts }: Packed, mark: number) {
    this.#bytes = bytes;
    this.#texts = texts;
    this.#at = mark;
    this.#textAt = this.number();
  }

  number(): number {
    let byte = this.#bytes[this.#at++] ?? 0;
    // Most numbers are small.
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = this.#bytes[this.#at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    return value;
  }

  offset(): number {
    const code = this.number();
    this.#last += (code >>> 1) ^ -(code & 1);
    return this.#last;
  }

  text(): string {
    return this.#texts[this.#textAt++] ?? '';
  }

  /** The text that `text` gives next. */
  get nextText(): string {
    return this.#texts[this.#textAt] ?? '';
  }

  /** Passes over so many ranges and texts. */
  skip(ranges: number, texts: number): void {
    for (let left = ranges * 2; left > 0; left--) this.offset();
    this.#textAt += texts;
  }

  range(): Range {
    const start = this.offset();
    return { start, end: this.offset() };
  }

  part(): Part {
    const start = this.offset();
    return { start, end: this.offset(), text: this.text() };
  }

  /** As many offsets as the number in front says. */
  offsets(): Uint32Array {
    const offsets = new Uint32Array(this.number());
    for (let index = 0; index < offsets.length; index++) offsets[index] = this.offset();
    return offsets;
  }

  /** As many items as the number in front says. */
  list<Item>(read: (reader: Reader) => Item): Item[] {
    const items: Item[] = [];
    for (let left = this.number(); left > 0; left--) items.push(read(this));
    return items;
  }
}
