import type { Block, Excluded, Heading, ListItem } from '../note.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

export function writeHeading(writer: Writer, heading: Heading): void {
  writer.number(heading.level);
  writer.range(heading);
  writer.part(heading.text);
}

export function readHeading(reader: Reader): Heading {
  const level = reader.number() as Heading['level'];
  const start = reader.offset();
  const end = reader.offset();
  return { start, end, level, text: reader.part() };
}

export function writeBlock(writer: Writer, block: Block): void {
  writer.part(block);
  writer.range(block.block);
}

export function readBlock(reader: Reader): Block {
  const { start, end, text } = reader.part();
  return { start, end, text, block: reader.range() };
}

export function writeListItem(writer: Writer, item: ListItem): void {
  writer.number(item.depth * 2 + (item.ordered ? 1 : 0));
  writer.range(item);
  writer.part(item.marker);
}

export function readListItem(reader: Reader): ListItem {
  const how = reader.number();
  const start = reader.offset();
  const end = reader.offset();
  return { start, end, depth: how >> 1, ordered: (how & 1) === 1, marker: reader.part() };
}

const kinds: readonly Excluded['kind'][] = [
  'fence',
  'indented-code',
  'code-span',
  'html',
  'comment',
  'obsidian-comment',
  'math',
  'autolink',
];

export function writeExcluded(writer: Writer, excluded: Excluded): void {
  writer.number(kinds.indexOf(excluded.kind));
  writer.range(excluded);
}

export function readExcluded(reader: Reader): Excluded {
  const kind = kinds[reader.number()] ?? 'fence';
  const start = reader.offset();
  return { kind, start, end: reader.offset() };
}
