import type { Occurrences } from '../occurrences.ts';
import type { Block, BlockState, Cut } from './block.ts';
import type { Line } from './line.ts';
import type { Outline } from './outline.ts';

/**
 * A block comment `%%…%%` or a block of math `$$…$$` (Obsidian): it starts with its mark at the start of a line and
 * ends behind the next one, on a later line, or with its container. Where no other mark follows in the note, it is text.
 */
export class MarkedBlock implements Block {
  readonly opaque = true;
  readonly holdsLists = false;
  readonly start: number;
  private readonly kind: 'obsidian-comment' | 'math';
  private readonly marks: Occurrences;
  private end = -1;

  constructor(kind: 'obsidian-comment' | 'math', start: number, marks: Occurrences) {
    this.kind = kind;
    this.start = start;
    this.marks = marks;
  }

  endsAtOnce(): boolean {
    return false;
  }

  take(line: Line): BlockState {
    const mark = this.marks.next(line.offset);
    if (mark >= line.end) return 'open';
    this.end = mark + 2;
    return 'ended';
  }

  close(outline: Outline, cut: Cut | undefined): number {
    const end = cut === undefined ? this.end : cut.previousEnd;
    outline.excluded.push({ kind: this.kind, start: this.start, end });
    return end;
  }
}
