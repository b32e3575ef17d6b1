import type { Part } from '../../text/range.ts';
import {
  APOSTROPHE,
  CARRIAGE_RETURN,
  COLON,
  HYPHEN,
  isDigit,
  isLetter,
  LEFT_BRACKET,
  markedCodes,
  NUMBER_SIGN,
  QUOTATION_MARK,
  RIGHT_BRACKET,
  SPACE,
  trimmedEnd,
  UNDERSCORE,
} from '../characters.ts';
import type { Field } from '../note.ts';
import { partOf } from '../pieces.ts';
import type { QuotedValue, YamlFacts } from './facts.ts';

const COMMA = 44;
const BACKSLASH = 92;

/** What may stand in a plain scalar in a list in brackets: no mark that means something to YAML there. */
const PLAIN_IN_FLOW = markedCodes(
  ' !$%()*+-./0123456789;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ^_abcdefghijklmnopqrstuvwxyz|~\'"&',
);
/** Elsewhere; `:` before a space and `#` behind one mean something there too. */
const PLAIN = markedCodes(
  ' !$%()*+-./0123456789;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ^_abcdefghijklmnopqrstuvwxyz|~\'"&,[]{}`:#\\',
);

/** Plain scalars that are no strings (YAML 1.2, core schema), in whatever case. */
const NO_STRING = /^(?:true|false|null)$/i;
const NUMERIC = /^(?:0o[0-7]+|0x[\da-f]+|\d+(?:\.\d*)?(?:e[-+]?\d+)?)$/i;
const NUMBER = /^(?:0|[1-9]\d{0,14})$/;

/**
 * Reads the plainest YAML, from `start` to `end`: fields whose values are scalars on one line or lists of them. Undefined
 * for all else, errors included: whoever gets that asks the YAML library, which gives the same for what is read here.
 */
export function readPlainFields(text: string, start: number, end: number): YamlFacts | undefined {
  return new PlainReader(text, start, end).read();
}

interface Scalar {
  readonly value: unknown;
  /** Undefined for null. */
  readonly item: Part | undefined;
  readonly start: number;
  readonly end: number;
}

