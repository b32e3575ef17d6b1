import type { Range } from '../../text/range.ts';
import { trimmedEnd } from '../characters.ts';
import { LeafText } from '../leaf-text.ts';
import type { Container } from './containers.ts';
import { takeDefinitions } from './definition.ts';
import type { Line } from './line.ts';
import type { Outline } from './outline.ts';

/** A paragraph that lines are still added to (CommonMark §4.8), or what will turn out to be a setext heading or a table. */
export class Paragraph {
  start: number;
  /** The end of its last line. */
  end: number;
  lineCount = 1;
  /** The first character of its last line, and the columns before it. */
  lastLineStart: number;
  lastLineIndent = 0;
  private previousLineEnd: number;
  private readonly text: string;
  private readonly container: Container;
  private readonly quoted: boolean;
  /** Of each line, in a container and where there is more than one: its extent, and the spaces before it (see LeafText). */
  private readonly lines: number[] = [];

  constructor(line: Line, container: Container, quoted: boolean) {
    this.text = line.text;
    this.container = container;
    this.start = this.lastLineStart = line.first;
    this.end = this.previousLineEnd = line.end;
    this.quoted = quoted;
  }

  addLine(line: Line): void {
    if (this.container.kind !== 'note') {
      if (this.lineCount === 1) this.lines.push(this.start, this.end, 0);
      this.lines.push(line.offset, line.end, line.tabRest);
    }
    this.previousLineEnd = this.end;
    this.end = line.end;
    this.lineCount++;
    this.lastLineStart = line.first;
    this.lastLineIndent = line.indent;
  }

  /** Gives its last line back: it was the first one of another block. */
  dropLastLine(): void {
    this.lineCount--;
    this.end = this.previousLineEnd;
    this.lines.splice(-3);
  }

  /** Adds its definitions and the rest of it, if there is any, to the outline. */
  close(outline: Outline): void {
    const content = this.content(this.quoted);
    const definitionsEnd = takeDefinitions(content, outline);
    if (definitionsEnd >= 0) this.container.addBlock(this.start, definitionsEnd);
    if (content.start >= content.end) return;
    const start = content.place(content.start);
    const end = trimmedEnd(this.text, start, this.end);
    const before = this.blockBefore();
    const item = !before && this.container.kind === 'item' ? this.container : undefined;
    outline.leaves.push({ kind: 'paragraph', level: 0, start, end, content, item, before });
    this.container.addBlock(start, this.end);
  }

  /**
   * Adds it to the outline as the heading that the line underlines (CommonMark §4.3). False when it holds definitions
   * only: then there is nothing to underline. remark: the heading's extent has the definitions before it in it.
   */
  closeAsHeading(outline: Outline, level: number, underline: Line): boolean {
    const content = this.content(true);
    const definitionsEnd = takeDefinitions(content, outline);
    if (content.start >= content.end) {
      if (definitionsEnd >= 0) this.container.addBlock(this.start, definitionsEnd);
      return false;
    }
    const { start } = this;
    outline.leaves.push({ kind: 'heading', level, start, end: underline.end, content });
    this.container.addBlock(start, underline.end);
    return true;
  }

  /**
   * Its lines as one text, `apart` without what its containers put between them: block quote markers are no text
   * anywhere, and the indentation of a list item shows in a heading with code over two lines.
   */
  private content(apart: boolean): LeafText {
    const { text, lines, start, end } = this;
    return apart && lines.length > 0 ? LeafText.ofLines(text, lines) : new LeafText(text, start, end);
  }

  /** The block before it in the same container, which a block id in it may name. */
  private blockBefore(): Range | undefined {
    const { lastBlockStart, lastBlockEnd } = this.container;
    return lastBlockStart < 0 ? undefined : { start: lastBlockStart, end: lastBlockEnd };
  }
}
