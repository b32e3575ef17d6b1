import { parseNote } from '../../server/src/parse/scan.ts';
import { type Departure, departures } from './departures.ts';
import { type Fact, noteFacts } from './facts.ts';
import { referenceFacts } from './reference.ts';

/** A fact that only one of the two found. */
export interface Difference extends Fact {
  readonly by: 'scanner' | 'remark';
}

/** The facts that the scanner and remark do not share, in text order; a byte order mark is left out of both. */
export function differences(text: string, scan: (text: string) => Fact[] = scannerFacts): Difference[] {
  const plain = withoutMark(text);
  return unshared(plain, scan(plain), referenceFacts(plain));
}

/**
 * What each purposeful difference is about in a text: the facts that remark finds otherwise when it has not been taught
 * it. Its own facts, which remark has no word for, are left out.
 */
export function departuresIn(text: string): { readonly name: Departure; readonly found: readonly Difference[] }[] {
  const plain = withoutMark(text);
  const names = Object.keys(departures) as Departure[];
  const taught = referenceFacts(plain);
  return names.flatMap((name) => {
    const { mark, kind } = departures[name];
    if (!plain.includes(mark)) return [];
    const others = names.filter((other) => other !== name);
    const found = unshared(plain, taught, referenceFacts(plain, others));
    return { name, found: found.filter((difference) => difference.kind !== kind) };
  });
}

export function scannerFacts(text: string): Fact[] {
  return noteFacts(parseNote('note.md', text));
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function unshared(text: string, ours: Fact[], theirs: Fact[]): Difference[] {
  for (const facts of [ours, theirs]) trimItems(text, facts);
  const key = ({ kind, start, end, text }: Fact) => `${start} ${end} ${kind} ${text}`;
  const [ourKeys, theirKeys] = [new Set(ours.map(key)), new Set(theirs.map(key))];
  return [
    ...ours.filter((found) => !theirKeys.has(key(found))).map((found) => ({ ...found, by: 'scanner' as const })),
    ...theirs.filter((found) => !ourKeys.has(key(found))).map((found) => ({ ...found, by: 'remark' as const })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
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

/** One difference a line, as a failing test shows them. */
export function shown(text: string, found: readonly Difference[]): string {
  const lines = found.map(
    ({ by, kind, start, end, text: value }) =>
      `${by} alone: ${kind} ${start}..${end} ${JSON.stringify(text.slice(start, end))} ${JSON.stringify(value)}`,
  );
  return [JSON.stringify(text), ...lines].join('\n');
}
