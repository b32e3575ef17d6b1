import { DOLLAR_SIGN, LESS_THAN, NUMBER_SIGN, PERCENT_SIGN } from '../characters.ts';
import { Occurrences } from '../occurrences.ts';
import type { Block } from './block.ts';
import { FencedCode, fenceLength } from './fence.ts';
import { atxLevel, setextLevel } from './headings.ts';
import { HtmlBlock, HtmlBlocks, type HtmlKind } from './html-block.ts';
import type { Line } from './line.ts';
import { MarkedBlock } from './obsidian.ts';

/** Tells which leaf block starts on a line (CommonMark §4). The line is measured, and indented by less than four columns. */
export class BlockStarts {
  private readonly line: Line;
  private htmlBlocks: HtmlBlocks | undefined;
  private percents: Occurrences | undefined;
  private dollars: Occurrences | undefined;

  constructor(line: Line) {
    this.line = line;
  }

  /** Whether a block starts that ends an open paragraph, a setext underline included. No underline counts on a lazy line. */
  interruptParagraph(lazy: boolean): boolean {
    const { line } = this;
    if (line.firstCode === LESS_THAN) return this.htmlKind(line, !lazy) > 0;
    return (!lazy && setextLevel(line) > 0) || this.interruptTable();
  }

  /** Whether a block starts that ends an open table. */
  interruptTable(): boolean {
    const { line } = this;
    switch (line.firstCode) {
      case NUMBER_SIGN:
        return atxLevel(line) > 0;
      case LESS_THAN:
        return this.htmlKind(line, false) > 0;
      case PERCENT_SIGN:
      case DOLLAR_SIGN:
        return this.marksAt() !== undefined;
    }
    return line.isThematicBreak() || fenceLength(line) > 0;
  }

  htmlKind(line: { readonly first: number; readonly end: number }, interrupts: boolean): HtmlKind | 0 {
    return this.html().kindAt(line, interrupts);
  }

  /** Opens the block that goes on to a mark of its own: fenced code, HTML, a block comment, math. */
  open(): Block | undefined {
    const { line } = this;
    switch (line.firstCode) {
      case LESS_THAN: {
        const kind = this.htmlKind(line, false);
        return kind > 0 ? this.openHtml(kind, line.offset) : undefined;
      }
      case PERCENT_SIGN:
      case DOLLAR_SIGN:
        return this.openMarked();
    }
    const length = fenceLength(line);
    return length > 0 ? new FencedCode(line, length) : undefined;
  }

  openHtml(kind: HtmlKind | 0, start: number): HtmlBlock | undefined {
    return kind > 0 ? new HtmlBlock(this.html(), kind as HtmlKind, start) : undefined;
  }

  private openMarked(): Block | undefined {
    const marks = this.marksAt();
    if (marks === undefined) return undefined;
    const kind = marks === this.dollars ? 'math' : 'obsidian-comment';
    return new MarkedBlock(kind, this.line.first, marks);
  }

  /** A mark that no later line closes starts nothing, nor does one that the same line closes: that is inline. */
  private marksAt(): Occurrences | undefined {
    const { line } = this;
    const marks = line.firstCode === DOLLAR_SIGN ? this.dollarMarks() : this.percentMarks();
    if (marks.next(line.first) !== line.first) return undefined;
    const closing = marks.next(line.first + 2);
    return closing >= line.end && closing < line.text.length ? marks : undefined;
  }

  private percentMarks(): Occurrences {
    this.percents ??= new Occurrences(this.line.text, '%%');
    return this.percents;
  }

  private dollarMarks(): Occurrences {
    this.dollars ??= new Occurrences(this.line.text, '$$');
    return this.dollars;
  }

  private html(): HtmlBlocks {
    this.htmlBlocks ??= new HtmlBlocks(this.line.text);
    return this.htmlBlocks;
  }
}
