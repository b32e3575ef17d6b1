import type { Block, BlockState } from './block.ts';
import type { Line } from './line.ts';
import type { Outline } from './outline.ts';

/** Indented code (CommonMark §4.4). Blank lines belong to it where code follows them, or where they are indented as it is. */
export class IndentedCode implements Block {
  readonly opaque = false;
  readonly holdsLists = true;
  readonly start: number;
  private end: number;

  constructor(line: Line) {
    this.start = line.offset;
    this.end = line.end;
  }

  endsAtOnce(): boolean {
    return false;
  }

  take(line: Line): BlockState {
    if (line.indent >= 4) this.end = line.end;
    else if (!line.blank) return 'refused';
    return 'open';
  }

  close(outline: Outline): number {
    outline.excluded.push({ kind: 'indented-code', start: this.start, end: this.end });
    return this.end;
  }
}
