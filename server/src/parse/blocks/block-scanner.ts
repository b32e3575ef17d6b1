import type { LineStarts } from '../../text/lines.ts';
import { isSpaceOrTab, LEFT_BRACKET, NUMBER_SIGN } from '../characters.ts';
import type { Block, Cut } from './block.ts';
import { BlockStarts } from './block-starts.ts';
import { readCalloutType } from './callout.ts';
import { ContainerStack } from './container-stack.ts';
import { atxHeading, atxLevel, setextLevel } from './headings.ts';
import { IndentedCode } from './indented-code.ts';
import { Line } from './line.ts';
import { Outline } from './outline.ts';
import { Paragraph } from './paragraph.ts';
import { delimiterCells, hasCells, Table } from './table.ts';

/** Reads the block structure of a text from `from` on, line by line (CommonMark, appendix, phase 1). */
export function scanBlocks(text: string, from: number): { outline: Outline; lineStarts: LineStarts } {
  const scanner = new BlockScanner(text, from);
  return { outline: scanner.scan(), lineStarts: scanner.line.starts };
}

class BlockScanner {
  readonly line: Line;
  private readonly outline: Outline;
  private readonly containers: ContainerStack;
  private readonly starts: BlockStarts;
  /** The open leaf block is a paragraph, or any other, or there is none. */
  private paragraph: Paragraph | undefined;
  private block: Block | undefined;

  constructor(text: string, from: number) {
    this.line = new Line(text, from);
    this.outline = new Outline(text);
    this.containers = new ContainerStack(this.line, this.outline);
    this.starts = new BlockStarts(this.line);
  }

  scan(): Outline {
    const { line } = this;
    while (line.advance()) {
      this.readLine();
      line.leave();
    }
    this.closeAll();
    return this.outline;
  }

  /** Which containers go on, which open, and what is left for the leaf block in them. */
  private readLine(): void {
    const { containers, block, paragraph } = this;
    const matched = containers.match();
    const goesOn = matched === containers.depth;
    if (goesOn && block?.opaque) {
      this.continueBlock(block);
      return;
    }
    const interrupts = goesOn && (paragraph !== undefined || block?.holdsLists === true);
    if (this.openContainers(matched, interrupts)) this.startLeaf(false);
    else if (!goesOn) this.readLazyLine(matched);
    else if (paragraph !== undefined) this.continueParagraph(paragraph);
    else if (block !== undefined) this.continueBlock(block);
    else this.startLeaf(false);
  }

  /** Opens the containers that start on the line, behind the first `kept` ones; false when there are none. */
  private openContainers(kept: number, interrupts: boolean): boolean {
    const { containers, line } = this;
    let next = containers.sibling ?? containers.next(interrupts, kept);
    if (next === undefined) return false;
    this.closeLeaf(line);
    containers.closeTo(kept);
    while (next !== undefined) {
      containers.push(next);
      line.measure();
      next = containers.next(interrupts, containers.depth);
    }
    return true;
  }

  /** A line that leaves containers and opens none may still go on with their paragraph (CommonMark §5.1, laziness). */
  private readLazyLine(matched: number): void {
    const { line, paragraph, starts } = this;
    if (paragraph !== undefined && !line.blank) {
      if (line.indent >= 4 || !starts.interruptParagraph(true)) {
        paragraph.addLine(line);
        return;
      }
      // remark: a tag alone on a lazy line ends the paragraph, and its containers stay open, if the note goes on.
      if (line.next > line.end && starts.htmlKind(line, false) === 7) {
        this.closeLeaf(line);
        this.block = starts.openHtml(7, line.offset);
        return;
      }
    }
    this.closeLeaf(beforeLineEnding(line));
    this.containers.closeTo(matched);
    this.startLeaf(true);
  }

  private continueParagraph(paragraph: Paragraph): void {
    const { line, outline } = this;
    if (line.blank) {
      this.closeLeaf(line);
      return;
    }
    if (line.indent < 4) {
      if (this.startTable(paragraph)) return;
      if (this.starts.interruptParagraph(false)) {
        const level = setextLevel(line);
        this.paragraph = undefined;
        if (level > 0 && paragraph.closeAsHeading(outline, level, line)) return;
        if (level === 0) paragraph.close(outline);
        this.startLeaf(false);
        return;
      }
    }
    paragraph.addLine(line);
  }

