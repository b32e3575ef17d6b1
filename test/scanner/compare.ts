import { parseNote } from '../../server/src/parse/scan.ts';
import { type Fact, noteFacts } from './facts.ts';
import { referenceFacts } from './reference.ts';

/** A fact that only one of the two found. */
export interface Difference extends Fact {
  readonly by: 'scanner' | 'remark';
  /** The intended difference that explains it. */
  readonly class?: DifferenceClass;
}

/**
 * Where the scanner differs from remark on purpose. docs/explanation/scanner.md tells the reasons.
 * - `table-pipe`: a bare `|` in a wiki-link in a table.
 * - `comment`: `%%…%%`, and what remark finds in it.
 * - `math`: `$…$` and `$$…$$`, and what remark finds in it.
 * - `glued-tag`: a tag that goes on with what remark takes for emphasis or an address, `#tag_a_` or `#a@b.c`, and what
 *   stands in that address.
 * - `cdata-end`: remark wants an even number of `]` before the `>` that ends `<![CDATA[` as a block.
 */
export type DifferenceClass = 'table-pipe' | 'comment' | 'math' | 'glued-tag' | 'cdata-end';

/** The facts that the scanner and remark do not share, in text order; a byte order mark is left out of both. */
export function differences(text: string): Difference[] {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const ours = noteFacts(parseNote('note.md', plain));
  const theirs = referenceFacts(plain);
  for (const facts of [ours, theirs]) trimItems(plain, facts);
  const key = ({ kind, start, end, text }: Fact) => `${start} ${end} ${kind} ${text}`;
  const [ourKeys, theirKeys] = [new Set(ours.map(key)), new Set(theirs.map(key))];
  const found = [
    ...ours.filter((found) => !theirKeys.has(key(found))).map((found) => ({ ...found, by: 'scanner' as const })),
    ...theirs.filter((found) => !ourKeys.has(key(found))).map((found) => ({ ...found, by: 'remark' as const })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  return found.map((difference) => ({ ...difference, ...classify(plain, difference, found) }));
}

/**
 * remark ends some list items in the next item's marker, or behind the line ending of what they hold: items are compared
 * without the white space and quote markers at their end, and up to the next one.
 */
function trimItems(text: string, facts: Fact[]): void {
  const starts = facts.filter(({ kind }) => kind.startsWith('list item'));
  for (const [index, found] of facts.entries()) {
    if (!found.kind.startsWith('list item')) continue;
    const next = starts.find(({ kind, start }) => kind === found.kind && start > found.start)?.start ?? text.length;
    const end = found.start + text.slice(found.start, Math.min(found.end, next)).replace(/[\s>]+$/, '').length;
    facts[index] = { ...found, end };
  }
}

function classify(
  text: string,
  difference: Difference,
  all: readonly Difference[],
): { class: DifferenceClass } | undefined {
  const { end, by, kind } = difference;
  const met = (other: (found: Difference) => boolean) =>
    all.some((found) => found.by === 'scanner' && meet(found, difference) && other(found));
  if (met((found) => found.kind === 'obsidian-comment')) return { class: 'comment' };
  if (met((found) => found.kind === 'math')) return { class: 'math' };
  const isTag = (found: Difference) => found.by === 'scanner' && found.kind === 'tag';
  if ((kind === 'tag' || kind === 'autolink') && met(isTag)) return { class: 'glued-tag' };
  if (kind.startsWith('heading') && all.some((other) => differInTags(text, difference, other)))
    return { class: 'glued-tag' };
  // What stands behind such a tag is part of an address for remark, and is read for itself by the scanner.
  const isGlued = (found: Difference) =>
    found.kind === 'autolink' && all.some((other) => isTag(other) && meet(other, found));
  if (all.some((found) => found.by === 'remark' && meet(found, difference) && isGlued(found)))
    return { class: 'glued-tag' };
  const inPipes = met((found) => found.kind === 'wiki-link' && BARE_PIPE.test(text.slice(found.start, found.end)));
  if (inPipes && (by === 'scanner' ? kind === 'wiki-link' : kind !== 'wiki-link')) return { class: 'table-pipe' };
  if (PIPE_IN_HEADER.test(text.slice(0, end))) return { class: 'table-pipe' };
  if (kind === 'autolink' && PIPED.test(text.slice(difference.start))) return { class: 'table-pipe' };
  const cdata = text.slice(0, end).includes('<![CDATA[') && text.includes(']]]>');
  return cdata ? { class: 'cdata-end' } : undefined;
}

/** A header row of which remark counts more cells than we do, with its delimiter row: a table for one of the two. */
const PIPE_IN_HEADER = /\[\[[^[\]\r\n]*\|[^[\]\r\n]*\]\][^\r\n]*(?:\r\n|\n|\r)[ \t>]*[|:-][|: \t-]*(?:\r|\n|$)/;

/** An address that runs into a wiki-link with a bare pipe. */
const PIPED = /^[^\s|]*\[\[[^[\]\r\n|]*\|/;

/** Whether the two are one heading, and a tag in it with `_` is all that they read otherwise. */
function differInTags(text: string, one: Difference, other: Difference): boolean {
  const [ours, theirs] = one.by === 'scanner' ? [one.text, other.text] : [other.text, one.text];
  const same = one.by !== other.by && one.kind === other.kind && one.start === other.start && one.end === other.end;
  const without = (shown: string) => shown.replaceAll('_', '');
  return same && TAG_WITH_UNDERSCORE.test(text.slice(one.start, one.end)) && without(ours) === without(theirs);
}

const TAG_WITH_UNDERSCORE = /#[\p{L}\p{N}/-]*_/u;

const BARE_PIPE = /^!?\[\[[^|]*(?<!\\)\|/;

function meet(a: Fact, b: Fact): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The differences that no class explains. */
export function unexplained(text: string): Difference[] {
  return differences(text).filter((found) => found.class === undefined);
}

/** One difference a line, as a failing test shows them. */
export function shown(text: string, found: readonly Difference[]): string {
  const lines = found.map(
    ({ by, kind, start, end, text: value }) =>
      `${by} alone: ${kind} ${start}..${end} ${JSON.stringify(text.slice(start, end))} ${JSON.stringify(value)}`,
  );
  return [JSON.stringify(text), ...lines].join('\n');
}
