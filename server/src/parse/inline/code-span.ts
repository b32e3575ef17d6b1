import { BACKTICK } from '../characters.ts';

/** Finds code spans (CommonMark §6.1) in the text of one leaf block. */
export class CodeSpans {
  private readonly text: string;
  private readonly end: number;
  /** Once a run has found no partner: the start of the last backtick run of each length. */
  private lastRuns: Map<number, number> | undefined;

  constructor(text: string, end: number) {
    this.text = text;
    this.end = end;
  }

  /** The end of the backtick run at `start`. */
  runEnd(start: number): number {
    let offset = start;
    while (offset < this.end && this.text.charCodeAt(offset) === BACKTICK) offset++;
    return offset;
  }

  /** The end of the code span whose opening run goes from `start` to `runEnd`; -1 when no run of its length follows. */
  spanEnd(start: number, runEnd: number): number {
    const { text, end } = this;
    const length = runEnd - start;
    if (this.lastRuns !== undefined && (this.lastRuns.get(length) ?? -1) < runEnd) return -1;
    for (let at = text.indexOf('`', runEnd); at >= 0 && at < end; ) {
      const stop = this.runEnd(at);
      if (stop - at === length) return stop;
      at = text.indexOf('`', stop);
    }
    this.lastRuns ??= this.findLastRuns(runEnd);
    return -1;
  }

  private findLastRuns(from: number): Map<number, number> {
    const runs = new Map<number, number>();
    for (let at = this.text.indexOf('`', from); at >= 0 && at < this.end; ) {
      const stop = this.runEnd(at);
      runs.set(stop - at, at);
      at = this.text.indexOf('`', stop);
    }
    return runs;
  }
}

/** In UTF-16 code units; file systems take paths that are longer, and nobody writes them in code font. */
const LONGEST_PATH = 250;
const PATH = /^(?:[\w.@+-]+\/)+[\w.@+-]*$/;

/** Whether the code from `start` to `end` reads like the path of a file or folder. */
export function isPath(text: string, start: number, end: number): boolean {
  if (end - start > LONGEST_PATH) return false;
  const code = text.slice(start, end);
  return code.includes('/') && PATH.test(code);
}