  /** Makes a table of the paragraph's last line when the line is its delimiter row (GFM §4.10). */
  private startTable(paragraph: Paragraph): boolean {
    const { line, outline, starts } = this;
    if (paragraph.lineCount > 1 && paragraph.lastLineIndent >= 4) return false;
    const cells = delimiterCells(line.text, line.first, line.end);
    const { lastLineStart: start, end } = paragraph;
    if (cells === 0 || !hasCells(line.text, start, end, cells)) return false;
    this.paragraph = undefined;
    if (paragraph.lineCount > 1) {
      paragraph.dropLastLine();
      paragraph.close(outline);
      if (this.startLoneTag(start, end)) return true;
    }
    const table = new Table(outline, starts, start, line.end);
    table.addRow(line.text, start, end);
    this.block = table;
    return true;
  }

  /** remark: where the header row ends a paragraph, a tag alone on it starts HTML before it can start a table. */
  private startLoneTag(start: number, end: number): boolean {
    const { line, starts } = this;
    if (starts.htmlKind({ first: start, end }, false) !== 7) return false;
    let htmlStart = start;
    while (isSpaceOrTab(line.text.charCodeAt(htmlStart - 1))) htmlStart--;
    this.block = starts.openHtml(7, htmlStart);
    return true;
  }

  private continueBlock(block: Block): void {
    const { line } = this;
    const state = block.take(line);
    if (state === 'open') return;
    if (state === 'refused') {
      this.closeLeaf(beforeLineEnding(line));
      this.startLeaf(false);
    } else {
      this.endBlock(block);
    }
  }

  /** Closes a block that has taken its last line. Behind the end of a block comment or of math, text may follow. */
  private endBlock(block: Block): void {
    const { line, containers } = this;
    this.block = undefined;
    const end = block.close(this.outline, undefined, line.end);
    containers.innermost.addBlock(block.start, end);
    if (end === line.end) return;
    line.skipTo(end);
    line.measure();
    if (!line.blank) this.startParagraph();
  }

  /** Starts the leaf block on the rest of the line, when none is open. The line is measured. */
  private startLeaf(lazy: boolean): void {
    const { line, containers, starts } = this;
    if (line.blank) return;
    if (line.indent >= 4) {
      this.block = new IndentedCode(line);
      // remark: on a lazy line, indented code is that one line.
      if (lazy) this.closeLeaf(line);
    } else if (line.firstCode === NUMBER_SIGN && atxLevel(line) > 0) {
      this.addAtxHeading();
    } else if (line.isThematicBreak()) {
      containers.innermost.addBlock(line.first, line.end);
    } else {
      this.block = starts.open();
      if (this.block === undefined) this.startParagraph();
      else if (this.block.endsAtOnce(line)) this.endBlock(this.block);
    }
  }

  private startParagraph(): void {
    const { line, outline, containers } = this;
    const { innermost } = containers;
    this.paragraph = new Paragraph(line, innermost, containers.quotes > 0);
    if (innermost.kind === 'quote' && line.firstCode === LEFT_BRACKET && line.start <= innermost.start) {
      const type = readCalloutType(line.text, line.first, line.end);
      if (type !== undefined) outline.callouts.push({ quote: innermost, type });
    }
  }

  private addAtxHeading(): void {
    const heading = atxHeading(this.line, atxLevel(this.line));
    this.outline.leaves.push(heading);
    this.containers.innermost.addBlock(heading.start, heading.end);
  }

  /** Closes the open leaf block before the current line. */
  private closeLeaf(cut: Cut): void {
    const { paragraph, block, outline, line } = this;
    this.paragraph = undefined;
    this.block = undefined;
    paragraph?.close(outline);
    if (block === undefined) return;
    const end = block.close(outline, cut, line.end);
    this.containers.innermost.addBlock(block.start, end);
  }

  /** At the end of the note. remark: what is open in a block quote then does not get the last line ending. */
  private closeAll(): void {
    const { line, containers } = this;
    const endsWithLineEnding = line.end < line.text.length;
    this.closeLeaf(containers.quotes > 0 && endsWithLineEnding ? beforeLineEnding(line) : line);
    containers.closeTo(0);
  }
}

/** A cut that leaves the line ending to nobody. */
function beforeLineEnding({ previousEnd }: Line): Cut {
  return { previousEnd, previousNext: previousEnd };
}
