import { DOLLAR_SIGN, isSpaceOrTab, LEFT_BRACKET, LESS_THAN, NUMBER_SIGN, PERCENT_SIGN } from '../characters.ts';
import { normalizedLabel } from '../labels.ts';
import { Occurrences } from '../occurrences.ts';
import type { Block, Cut } from './block.ts';
import { readCalloutType } from './callout.ts';
import { Container, ItemContainer, openItem, openSibling, takeFootnoteMarker, takeQuoteMarker } from './containers.ts';
import { FencedCode, fenceLength } from './fence.ts';
import { atxHeading, atxLevel, setextLevel } from './headings.ts';
import { HtmlBlock, HtmlBlocks } from './html-block.ts';
import { IndentedCode } from './indented-code.ts';
import { Line } from './line.ts';
import { MarkedBlock } from './obsidian.ts';
import { Outline } from './outline.ts';
import { Paragraph } from './paragraph.ts';
import { delimiterCells, hasCells, Table } from './table.ts';

/** So deep do containers nest; what is deeper is text. No note needs it, and it keeps every line's cost bounded. */
const DEEPEST = 100;

/** Reads the block structure of a text from `from` on, line by line (CommonMark, appendix, phase 1). */
export function scanBlocks(text: string, from: number): { outline: Outline; lineStarts: Uint32Array } {
  const scanner = new BlockScanner(text, from);
  return { outline: scanner.scan(), lineStarts: new Uint32Array(scanner.line.starts) };
}

class BlockScanner {
  readonly line: Line;
  private readonly outline: Outline;
  private readonly note: Container;
  /** The open containers, outermost first, without the note itself. */
  private readonly containers: Container[] = [];
  /** How many of them are block quotes: those put markers between the lines of a paragraph. */
  private quotes = 0;
  /** How many of them are list items. */
  private items = 0;
  /** The open leaf block: a paragraph, or any other. */
  private paragraph: Paragraph | undefined;
  private block: Block | undefined;
  private htmlBlocks: HtmlBlocks | undefined;
  private readonly percents: Occurrences;
  private readonly dollars: Occurrences;

