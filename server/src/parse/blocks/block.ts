import type { Line } from './line.ts';
import type { Outline } from './outline.ts';

/** What a block does with a line: takes it and stays open, takes it as its last one, or leaves it to another block. */
export type BlockState = 'open' | 'ended' | 'refused';

/** Why a block closes without having taken its last line itself. */
export interface Cut {
  /** The end of the line before. */
  readonly previousEnd: number;
  /** Where a block ends that may end with a line ending: before the next block, or at the end of the note. */
  readonly previousNext: number;
}

/** A leaf block that lines are still added to (CommonMark §4). */
export interface Block {
  readonly start: number;
  /** While it is open, no container may open in it: a line is its own whatever it looks like. */
  readonly opaque: boolean;
  /** Whether only a list that may interrupt a paragraph starts behind it (remark: so it is behind indented code). */
  readonly holdsLists: boolean;
  /** Whether the line that opened it ends it too. */
  endsAtOnce(line: Line): boolean;
  take(line: Line): BlockState;
  /** Adds what it is to the outline, and gives its end. `cut` is undefined after it took its last line, `end`. */
  close(outline: Outline, cut: Cut | undefined, lineEnd: number): number;
}
