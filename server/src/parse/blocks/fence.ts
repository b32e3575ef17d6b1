import { BACKTICK, skipSpaces, TILDE } from '../characters.ts';
import type { Block, BlockState, Cut } from './block.ts';
import type { Line } from './line.ts';
import type { Outline } from './outline.ts';

/** The length of the code fence that opens at `first` (CommonMark §4.5); 0 when none does. */
export function fenceLength(line: Line): number {
  const { text, first, end } = line;
  const marker = text.charCodeAt(first);
  if (marker !== BACKTICK && marker !== TILDE) return 0;
  const length = runLength(line, marker);
  if (length < 3) return 0;
  if (marker === BACKTICK) {
    for (let offset = first + length; offset < end; offset++) if (text.charCodeAt(offset) === BACKTICK) return 0;
  }
  return length;
}

/** Fenced code (CommonMark §4.5). Unclosed, it goes on to the end of its container. */
export class FencedCode implements Block {
  readonly opaque = true;
  readonly holdsLists = false;
  readonly start: number;
  private readonly marker: number;
  private readonly length: number;

  constructor(line: Line, length: number) {
    this.start = line.first;
    this.marker = line.firstCode;
    this.length = length;
  }

  endsAtOnce(): boolean {
    return false;
  }

  take(line: Line): BlockState {
    if (line.indent >= 4 || line.blank || line.firstCode !== this.marker) return 'open';
    const length = runLength(line, this.marker);
    if (length < this.length || skipSpaces(line.text, line.first + length, line.end) < line.end) return 'open';
    return 'ended';
  }

  close(outline: Outline, cut: Cut | undefined, lineEnd: number): number {
    const end = cut === undefined ? lineEnd : cut.previousNext;
    outline.excluded.push({ kind: 'fence', start: this.start, end });
    return end;
  }
}

function runLength(line: Line, marker: number): number {
  const { text, first, end } = line;
  let offset = first;
  while (offset < end && text.charCodeAt(offset) === marker) offset++;
  return offset - first;
}
