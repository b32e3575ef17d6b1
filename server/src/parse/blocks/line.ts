import { lineStartsOf } from '../../text/lines.ts';
import { ASTERISK, CARRIAGE_RETURN, HYPHEN, SPACE, TAB, UNDERSCORE } from '../characters.ts';
import { Occurrences } from '../occurrences.ts';

/** CommonMark §2.2: a tab behaves as if it went on to the next multiple of 4 columns. */
const TAB_STOP = 4;

interface Place {
  readonly offset: number;
  readonly column: number;
  readonly tabRest: number;
}

/**
 * The line that the block pass reads, and the place in it that the containers have been read up to. Columns count what
 * a reader sees: a tab may be taken in part (CommonMark §2.2).
 */
export class Line {
  readonly text: string;
  /** The starts of all lines of the text read so far, the front matter's too, and of the one behind them. */
  readonly starts: number[];
  start: number;
  /** Before the line ending. */
  end: number;
  /** The start of the next line; the text's length at the end. */
  next: number;
  /** The place that has been read up to. */
  offset: number;
  /** The first character at or behind `offset` that is neither space nor tab; `end` when there is none. */
  first: number;
  /** The columns between `offset` and `first`. */
  indent = 0;
  /** The end of the line before this one. */
  previousEnd: number;
  /** The start of this line, as the end of a block that is cut off before it. */
  previousNext: number;
  /** Columns of a tab before `offset` that have not been taken yet. */
  tabRest = 0;
  private column = 0;
  private readonly lineFeeds: Occurrences;
  private readonly carriageReturns: Occurrences;
  /** From here to the end, the line holds spaces, tabs and one kind of marker only. Behind `end`: not yet looked at. */
  private breakStart = 0;

  constructor(text: string, from: number) {
    this.text = text;
    this.starts = from < 2 ? [0] : [...lineStartsOf(text.slice(0, from))];
    this.lineFeeds = new Occurrences(text, '\n');
    this.carriageReturns = new Occurrences(text, '\r');
    this.start = this.end = this.next = this.offset = this.first = from;
    this.previousEnd = this.previousNext = from;
  }

  /** Whether nothing but spaces and tabs is left on the line (CommonMark §4.9). */
  get blank(): boolean {
    return this.first >= this.end;
  }

  /** The code of the first character that is neither space nor tab; NaN on a blank line's end of text. */
  get firstCode(): number {
    return this.text.charCodeAt(this.first);
  }

  /** Where the containers on the line end so far: behind its spaces, if nothing else follows. */
  get containersEnd(): number {
    this.measure();
    return this.blank ? this.end : this.offset;
  }

  /** Goes to the next line; false at the end of the text. A line ends with `\n`, `\r\n` or a lone `\r` (CommonMark §2.1). */
  advance(): boolean {
    const { text, next } = this;
    if (next >= text.length) return false;
    const lineFeed = this.lineFeeds.next(next);
    const carriageReturn = this.carriageReturns.next(next);
    this.start = next;
    this.end = Math.min(lineFeed, carriageReturn);
    this.next = Math.min(text.length, carriageReturn + 1 === lineFeed ? lineFeed + 1 : this.end + 1);
    if (this.end < text.length) this.starts.push(this.next);
    this.offset = this.start;
    this.column = 0;
    this.tabRest = 0;
    this.breakStart = text.length + 1;
    return true;
  }

  /** Remembers where this line ends, before the next one is read. */
  leave(): void {
    this.previousEnd = this.end;
    // remark: a last line without a line ending that holds nothing but container markers ends no block.
    const onlyMarkers =
      this.offset >= this.end && this.end === this.text.length && this.offset > this.start && this.tabRest === 0;
    if (!onlyMarkers) this.previousNext = this.next;
  }

  /** Finds `first` and `indent` from where reading stands. */
  measure(): void {
    const { text, end } = this;
    let offset = this.offset;
    let column = this.column + this.tabRest;
    while (offset < end) {
      const code = text.charCodeAt(offset);
      if (code === SPACE) column++;
      else if (code === TAB) column += TAB_STOP - (column % TAB_STOP);
      else break;
      offset++;
    }
    this.first = offset;
    this.indent = column - this.column;
  }

  /** The place that has been read up to, to come back to with `restore`. */
  save(): Place {
    return { offset: this.offset, column: this.column, tabRest: this.tabRest };
  }

  restore(place: Place): void {
    this.offset = place.offset;
    this.column = place.column;
    this.tabRest = place.tabRest;
    this.measure();
  }

  /** Takes up to so many columns of spaces and tabs. */
  takeColumns(columns: number): void {
    for (let left = columns; left > 0; left--) {
      if (this.tabRest > 0) {
        this.tabRest--;
      } else {
        const code = this.offset < this.end ? this.text.charCodeAt(this.offset) : 0;
        if (code === TAB) this.tabRest = TAB_STOP - (this.column % TAB_STOP) - 1;
        else if (code !== SPACE) return;
        this.offset++;
      }
      this.column++;
    }
  }

  /** Takes the indentation and the marker of `width` characters that stands at `first`. */
  takeMarker(width: number): void {
    this.column += this.indent + width;
    this.tabRest = 0;
    this.offset = this.first + width;
  }

  /** Takes all before the offset. Columns no longer count behind it. */
  skipTo(offset: number): void {
    this.offset = offset;
    this.tabRest = 0;
  }

  /** Takes the indentation. */
  takeIndent(): void {
    this.takeMarker(0);
  }

  /** Whether a thematic break stands at `first` (CommonMark §4.1): three or more `*`, `-` or `_`, and spaces. */
  isThematicBreak(): boolean {
    const { text, first, end } = this;
    const marker = text.charCodeAt(first);
    if (marker !== ASTERISK && marker !== HYPHEN && marker !== UNDERSCORE) return false;
    if (this.breakStart > text.length) this.breakStart = this.findBreakStart();
    if (first < this.breakStart) return false;
    let markers = 0;
    for (let offset = first; offset < end && markers < 3; offset++) if (text.charCodeAt(offset) === marker) markers++;
    return markers === 3;
  }

  /** Looked for once a line: a line of a thousand nested list markers asks a thousand times. */
  private findBreakStart(): number {
    const { text } = this;
    let offset = this.end;
    let marker = -1;
    while (offset > this.start) {
      const code = text.charCodeAt(offset - 1);
      if (code !== SPACE && code !== TAB) {
        if (marker < 0) marker = code;
        if (code !== marker || code === CARRIAGE_RETURN) break;
      }
      offset--;
    }
    return offset;
  }
}
