import type { Part, Range } from '../../text/range.ts';
import type { Packed } from './writer.ts';

/** Reads what a `Writer` wrote, in the same order, from a mark on. */
export class Reader {
  readonly #bytes: Uint8Array;
  readonly #text: string;
  #at: number;
  #textAt = 0;
  #last = 0;

  constructor({ bytes, text }: Packed, mark: number) {
    this.#bytes = bytes;
    this.#text = text;
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
    const start = this.#textAt;
    this.#textAt += this.number();
    return this.#text.slice(start, this.#textAt);
  }

  /** The text, unless it cannot be what is wanted. */
  textThatMayBe(wanted: { mayBe(text: string, start: number, end: number): boolean }): string | undefined {
    const start = this.#textAt;
    this.#textAt += this.number();
    return wanted.mayBe(this.#text, start, this.#textAt) ? this.#text.slice(start, this.#textAt) : undefined;
  }

  skipText(): void {
    this.#textAt += this.number();
  }

  skipRange(): void {
    this.offset();
    this.offset();
  }

  skipPart(): void {
    this.skipRange();
    this.skipText();
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
  offsets(): number[] {
    return this.list(() => this.offset());
  }

  /** As many items as the number in front says. */
  list<Item>(read: (reader: Reader) => Item): Item[] {
    const items: Item[] = [];
    for (let left = this.number(); left > 0; left--) items.push(read(this));
    return items;
  }
}