  constructor(text: string, from: number) {
    this.line = new Line(text, from);
    this.outline = new Outline(text);
    this.note = new Container('note', from, from);
    this.percents = new Occurrences(text, '%%');
    this.dollars = new Occurrences(text, '$$');
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

  private get innermost(): Container {
    return this.containers[this.containers.length - 1] ?? this.note;
  }

  /** Phase 1 for one line: which containers go on, which open, and what is left for the leaf block in them. */
  private readLine(): void {
    const matched = this.matchContainers();
    const goesOn = matched === this.containers.length;
    if (goesOn && this.block?.opaque) {
      this.line.measure();
      this.continueBlock(this.block);
      return;
    }
    // remark: what may not interrupt a paragraph may not interrupt indented code either.
    const interrupts = goesOn && (this.paragraph !== undefined || this.block instanceof IndentedCode);
    const sibling = matched < 0;
    const opened = this.openContainers(sibling ? this.containers.length : matched, interrupts);
    if (opened || sibling) this.startLeaf(false);
    else if (!goesOn) this.readLazyLine(matched);
    else if (this.paragraph !== undefined) this.continueParagraph(this.paragraph);
    else if (this.block !== undefined) this.continueBlock(this.block);
    else this.startLeaf(false);
  }

  /**
   * Takes the markers and indentation of the open containers that the line goes on with, and gives their number; -1
   * when the line opens the next item of one of their lists, which has taken the item's place.
   */
  private matchContainers(): number {
    const { line, containers } = this;
    for (let index = 0; index < containers.length; index++) {
      const container = containers[index];
      if (container === undefined) break;
      line.measure();
      if (container instanceof ItemContainer) {
        if (container.continues(line)) continue;
        const sibling = openSibling(line, container);
        if (sibling === undefined) return index;
        this.closeContainers(index);
        this.open(sibling);
        return -1;
      }
      if (container.kind === 'quote') {
        if (!takeQuoteMarker(line)) return index;
        container.end = line.containersEnd;
      } else if (!line.blank) {
        // A footnote's lines are indented by four columns (GFM). remark: one right in another may share its indentation.
        if (line.indent >= 4) line.takeColumns(4);
        else if (line.indent > 0 || containers[index - 1]?.kind !== 'footnote') return index;
      }
    }
    return containers.length;
  }

  /** Opens the containers that start on the line, behind the first `kept` ones. */
  private openContainers(kept: number, interrupts: boolean): boolean {
    let opened = false;
    while ((opened ? this.containers.length : kept) < DEEPEST) {
      this.line.measure();
      const container = this.openContainer(interrupts);
      if (container === undefined) return opened;
      if (!opened) this.closeContainers(kept);
      this.open(container);
      opened = true;
    }
    this.line.measure();
    return opened;
  }

  private openContainer(interrupts: boolean): Container | undefined {
    const { line } = this;
    const { first } = line;
    if (takeQuoteMarker(line)) return new Container('quote', first, line.containersEnd);
    const item = openItem(line, interrupts);
    if (item !== undefined) return item;
    const labelEnd = takeFootnoteMarker(line);
    if (labelEnd < 0) return undefined;
    this.addFootnoteDefinition(first, labelEnd);
    return new Container('footnote', first, line.containersEnd);
  }

  private addFootnoteDefinition(start: number, labelEnd: number): void {
    const { outline, line } = this;
    const label = { start: start + 2, end: labelEnd, text: line.text.slice(start + 2, labelEnd) };
    outline.footnotes.push({ start, end: labelEnd + 2, label, definition: true });
    outline.footnoteLabels.add(normalizedLabel(label.text));
  }

  private open(container: Container): void {
    this.containers.push(container);
    if (container.kind === 'quote') this.quotes++;
    if (!(container instanceof ItemContainer)) return;
    container.depth = this.items++;
    this.outline.items.push(container);
  }

  /** Closes the open leaf, and all containers but the first `kept` ones. */
  private closeContainers(kept: number): void {
    this.closeLeaf();
    while (this.containers.length > kept) {
      const container = this.containers.pop();
      if (container === undefined) break;
      if (container.kind === 'quote') this.quotes--;
      if (container.kind === 'item') this.items--;
      const start = container instanceof ItemContainer ? container.listStart : container.start;
      this.innermost.addBlock(start, container.end);
    }
  }

  /** A line that leaves containers and opens none may still go on with their paragraph (CommonMark §5.1, laziness). */
  private readLazyLine(matched: number): void {
    const { line, paragraph } = this;
    if (paragraph !== undefined && !line.blank) {
      if (line.indent >= 4 || !this.interruptsParagraph(true)) {
        paragraph.addLine(line);
        return;
      }
      // remark: a tag alone on a lazy line ends the paragraph, and its containers stay open, if the note goes on.
      if (line.next > line.end && this.html().kindAt(line, false) === 7) {
        this.closeLeaf();
        this.block = new HtmlBlock(this.html(), 7, line.offset);
        return;
      }
    }
    this.closeLeaf({ previousEnd: line.previousEnd, previousNext: line.previousEnd });
    this.closeContainers(matched);
    this.startLeaf(true);
  }

  private continueParagraph(paragraph: Paragraph): void {
    const { line } = this;
    if (line.blank) {
      this.closeLeaf();
      return;
    }
    if (line.indent >= 4) {
      paragraph.addLine(line);
      return;
    }
    if (this.startTable(paragraph)) return;
    if (!this.interruptsParagraph(false)) {
      paragraph.addLine(line);
      return;
    }
    const level = setextLevel(line);
    if (level > 0) {
      this.paragraph = undefined;
      if (paragraph.closeAsHeading(this.outline, level, line)) return;
    }
    this.closeLeaf();
    this.startLeaf(false);
  }

  /** Whether another block starts on the line, or a setext underline ends the paragraph as a heading. */
  private interruptsParagraph(lazy: boolean): boolean {
    const { line } = this;
    switch (line.firstCode) {
      case NUMBER_SIGN:
        return atxLevel(line) > 0;
      case LESS_THAN:
        return this.html().kindAt(line, !lazy) > 0;
      case PERCENT_SIGN:
      case DOLLAR_SIGN:
        return this.startsMarkedBlock();
    }
    return (!lazy && setextLevel(line) > 0) || line.isThematicBreak() || fenceLength(line) > 0;
  }

  /** Makes a table of the paragraph's last line when the line is its delimiter row (GFM §4.10). */
  private startTable(paragraph: Paragraph): boolean {
    const { line, outline } = this;
    if (paragraph.lineCount > 1 && paragraph.lastLineIndent >= 4) return false;
    const cells = delimiterCells(line.text, line.first, line.end);
    const { lastLineStart: start, end } = paragraph;
    if (cells === 0 || !hasCells(line.text, start, end, cells)) return false;
    this.paragraph = undefined;
    if (paragraph.lineCount > 1) {
      paragraph.dropLastLine();
      paragraph.close(outline);
      if (this.startsLoneTag(start, end)) return true;
    }
    const table = new Table(outline, start, line, () => this.endsTable());
    table.addRow(line.text, start, end);
    this.block = table;
    return true;
  }

  /** remark: where the header row ends a paragraph, a tag alone on it starts HTML before it can start a table. */
  private startsLoneTag(start: number, end: number): boolean {
    const { text } = this.line;
    if (text.charCodeAt(start) !== LESS_THAN) return false;
    if (this.html().kindAt({ first: start, end }, false) !== 7) return false;
    let htmlStart = start;
    while (isSpaceOrTab(text.charCodeAt(htmlStart - 1))) htmlStart--;
    this.block = new HtmlBlock(this.html(), 7, htmlStart);
    return true;
  }

  private endsTable(): boolean {
    const { line } = this;
    if (line.firstCode === LESS_THAN) return this.html().kindAt(line, false) > 0;
    return atxLevel(line) > 0 || line.isThematicBreak() || fenceLength(line) > 0 || this.startsMarkedBlock();
  }

  private continueBlock(block: Block): void {
    const { line } = this;
    const state = block.take(line);
    if (state === 'open') return;
    if (state === 'refused') {
      this.closeLeaf({ previousEnd: line.previousEnd, previousNext: line.previousEnd });
      this.startLeaf(false);
      return;
    }
    this.block = undefined;
    const end = block.close(this.outline, undefined, line.end);
    this.innermost.addBlock(block.start, end);
    if (end < line.end) this.startRest(end);
  }

  /** Behind the end of a block comment or of math on the same line, text may follow. */
  private startRest(from: number): void {
    const { line } = this;
    line.skipTo(from);
    line.measure();
    if (!line.blank) this.startParagraph();
  }

  /** Starts the leaf block on the rest of the line, when none is open. */
  private startLeaf(lazy: boolean): void {
    const { line } = this;
    line.measure();
    if (line.blank) return;
    if (line.indent >= 4) {
      this.startIndentedCode(lazy);
      return;
    }
    if (!this.startMarkedByFirst()) this.startParagraph();
  }

  /** Starts the block that the first character of the line announces; false when it announces none. */
  private startMarkedByFirst(): boolean {
    const { line } = this;
    switch (line.firstCode) {
      case NUMBER_SIGN:
        return this.addAtxHeading();
      case LESS_THAN:
        return this.startHtml();
      case PERCENT_SIGN:
      case DOLLAR_SIGN:
        return this.startMarkedBlock();
    }
    if (line.isThematicBreak()) {
      this.innermost.addBlock(line.first, line.end);
      return true;
    }
    return this.startFence();
  }

  private startParagraph(): void {
    const { line, outline } = this;
    const container = this.innermost;
    this.paragraph = new Paragraph(line, container, this.quotes > 0);
    if (container.kind === 'quote' && line.firstCode === LEFT_BRACKET && line.start <= container.start) {
      const type = readCalloutType(line.text, line.first, line.end);
      if (type !== undefined) outline.callouts.push({ quote: container, type });
    }
  }

  /** remark: on a lazy line, indented code is that one line. */
  private startIndentedCode(lazy: boolean): void {
    this.block = new IndentedCode(this.line);
    if (lazy) this.closeLeaf();
  }

  private addAtxHeading(): boolean {
    const level = atxLevel(this.line);
    if (level === 0) return false;
    const heading = atxHeading(this.line, level);
    this.outline.leaves.push(heading);
    this.innermost.addBlock(heading.start, heading.end);
    return true;
  }

  private startFence(): boolean {
    const length = fenceLength(this.line);
    if (length === 0) return false;
    this.block = new FencedCode(this.line, length);
    return true;
  }

  private startHtml(): boolean {
    const { line } = this;
    const kind = this.html().kindAt(line, false);
    if (kind === 0) return false;
    const block = new HtmlBlock(this.html(), kind, line.offset);
    if (block.endsAtOnce(line)) {
      this.innermost.addBlock(block.start, block.close(this.outline, undefined, line.end));
    } else {
      this.block = block;
    }
    return true;
  }

  /** A mark that no later line closes starts nothing, nor does one that the same line closes: that is inline. */
  private startsMarkedBlock(): boolean {
    const { line } = this;
    const marks = this.marks();
    if (marks === undefined || marks.next(line.first) !== line.first) return false;
    const closing = marks.next(line.first + 2);
    return closing >= line.end && closing < line.text.length;
  }

  private startMarkedBlock(): boolean {
    const marks = this.marks();
    if (marks === undefined || !this.startsMarkedBlock()) return false;
    const kind = marks === this.percents ? 'obsidian-comment' : 'math';
    this.block = new MarkedBlock(kind, this.line.first, marks);
    return true;
  }

  private marks(): Occurrences | undefined {
    const code = this.line.firstCode;
    return code === PERCENT_SIGN ? this.percents : code === DOLLAR_SIGN ? this.dollars : undefined;
  }

  private html(): HtmlBlocks {
    this.htmlBlocks ??= new HtmlBlocks(this.line.text);
    return this.htmlBlocks;
  }

  /** Closes the open leaf block before the current line; `cut` says where it ends if that is not plain. */
  private closeLeaf(cut: Cut = this.line): void {
    const { paragraph, block } = this;
    this.paragraph = undefined;
    this.block = undefined;
    paragraph?.close(this.outline);
    if (block === undefined) return;
    const end = block.close(this.outline, cut, this.line.end);
    this.innermost.addBlock(block.start, end);
  }

  /** At the end of the note. remark: what is open in a block quote then does not get the last line ending. */
  private closeAll(): void {
    const { line } = this;
    const endsWithLineEnding = line.end < line.text.length;
    if (this.quotes > 0 && endsWithLineEnding) {
      this.closeLeaf({ previousEnd: line.previousEnd, previousNext: line.previousEnd });
    }
    this.closeContainers(0);
  }
}
