import { ASTERISK, GREATER_THAN, HYPHEN, isDigit, LEFT_BRACKET, PLUS_SIGN } from '../characters.ts';
import { normalizedLabel } from '../labels.ts';
import { partOf } from '../pieces.ts';
import {
  type Container,
  type ItemContainer,
  openItem,
  openSibling,
  PlainContainer,
  takeFootnoteMarker,
  takeQuoteMarker,
} from './containers.ts';
import type { Line } from './line.ts';
import type { Outline } from './outline.ts';

/** So deep do containers nest; what is deeper is text. No note needs it, and it keeps every line's cost bounded. */
const DEEPEST = 100;

/** The containers that are open (CommonMark, appendix: the rightmost path of the tree), outermost first. */
export class ContainerStack {
  /** The container that a leaf block on the current line belongs to. */
  innermost: Container;
  /** How many block quotes are open: those put markers between the lines of a paragraph. */
  quotes = 0;
  /** The next item of the list at the place where `match` stopped, if the line starts with one. */
  sibling: ItemContainer | undefined;
  private readonly line: Line;
  private readonly outline: Outline;
  private readonly note: Container;
  /** Without the note. */
  private readonly open: Container[] = [];
  private items = 0;

  constructor(line: Line, outline: Outline) {
    this.line = line;
    this.outline = outline;
    this.note = this.innermost = new PlainContainer('note', line.start, line.start);
  }

  get depth(): number {
    return this.open.length;
  }

  /**
   * Takes the markers and indentation of the open containers that the line goes on with, and gives their number. Leaves
   * the line measured, and `sibling` set when the first container that does not go on is a list's item with a next one.
   */
  match(): number {
    const { line, open } = this;
    this.sibling = undefined;
    line.measure();
    let outer: Container | undefined;
    for (let index = 0; index < open.length; index++) {
      const container = open[index];
      if (container === undefined || !this.goesOn(container, outer)) return index;
      outer = container;
      line.measure();
    }
    return open.length;
  }

  private goesOn(container: Container, outer: Container | undefined): boolean {
    const { line } = this;
    switch (container.kind) {
      case 'item':
        if (container.continues(line)) return true;
        this.sibling = openSibling(line, container);
        return false;
      case 'quote':
        if (!takeQuoteMarker(line)) return false;
        container.end = line.containersEnd;
        return true;
      default:
        return line.blank || takeFootnoteIndent(line, outer);
    }
  }

  /** Opens the container that starts at the place that the line has been read up to, if one does. */
  next(interrupts: boolean, depth: number): Container | undefined {
    const { line } = this;
    if (depth >= DEEPEST || line.indent >= 4 || line.blank) return undefined;
    const { first } = line;
    switch (line.firstCode) {
      case GREATER_THAN:
        takeQuoteMarker(line);
        return new PlainContainer('quote', first, line.containersEnd);
      case LEFT_BRACKET:
        return this.nextFootnote(first);
      case ASTERISK:
      case PLUS_SIGN:
      case HYPHEN:
        return openItem(line, interrupts);
    }
    return isDigit(line.firstCode) ? openItem(line, interrupts) : undefined;
  }

  private nextFootnote(start: number): Container | undefined {
    const { line, outline } = this;
    const labelEnd = takeFootnoteMarker(line);
    if (labelEnd < 0) return undefined;
    const label = partOf(line.text, start + 2, labelEnd);
    outline.addFootnote(normalizedLabel(label.text), { start, end: labelEnd + 2, label, definition: true });
    return new PlainContainer('footnote', start, line.containersEnd);
  }

  push(container: Container): void {
    this.open.push(container);
    this.innermost = container;
    if (container.kind === 'quote') this.quotes++;
    if (container.kind !== 'item') return;
    container.depth = this.items++;
    this.outline.items.push(container);
  }

  /** Closes all but the outermost `kept` containers. */
  closeTo(kept: number): void {
    while (this.open.length > kept) {
      const container = this.open.pop();
      if (container === undefined) return;
      if (container.kind === 'quote') this.quotes--;
      if (container.kind === 'item') this.items--;
      this.innermost = this.open.at(-1) ?? this.note;
      this.innermost.addBlock(container.kind === 'item' ? container.listStart : container.start, container.end);
    }
  }
}

/** A footnote's lines are indented by four columns (GFM). remark: one right in another may share its indentation. */
function takeFootnoteIndent(line: Line, outer: Container | undefined): boolean {
  if (line.indent < 4) return line.indent === 0 && outer?.kind === 'footnote';
  line.takeColumns(4);
  return true;
}
