import { bitOf } from './name-shapes.ts';

/** What a name must have to match a query, as bits; see `NameFilter.next`. */
export interface QueryBits {
  readonly letters: number;
  readonly first: number;
  readonly pairs: number;
}

/**
 * The names of an index, with what goes by them, beside numbers that say of most names that a query does not match, without
 * a look at the name: completion asks about every name of the vault at each letter, and the numbers of a large vault fit
 * into the processor's caches where its names do not.
 */
export class NameFilter<Value = unknown> {
  readonly #numbers = new Map<string, number>();
  /** By the numbers of the names; the one of a name that is gone is given to the next new one. */
  readonly #names: (string | undefined)[] = [];
  readonly #values: (Value | undefined)[] = [];
  readonly #free: number[] = [];
  /** Of each name its letters, those that start a word of it, and its pairs of letters. */
  #bits = new Int32Array(3 * 1024);
  readonly #tell: NumberBeside | undefined;
  /** Of each name the number that stands beside it, where that is known. */
  #beside: Int32Array | undefined;

  /** `tell` says what `besideAt` is to give for a name. */
  constructor(entries: Iterable<readonly [string, Value]>, tell?: NumberBeside) {
    this.#tell = tell;
    for (const [name, value] of entries) this.set(name, value);
  }

  /** To be told whenever something else goes by a name. */
  set(name: string, value: Value): void {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#free.pop() ?? this.#names.length;
      this.#numbers.set(name, number);
      this.#names[number] = name;
      this.#measure(name, number * 3);
    }
    this.#values[number] = value;
    if (this.#beside) this.#beside[number] = unknown;
  }

  delete(name: string): void {
    const number = this.#numbers.get(name);
    if (number === undefined) return;
    this.#numbers.delete(name);
    this.#names[number] = this.#values[number] = undefined;
    this.#free.push(number);
  }

  /**
   * The number of the next name, from that one on, that may match (see `matchScore`): it has all letters of the query, and
   * either all pairs of them, or a word that begins as the query does, which does not count when `whole`. Less than 0 when
   * there is none.
   */
  next({ letters, first, pairs }: QueryBits, from: number, whole: boolean): number {
    const bits = this.#bits;
    for (let at = from * 3, end = this.#names.length * 3; at < end; at += 3) {
      if (((bits[at] as number) & letters) !== letters) continue;
      if (((bits[at + 2] as number) & pairs) !== pairs && (whole || ((bits[at + 1] as number) & first) !== first))
        continue;
      if (this.#names[at / 3] !== undefined) return at / 3;
    }
    return -1;
  }

  /** No number of a name is as high. */
  get size(): number {
    return this.#names.length;
  }

  numberOf(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  /** Visits the number of each name. */
  forEachNumber(visit: (number: number) => void): void {
    for (let number = 0; number < this.#names.length; number++) if (this.#names[number] !== undefined) visit(number);
  }

  nameAt(number: number): string {
    return this.#names[number] as string;
  }

  /** What goes by the name. */
  valueAt(number: number): Value {
    return this.#values[number] as Value;
  }

  /** What `tell` said of the name, kept until it is forgotten or something else goes by the name. */
  besideAt(number: number): number | undefined {
    if (!this.#tell) return undefined;
    if (!this.#beside || number >= this.#beside.length) this.#beside = grown(this.#beside, this.#bits.length / 3);
    let beside = this.#beside[number] as number;
    if (beside === unknown) {
      beside = this.#tell(this.nameAt(number)) ?? none;
      this.#beside[number] = beside;
    }
    return beside === none ? undefined : beside;
  }

  /** Asks for what stands beside each name in small steps, between which others have their turn. */
  *tellAll(): Generator<void> {
    for (let number = 0; number < this.#names.length; number++) {
      if (this.#names[number] !== undefined) this.besideAt(number);
      yield;
    }
  }

  /** To be told when `tell` may say something else of a name. */
  forgetBeside(name: string): void {
    const number = this.#beside && this.#numbers.get(name);
    if (this.#beside && number !== undefined) this.#beside[number] = unknown;
  }

  #measure(name: string, at: number): void {
    if (at + 3 > this.#bits.length) {
      const more = new Int32Array(this.#bits.length * 2);
      more.set(this.#bits);
      this.#bits = more;
    }
    let letters = 0;
    let starts = 0;
    let pairs = 0;
    let before = 0;
    for (let index = 0; index < name.length; index++) {
      const code = name.charCodeAt(index);
      const bit = 1 << bitOf(code);
      letters |= bit;
      if (index === 0 || isBeforeWord(before)) starts |= bit;
      if (index > 0) pairs |= bitOfPair(before, code);
      before = code;
    }
    this.#bits[at] = letters;
    this.#bits[at + 1] = starts;
    this.#bits[at + 2] = pairs;
  }
}

/** A whole number, 0 or more, for a name; undefined where there is none. */
export type NumberBeside = (name: string) => number | undefined;

const unknown = -1;
const none = -2;

function grown(numbers: Int32Array | undefined, length: number): Int32Array {
  const more = new Int32Array(length).fill(unknown);
  if (numbers) more.set(numbers);
  return more;
}

/** The bits of a folded query. A space, `-` or `_` in it may stand for any separator, or for none. */
export function queryBits(query: string): QueryBits {
  let letters = 0;
  let first = 0;
  let pairs = 0;
  for (let index = 0; index < query.length; index++) {
    const code = query.charCodeAt(index);
    if (!isSeparator(code)) {
      letters |= 1 << bitOf(code);
      if (first === 0) first = letters;
    }
    if (index > 0) pairs |= bitOfPair(query.charCodeAt(index - 1), code);
  }
  return { letters, first, pairs };
}

/** Whether a word of a name starts behind the character, a UTF-16 code unit: space, `-`, `_`, `/`, `.`, `#`, `(`. */
export function isBeforeWord(code: number): boolean {
  return isSeparator(code) || code === 47 || code === 46 || code === 35 || code === 40;
}

/** Whether the UTF-16 code unit is a space, `-` or `_`. */
export function isSeparator(code: number): boolean {
  return code === 32 || code === 45 || code === 95;
}

function bitOfPair(a: number, b: number): number {
  return 1 << ((a * 5 + b * 11 + (b >> 2)) & 31);
}
