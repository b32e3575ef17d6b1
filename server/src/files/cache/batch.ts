import type { PackedNote } from '../../parse/packed/packed-note.ts';
import type { Stamp } from './stamp.ts';

/** A note as it was last time, and the stamp of its file; without one it has to be read again. */
export interface Entry {
  readonly path: string;
  readonly packed: PackedNote;
  readonly stamp: Stamp | undefined;
}

/** Many notes in few lists, which are quicker to write and to read than many objects. */
export interface Batch {
  readonly paths: readonly string[];
  readonly texts: readonly string[];
  /** Of each note where its parts start, what is kept of it, and how many bytes it has. */
  readonly numbers: Int32Array;
  /** The stamp of each note; NaN where there is none. */
  readonly stamps: Float64Array;
  /** The bytes of all notes, one behind the other. */
  readonly bytes: Uint8Array;
  /** What few notes have, by their place in the lists. */
  readonly rare: ReadonlyMap<number, Rare>;
}

interface Rare {
  readonly kept: Partial<PackedNote['kept']>;
  readonly values: PackedNote['values'];
}

const lineEndings = ['\n', '\r\n', '\r'] as const satisfies readonly PackedNote['kept']['lineEnding'][];

/** How many numbers stand for a note, and how many for its stamp. */
const perNote = 13;
const perStamp = 4;

/** How many facts are kept of every note. */
const usualFacts = 4;

export function batchOf(entries: readonly Entry[]): Batch {
  const numbers = new Int32Array(entries.length * perNote);
  const stamps = new Float64Array(entries.length * perStamp).fill(Number.NaN);
  const rare = new Map<number, Rare>();
  let to = 0;
  for (let index = 0; index < entries.length; index++) {
    const { packed, stamp } = entries[index] as Entry;
    numbers[to++] = packed.lineStarts;
    numbers[to++] = packed.headings;
    numbers[to++] = packed.links;
    numbers[to++] = packed.tags;
    numbers[to++] = packed.blocks;
    numbers[to++] = packed.listItems;
    numbers[to++] = packed.excluded;
    numbers[to++] = packed.frontMatter;
    numbers[to++] = packed.kept.length;
    numbers[to++] = lineEndings.indexOf(packed.kept.lineEnding);
    numbers[to++] = packed.kept.start;
    numbers[to++] = packed.inside;
    numbers[to++] = packed.bytes.length;
    if (stamp) stamps.set(stamp, index * perStamp);
    if (packed.values.length > 0 || Object.keys(packed.kept).length > usualFacts) rare.set(index, rareOf(packed));
  }
  return {
    paths: entries.map(({ path }) => path),
    texts: entries.map(({ packed }) => packed.text),
    numbers,
    stamps,
    bytes: Buffer.concat(entries.map(({ packed }) => packed.bytes)),
    rare,
  };
}

function rareOf({ kept: { path: _1, length: _2, lineEnding: _3, start: _4, ...kept }, values }: PackedNote): Rare {
  return { kept, values };
}

export function* entriesOf({ paths, texts, numbers, stamps, bytes: read, rare }: Batch): Generator<Entry> {
  // A copy, so that the piece of which it is part need not be kept.
  const bytes = new Uint8Array(read);
  let from = 0;
  for (const [index, path] of paths.entries()) {
    const number = (place: number): number => numbers[index * perNote + place] ?? 0;
    const end = from + number(12);
    const { kept, values } = rare.get(index) ?? usual;
    const packed: PackedNote = {
      bytes: bytes.subarray(from, end),
      text: texts[index] ?? '',
      kept: {
        path,
        length: number(8),
        lineEnding: lineEndings[number(9)] ?? '\n',
        start: number(10),
        ...kept,
      },
      lineStarts: number(0),
      headings: number(1),
      links: number(2),
      tags: number(3),
      blocks: number(4),
      listItems: number(5),
      excluded: number(6),
      frontMatter: number(7),
      inside: number(11),
      values,
    };
    const stamp = (place: number): number => stamps[index * perStamp + place] ?? 0;
    yield { path, packed, stamp: Number.isNaN(stamp(0)) ? undefined : [stamp(0), stamp(1), stamp(2), stamp(3)] };
    from = end;
  }
}

const usual: Rare = { kept: {}, values: [] };