class PlainReader {
  private readonly text: string;
  private readonly end: number;
  private offset: number;
  private readonly fields: Field[] = [];
  private readonly quoted: QuotedValue[] = [];

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.offset = start;
    this.end = end;
  }

  read(): YamlFacts | undefined {
    while (this.offset < this.end) {
      if (this.lineEnd(this.offset) === this.offset) this.offset = this.nextLine(this.offset);
      else if (!this.readField()) return undefined;
    }
    const { fields, quoted } = this;
    return hasDuplicates(fields) ? undefined : { fields: fields.slice(), quoted, errors: [] };
  }

  private readField(): boolean {
    const { text, offset } = this;
    const keyEnd = this.keyEnd();
    if (keyEnd < 0) return false;
    const key = partOf(text, offset, keyEnd);
    if (NO_STRING.test(key.text)) return false;
    const valueStart = this.skip(keyEnd + 1);
    if (valueStart < this.lineEnd(valueStart)) return this.readValue(key, valueStart);
    this.offset = this.nextLine(valueStart);
    return this.readList(key, keyEnd + 1);
  }

  /** The end of the key at `offset`, with a colon and then a space or the line's end behind it; else -1. */
  private keyEnd(): number {
    const { text, offset, end } = this;
    let at = offset;
    while (at < end && isKeyCharacter(text.charCodeAt(at))) at++;
    if (at === offset || at >= end || text.charCodeAt(at) !== COLON || !isLetter(text.charCodeAt(offset))) return -1;
    return text.charCodeAt(at + 1) === SPACE || this.lineEnd(at + 1) === at + 1 ? at : -1;
  }

  /** A value on the key's line: a scalar, or a list in brackets. */
  private readValue(key: Part, start: number): boolean {
    const { text } = this;
    const lineEnd = this.lineEnd(start);
    if (text.charCodeAt(start) === LEFT_BRACKET) return this.readFlowList(key, start, lineEnd);
    const scalar = this.scalar(key.text, start, lineEnd, PLAIN);
    if (scalar === undefined) return false;
    this.offset = this.nextLine(lineEnd);
    if (this.continues()) return false;
    const { value, item } = scalar;
    this.fields.push({ key, value, range: { start, end: scalar.end }, items: item === undefined ? [] : [item] });
    return true;
  }

  /** Whether the next line is indented: then the value goes on there. */
  private continues(): boolean {
    return this.offset < this.end && this.text.charCodeAt(this.offset) === SPACE;
  }

  private readFlowList(key: Part, start: number, lineEnd: number): boolean {
    const { text } = this;
    const stop = trimmedEnd(text, start, lineEnd);
    if (stop - start < 2 || text.charCodeAt(stop - 1) !== RIGHT_BRACKET) return false;
    const values: unknown[] = [];
    const items: Part[] = [];
    for (let at = this.skip(start + 1); at < stop - 1; ) {
      const itemEnd = this.flowItemEnd(at, stop - 1);
      const scalar = this.scalar(key.text, at, itemEnd, PLAIN_IN_FLOW);
      if (scalar?.item === undefined) return false;
      values.push(scalar.value);
      items.push(scalar.item);
      at = this.skip(itemEnd + 1);
    }
    this.offset = this.nextLine(lineEnd);
    if (this.continues()) return false;
    this.fields.push({ key, value: values.slice(), range: { start, end: stop }, items: items.slice() });
    return true;
  }

  /** Before the comma behind the item at `start`; a quoted item may hold commas. */
  private flowItemEnd(start: number, end: number): number {
    const { text } = this;
    const quote = text.charCodeAt(start);
    let at = start;
    if (quote === QUOTATION_MARK || quote === APOSTROPHE) {
      at++;
      while (at < end && text.charCodeAt(at) !== quote) at++;
    }
    while (at < end && text.charCodeAt(at) !== COMMA) at++;
    return at;
  }

  /** The items `- scalar` on the lines behind the key, all indented alike; no value at all where there are none. */
  private readList(key: Part, behindColon: number): boolean {
    const { text } = this;
    const first = this.skip(this.offset);
    const indent = first - this.offset;
    const values: unknown[] = [];
    const items: Part[] = [];
    let stop = behindColon;
    while (this.offset < this.end && this.skip(this.offset) - this.offset === indent && this.isItem(indent)) {
      const start = this.skip(this.offset + indent + 2);
      const lineEnd = this.lineEnd(start);
      const scalar = this.scalar(key.text, start, lineEnd, PLAIN);
      if (scalar?.item === undefined) return false;
      values.push(scalar.value);
      items.push(scalar.item);
      stop = scalar.end;
      this.offset = this.nextLine(lineEnd);
    }
    if (this.offset < this.end && (this.continues() || text.charCodeAt(this.offset) === HYPHEN)) return false;
    const list = values.length > 0;
    const range = list ? { start: first, end: stop } : { start: behindColon, end: behindColon };
    this.fields.push({ key, value: list ? values.slice() : null, range, items: items.slice() });
    return true;
  }

  private isItem(indent: number): boolean {
    const { text, offset } = this;
    return text.charCodeAt(offset + indent) === HYPHEN && text.charCodeAt(offset + indent + 1) === SPACE;
  }

  /** The scalar from `start` up to spaces before `end`; undefined when it is not plain enough. */
  private scalar(field: string, start: number, end: number, plain: Uint8Array): Scalar | undefined {
    const { text } = this;
    const stop = trimmedEnd(text, start, end);
    if (stop <= start) return undefined;
    const first = text.charCodeAt(start);
    if (first === QUOTATION_MARK || first === APOSTROPHE) return this.quotedScalar(field, first, start, stop);
    if (!isLetter(first) && !isDigit(first) && first < 128) return undefined;
    for (let at = start; at < stop; at++) if (!this.isPlain(at, stop, plain)) return undefined;
    const item = partOf(text, start, stop);
    if (NO_STRING.test(item.text)) return undefined;
    if (!isDigit(first) || !NUMERIC.test(item.text)) return { value: item.text, item, start, end: stop };
    return NUMBER.test(item.text) ? { value: Number(item.text), item, start, end: stop } : undefined;
  }

  private isPlain(at: number, stop: number, plain: Uint8Array): boolean {
    const { text } = this;
    const code = text.charCodeAt(at);
    if (code > 127) return code !== 0x85 && code !== 0x2028 && code !== 0x2029 && code !== 0xfeff;
    if (plain[code] === 0) return false;
    if (code === COLON) return at + 1 < stop && text.charCodeAt(at + 1) !== SPACE;
    return code !== NUMBER_SIGN || text.charCodeAt(at - 1) !== SPACE;
  }

  private quotedScalar(field: string, quote: number, start: number, end: number): Scalar | undefined {
    const { text } = this;
    if (end - start < 2 || text.charCodeAt(end - 1) !== quote) return undefined;
    for (let at = start + 1; at < end - 1; at++) {
      const code = text.charCodeAt(at);
      if (code === quote || code === BACKSLASH || code < SPACE) return undefined;
    }
    const item = partOf(text, start + 1, end - 1);
    this.quoted.push({ field, start: start + 1, end: end - 1 });
    return { value: item.text, item, start, end };
  }

  private skip(start: number): number {
    let at = start;
    while (at < this.end && this.text.charCodeAt(at) === SPACE) at++;
    return at;
  }

  /** The end of the line, before `\n` or `\r\n`. A lone `\r` is left to the library. */
  private lineEnd(start: number): number {
    const { text, end } = this;
    const found = text.indexOf('\n', start);
    if (found < 0 || found >= end) return end;
    return found > start && text.charCodeAt(found - 1) === CARRIAGE_RETURN ? found - 1 : found;
  }

  private nextLine(lineEnd: number): number {
    return this.text.charCodeAt(lineEnd) === CARRIAGE_RETURN ? lineEnd + 2 : lineEnd + 1;
  }
}

function isKeyCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === HYPHEN || code === UNDERSCORE;
}

function hasDuplicates(fields: readonly Field[]): boolean {
  return new Set(fields.map(({ key }) => key.text)).size < fields.length;
}
