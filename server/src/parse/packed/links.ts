import type { Link, WikiLink } from '../note.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

const kinds = ['wiki', 'markdown', 'reference', 'field'] as const;

const EMBED = 4;
const IN_TABLE = 8;
const FRAGMENT = 16;
const DISPLAY = 32;
const PIPE = 64;
const EXTERNAL = 128;
const ANGLED = 256;

/** Writes a link: its kind and what it has, then its parts. */
export function writeLink(writer: Writer, link: Link): void {
  const { fragment, display } = link;
  const pipe = 'pipe' in link ? link.pipe : undefined;
  let marks: number = kinds.indexOf(link.kind);
  if (link.embed) marks |= EMBED;
  if (link.inTable) marks |= IN_TABLE;
  if (fragment) marks |= FRAGMENT;
  if (display) marks |= DISPLAY;
  if (pipe) marks |= PIPE;
  if ('external' in link && link.external) marks |= EXTERNAL;
  if (link.kind === 'markdown' && link.angled) marks |= ANGLED;
  writer.number(marks);
  writer.range(link);
  if ('inner' in link) writer.range(link.inner);
  writer.part(link.target);
  if (fragment) writer.part(fragment);
  if (pipe) writer.range(pipe);
  if (display) writer.part(display);
  if (link.kind === 'markdown') writer.range(link.destination);
  if (link.kind === 'reference') writer.part(link.label);
  if (link.kind === 'field') writer.text(link.field);
}

type Writable<Read> = { -readonly [Key in keyof Read]: Read[Key] };

export function readLink(reader: Reader): Link {
  const marks = reader.number();
  const kind = kinds[marks & 3];
  return kind === 'markdown' || kind === 'reference' ? readPathLink(reader, marks) : readNamedLink(reader, marks);
}

/** The next link, if its target's text is wanted; any other is passed over, which takes a fifth of the time. */
export function readLinkTo(reader: Reader, isWanted: (target: string) => boolean): Link | undefined {
  // The target is the first text of a link.
  if (isWanted(reader.nextText)) return readLink(reader);
  const marks = reader.number();
  const kind = kinds[marks & 3];
  const parts = (marks & FRAGMENT ? 1 : 0) + (marks & DISPLAY ? 1 : 0);
  // The link, its target, and what each kind has: what is in the brackets, the destination or the label.
  const ranges = 3 + parts + (marks & PIPE ? 1 : 0);
  reader.skip(ranges, 1 + parts + (kind === 'reference' || kind === 'field' ? 1 : 0));
  return undefined;
}

function readNamedLink(reader: Reader, marks: number): Link {
  const link: Writable<WikiLink> = {
    kind: 'wiki',
    start: reader.offset(),
    end: reader.offset(),
    embed: (marks & EMBED) !== 0,
    inTable: (marks & IN_TABLE) !== 0,
    inner: reader.range(),
    target: reader.part(),
  };
  if (marks & FRAGMENT) link.fragment = reader.part();
  if (marks & PIPE) link.pipe = reader.range();
  if (marks & DISPLAY) link.display = reader.part();
  return kinds[marks & 3] === 'wiki' ? link : { ...link, kind: 'field', field: reader.text() };
}

function readPathLink(reader: Reader, marks: number): Link {
  const { start, end } = reader.range();
  const target = reader.part();
  const parts = {
    start,
    end,
    embed: (marks & EMBED) !== 0,
    inTable: (marks & IN_TABLE) !== 0,
    target,
    ...(marks & FRAGMENT && { fragment: reader.part() }),
    ...(marks & DISPLAY && { display: reader.part() }),
  };
  const external = (marks & EXTERNAL) !== 0;
  if (kinds[marks & 3] === 'reference') return { kind: 'reference', ...parts, label: reader.part(), external };
  return { kind: 'markdown', ...parts, destination: reader.range(), angled: (marks & ANGLED) !== 0, external };
}
