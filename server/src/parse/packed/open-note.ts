import { type LineStarts, type Position, positionAt } from '../../text/lines.ts';
import type { Part, Range } from '../../text/range.ts';
import type {
  Block,
  Callout,
  Definition,
  Directive,
  Excluded,
  Footnote,
  FrontMatter,
  Heading,
  Link,
  ListItem,
  Note,
  Tag,
  UnfinishedLink,
} from '../note.ts';
import { readFrontMatter } from './fields.ts';
import { readLink, readLinkTo } from './links.ts';
import { readBlock, readExcluded, readHeading, readListItem } from './lists.ts';
import { type PackedNote, packNote } from './packed-note.ts';
import { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

/** The same note at another path. */
export function noteAt(path: string, note: Note): Note {
  const packed = packedOf(note);
  return new OpenNote({ ...packed, kept: { ...packed.kept, path } });
}

/** A note packed, again or for the first time. */
export function packedOf(note: Note, writer?: Writer): PackedNote {
  return note instanceof OpenNote ? note.packed : packNote(note, writer);
}

/** The note that was packed. Each of its lists is made when it is first asked for, and is the same from then on. */
export class OpenNote implements Note {
  readonly #packed: PackedNote;
  #lineStarts: LineStarts | undefined;
  /** How many positions were looked for, and the line of the last one. */
  #positions = 0;
  #line: Line = noLine;
  #frontMatter: FrontMatter | undefined;
  #headings: readonly Heading[] | undefined;
  #links: readonly Link[] | undefined;
  #tags: readonly Tag[] | undefined;
  #blocks: readonly Block[] | undefined;
  #listItems: readonly ListItem[] | undefined;
  #excluded: readonly Excluded[] | undefined;

  constructor(packed: PackedNote) {
    this.#packed = packed;
  }

  get packed(): PackedNote {
    return this.#packed;
  }

  get lineStarts(): LineStarts {
    this.#lineStarts ??= new Reader(this.#packed, this.#packed.lineStarts).offsets();
    return this.#lineStarts;
  }

  /** The position of an offset: of the first few, and of those in the line of the last one, without the list of all lines. */
  positionAt(offset: number): Position {
    if (offset < this.#line.start || offset >= this.#line.end) {
      if (++this.#positions > fewPositions) return positionAt(this.lineStarts, offset);
      this.#line = lineOf(new Reader(this.#packed, this.#packed.lineStarts), offset);
    }
    const { number, start } = this.#line;
    return { line: number, character: Math.max(0, offset - start) };
  }

  get frontMatter(): FrontMatter | undefined {
    const { frontMatter, values } = this.#packed;
    if (frontMatter < 0) return undefined;
    this.#frontMatter ??= readFrontMatter(new Reader(this.#packed, frontMatter), values);
    return this.#frontMatter;
  }

  get headings(): readonly Heading[] {
    this.#headings ??= this.#list(this.#packed.headings, readHeading);
    return this.#headings;
  }

  get links(): readonly Link[] {
    this.#links ??= this.#list(this.#packed.links, readLink);
    return this.#links;
  }

  /** Those of `links` whose target's text is wanted: the others are not made. */
  linksTo(isWanted: (target: string) => boolean): Link[] {
    if (this.#links) return this.#links.filter(({ target }) => isWanted(target.text));
    const reader = new Reader(this.#packed, this.#packed.links);
    const found: Link[] = [];
    for (let left = reader.number(); left > 0; left--) {
      const link = readLinkTo(reader, isWanted);
      if (link) found.push(link);
    }
    return found;
  }

  get tags(): readonly Tag[] {
    this.#tags ??= this.#list(this.#packed.tags, (reader) => reader.part());
    return this.#tags;
  }

  get blocks(): readonly Block[] {
    this.#blocks ??= this.#list(this.#packed.blocks, readBlock);
    return this.#blocks;
  }

  get listItems(): readonly ListItem[] {
    this.#listItems ??= this.#list(this.#packed.listItems, readListItem);
    return this.#listItems;
  }

  get excluded(): readonly Excluded[] {
    this.#excluded ??= this.#list(this.#packed.excluded, readExcluded);
    return this.#excluded;
  }

  get path(): string {
    return this.#packed.kept.path;
  }

  get length(): number {
    return this.#packed.kept.length;
  }

  get lineEnding(): Note['lineEnding'] {
    return this.#packed.kept.lineEnding;
  }

  get start(): number {
    return this.#packed.kept.start;
  }

  get unreadable(): string | undefined {
    return this.#packed.kept.unreadable;
  }

  get unclosedFrontMatter(): Range | undefined {
    return this.#packed.kept.unclosedFrontMatter;
  }

  get unfinished(): readonly UnfinishedLink[] {
    return this.#packed.kept.unfinished ?? none;
  }

  get definitions(): readonly Definition[] {
    return this.#packed.kept.definitions ?? none;
  }

  get footnotes(): readonly Footnote[] {
    return this.#packed.kept.footnotes ?? none;
  }

  get htmlAnchors(): readonly Part[] {
    return this.#packed.kept.htmlAnchors ?? none;
  }

  get callouts(): readonly Callout[] {
    return this.#packed.kept.callouts ?? none;
  }

  get codePaths(): readonly Part[] {
    return this.#packed.kept.codePaths ?? none;
  }

  get directives(): readonly Directive[] {
    return this.#packed.kept.directives ?? none;
  }

  #list<Item>(mark: number, read: (reader: Reader) => Item): Item[] {
    return new Reader(this.#packed, mark).list(read);
  }
}

const none: readonly never[] = [];

/** As many positions are told in the time that it takes to list all lines. */
const fewPositions = 4;

interface Line {
  readonly number: number;
  readonly start: number;
  /** Where the next one starts. */
  readonly end: number;
}

const noLine: Line = { number: 0, start: 0, end: 0 };

/** The line that holds the offset; `reader` stands before the starts of all lines. */
function lineOf(reader: Reader, offset: number): Line {
  const lines = reader.number();
  let start = reader.offset();
  for (let number = 0; ; number++) {
    const end = number + 1 < lines ? reader.offset() : Number.POSITIVE_INFINITY;
    if (offset < end) return { number, start, end };
    start = end;
  }
}
