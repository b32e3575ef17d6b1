import type { LineStarts } from '../../text/lines.ts';
import type { Note } from '../note.ts';
import { writeFrontMatter } from './fields.ts';
import { writeLink } from './links.ts';
import { writeBlock, writeExcluded, writeHeading, writeListItem } from './lists.ts';
import { type Packed, Writer } from './writer.ts';

/** Lists that most notes have nothing in: kept as they are where they are not empty. */
const rareLists = [
  'unfinished',
  'definitions',
  'footnotes',
  'htmlAnchors',
  'callouts',
  'codePaths',
  'directives',
] as const;

export type RareList = (typeof rareLists)[number];

/** What is kept of a note as it is. */
type Kept = Pick<Note, 'path' | 'length' | 'lineEnding' | 'start'> &
  Partial<Pick<Note, 'unreadable' | 'unclosedFrontMatter' | RareList>>;

/**
 * A note in a fifth of the memory, since a vault holds many and looks at few: numbers and texts one behind the other,
 * instead of some two hundred objects. `openNote` gives the note again.
 */
export interface PackedNote extends Packed {
  readonly kept: Kept;
  /** Where each part starts; `frontMatter` is -1 where there is none. */
  readonly lineStarts: number;
  readonly headings: number;
  readonly links: number;
  readonly tags: number;
  readonly blocks: number;
  readonly listItems: number;
  readonly excluded: number;
  readonly frontMatter: number;
  /** How many of the links lead to something of the vault, or mean to. */
  readonly inside: number;
  /** Values of the front matter that are no text. */
  readonly values: readonly unknown[];
}

/** Packs a note. A writer may be used again. */
export function packNote(note: Note, writer = new Writer()): PackedNote {
  const values: unknown[] = [];
  const lineStarts = packLineStarts(writer, note.lineStarts);
  const headings = writer.list(note.headings, writeHeading);
  const links = writer.list(note.links, writeLink);
  const tags = writer.list(note.tags, (to, tag) => to.part(tag));
  const blocks = writer.list(note.blocks, writeBlock);
  const listItems = writer.list(note.listItems, writeListItem);
  const excluded = writer.list(note.excluded, writeExcluded);
  const frontMatter = note.frontMatter ? writer.mark() : -1;
  if (note.frontMatter) writeFrontMatter(writer, note.frontMatter, values);
  const kept = keptOf(note);
  const { bytes, text } = writer.finish();
  return {
    bytes,
    text,
    kept,
    lineStarts,
    headings,
    links,
    tags,
    blocks,
    listItems,
    excluded,
    frontMatter,
    inside: insideOf(note.links),
    values: values.length > 0 ? values : none,
  };
}

const none: readonly unknown[] = [];

function insideOf(links: Note['links']): number {
  let count = 0;
  for (const link of links) if (!('external' in link && link.external)) count++;
  return count;
}

function packLineStarts(writer: Writer, lineStarts: LineStarts): number {
  const mark = writer.mark();
  writer.number(lineStarts.length);
  for (const start of lineStarts) writer.offset(start);
  return mark;
}

function keptOf(note: Note): Kept {
  const { path, length, lineEnding, start, unreadable, unclosedFrontMatter } = note;
  const kept: { -readonly [Key in keyof Kept]: Kept[Key] } = { path, length, lineEnding, start };
  if (unreadable !== undefined) kept.unreadable = unreadable;
  if (unclosedFrontMatter) kept.unclosedFrontMatter = unclosedFrontMatter;
  for (const name of rareLists) if (note[name].length > 0) Object.assign(kept, { [name]: note[name] });
  return kept;
}
