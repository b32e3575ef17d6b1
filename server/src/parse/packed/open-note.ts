import type { LineStarts } from '../../text/lines.ts';
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
import { readLink } from './links.ts';
import { readBlock, readExcluded, readHeading, readListItem } from './lists.ts';
import { NoteLines } from './note-lines.ts';
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
    this.#lineStarts ??= new NoteLines(this.#packed).lineStarts;
    return this.#lineStarts;
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
