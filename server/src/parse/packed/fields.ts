import type { Field, FrontMatter } from '../note.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

/** How a value is written: as its one scalar, as the list of its scalars, or, of any other kind, as it is. */
const SCALAR = 0;
const LIST = 1;
const OTHER = 2;

/** Writes front matter; values that are no text go to `others`, in order. */
export function writeFrontMatter(writer: Writer, frontMatter: FrontMatter, others: unknown[]): void {
  writer.range(frontMatter);
  writer.range(frontMatter.content);
  writer.number(frontMatter.fields.length);
  for (const { key, value, range, items } of frontMatter.fields) {
    writer.part(key);
    writer.range(range);
    writer.number(items.length);
    for (const item of items) writer.part(item);
    const how = howWritten(value, items);
    writer.number(how);
    if (how !== OTHER) continue;
    writer.number(others.length);
    others.push(value);
  }
  writer.number(frontMatter.errors.length);
  for (const { message, range } of frontMatter.errors) {
    writer.range(range);
    writer.text(message);
  }
}

export function readFrontMatter(reader: Reader, others: readonly unknown[]): FrontMatter {
  const { start, end } = reader.range();
  const content = reader.range();
  const fields = reader.list((): Field => {
    const key = reader.part();
    const range = reader.range();
    const items = reader.list(() => reader.part());
    const how = reader.number();
    if (how === OTHER) return { key, value: others[reader.number()], range, items };
    return { key, value: how === SCALAR ? items[0]?.text : items.map(({ text }) => text), range, items };
  });
  const errors = reader.list(() => {
    const range = reader.range();
    return { message: reader.text(), range };
  });
  return { start, end, content, fields, errors };
}

function howWritten(value: unknown, items: Field['items']): number {
  if (typeof value === 'string') return items.length === 1 && items[0]?.text === value ? SCALAR : OTHER;
  const isList =
    Array.isArray(value) && value.length === items.length && items.every(({ text }, at) => text === value[at]);
  return isList ? LIST : OTHER;
}
