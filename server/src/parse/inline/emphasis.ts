import { ASTERISK, isPunctuation, isWhitespace, TILDE } from '../characters.ts';

/** A run of `*`, `_` or `~` that may open or close emphasis (CommonMark §6.2) or strikethrough (GFM §6.5). */
interface DelimiterRun {
  start: number;
  length: number;
  readonly code: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** No heading has more runs; looking for the pairs of each among all others must not take long. */
const MOST_RUNS = 200;

/** The extents of the marks that turned out to be emphasis, and are no text. */
export type Marks = [start: number, end: number][];

/** Collects the delimiter runs of one block, and finds which of them pair up. */
export class Emphasis {
  private readonly runs: DelimiterRun[] = [];
  private readonly marks: Marks;

  constructor(marks: Marks) {
    this.marks = marks;
  }

  /** Adds the run at `start`, in content from `from` to `end`; gives its end. */
  add(text: string, start: number, from: number, end: number): number {
    const code = text.charCodeAt(start);
    let stop = start;
    while (stop < end && text.charCodeAt(stop) === code) stop++;
    const before = start > from ? text.charCodeAt(start - 1) : undefined;
    const after = stop < end ? text.charCodeAt(stop) : undefined;
    const sides = flanking(code, before, after);
    const marks = code !== TILDE || stop - start <= 2;
    if (marks && this.runs.length < MOST_RUNS) this.runs.push({ start, length: stop - start, code, ...sides });
    return stop;
  }

  /** Pairs the runs at or behind `from`: all of a link's text when it closes, or what is left at the end. */
  pair(from: number): void {
    const inner = this.takeFrom(from);
    if (from > 0 || inner[0]?.code === TILDE) {
      this.pairTildes(inner);
      this.pairStars(inner);
    } else {
      this.pairStars(inner);
      this.pairTildes(inner);
    }
  }

  /** Forgets the runs at or behind `from`. */
  takeFrom(from: number): DelimiterRun[] {
    const first = this.runs.findIndex(({ start }) => start >= from);
    return first < 0 ? [] : this.runs.splice(first);
  }

  /** CommonMark, appendix, *process emphasis*. */
  private pairStars(runs: DelimiterRun[]): void {
    for (let index = 1; index < runs.length; index++) {
      const closer = runs[index];
      if (closer === undefined || closer.code === TILDE || !closer.closes) continue;
      while (closer.length > 0) {
        const opening = findOpener(runs, index);
        const opener = runs[opening];
        if (opener === undefined) break;
        const used = opener.length > 1 && closer.length > 1 ? 2 : 1;
        this.pairTildes(runs.slice(opening + 1, index));
        for (let between = opening + 1; between < index; between++) kill(runs[between]);
        opener.length -= used;
        this.mark(opener.start + opener.length, used);
        this.mark(closer.start, used);
        closer.start += used;
        closer.length -= used;
      }
    }
  }

  /** GFM §6.5, as remark has it: one or two tildes close as many. */
  private pairTildes(runs: DelimiterRun[]): void {
    for (const [index, closer] of runs.entries()) {
      if (closer.code !== TILDE || !closer.closes || closer.length === 0) continue;
      const opener = runs
        .slice(0, index)
        .findLast((run) => run.code === TILDE && run.opens && run.length === closer.length);
      if (opener === undefined) continue;
      for (const run of [opener, closer]) {
        this.mark(run.start, run.length);
        kill(run);
      }
    }
  }

  private mark(start: number, length: number): void {
    this.marks.push([start, start + length]);
  }
}

function kill(run: DelimiterRun | undefined): void {
  if (run !== undefined) run.length = 0;
}

function findOpener(runs: readonly DelimiterRun[], index: number): number {
  const closer = runs[index];
  for (let at = index - 1; at >= 0 && closer !== undefined; at--) {
    const run = runs[at];
    if (run === undefined || run.length === 0 || !run.opens || run.code !== closer.code) continue;
    // "If one of the delimiters can both open and close emphasis, the sum of the lengths must not be a multiple of 3
    // unless both lengths are multiples of 3."
    const both = run.closes || closer.opens;
    if (both && closer.length % 3 !== 0 && (run.length + closer.length) % 3 === 0) continue;
    return at;
  }
  return -1;
}

/** Left- and right-flanking (CommonMark §6.2). The start and end of the block count as white space. */
function flanking(
  code: number,
  before: number | undefined,
  after: number | undefined,
): { opens: boolean; closes: boolean } {
  const spaceBefore = before === undefined || isWhitespace(before);
  const spaceAfter = after === undefined || isWhitespace(after);
  const markBefore = before !== undefined && isPunctuation(before);
  const markAfter = after !== undefined && isPunctuation(after);
  const left = !spaceAfter && (!markAfter || spaceBefore || markBefore);
  const right = !spaceBefore && (!markBefore || spaceAfter || markAfter);
  if (code === TILDE) return { opens: left, closes: right };
  // remark: next to a tilde, whatever flanks.
  const opens = left || after === TILDE;
  const closes = right || before === TILDE;
  if (code === ASTERISK) return { opens, closes };
  return {
    opens: opens && (spaceBefore || markBefore || !closes),
    closes: closes && (spaceAfter || markAfter || !opens),
  };
}
