import { EXCLAMATION_MARK, GREATER_THAN, isLetter, LESS_THAN, QUESTION_MARK, SLASH } from '../characters.ts';
import { readHtml } from '../html.ts';
import { Occurrences } from '../occurrences.ts';
import type { Block, BlockState, Cut } from './block.ts';
import type { Line } from './line.ts';
import type { Outline } from './outline.ts';

/** The start conditions of CommonMark §4.6, by their numbers. */
export type HtmlKind = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Kind 1: elements whose content may hold blank lines. */
const RAW_ELEMENTS = new Set(['pre', 'script', 'style', 'textarea']);

/** Kind 6: elements that are blocks. */
const BLOCK_ELEMENTS = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
    'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' +
    'title tr track ul'
  ).split(' '),
);

const NAME = '[A-Za-z][A-Za-z0-9-]*';
const ATTRIBUTE = `[ \\t]+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:[ \\t]*=[ \\t]*(?:[^"'=<>\`\\s/]+|'[^'\\n\\r]*'|"[^"\\n\\r]*"))?`;
/** Kind 7: one whole tag, alone on its line. Its attributes stand on one line; remark takes no `/` in an unquoted value. */
const LONE_TAG = `(?:<${NAME}(?:${ATTRIBUTE})*[ \\t]*/?>|</${NAME}[ \\t]*>)[ \\t]*(?=[\\r\\n]|$)`;
const TAG_START = `</?(${NAME})(?=([ \\t\\r\\n>/])|$)`;
const RAW_ELEMENT_END = '</(?:pre|script|style|textarea)>';

/** The first character and the end of a line, or of the part of it that a container leaves. */
interface LineStretch {
  readonly first: number;
  readonly end: number;
}

/** Recognises the starts and ends of HTML blocks (CommonMark §4.6) in one text. */
export class HtmlBlocks {
  private readonly text: string;
  private readonly loneTag = new RegExp(LONE_TAG, 'y');
  private readonly tagStart = new RegExp(TAG_START, 'y');
  private readonly rawElementEnd = new RegExp(RAW_ELEMENT_END, 'i');
  private readonly closings: readonly (Occurrences | undefined)[];

  constructor(text: string) {
    this.text = text;
    const closing = (sought: string) => new Occurrences(text, sought);
    this.closings = [undefined, undefined, closing('-->'), closing('?>'), closing('>'), closing(']]>')];
  }

  /** The kind of the HTML block that starts at `first`; 0 when none does. A tag alone cannot interrupt a paragraph. */
  kindAt(line: LineStretch, interrupts: boolean): HtmlKind | 0 {
    const { text } = this;
    const { first } = line;
    if (text.charCodeAt(first) !== LESS_THAN) return 0;
    const second = text.charCodeAt(first + 1);
    if (second === EXCLAMATION_MARK) {
      if (text.startsWith('--', first + 2)) return 2;
      if (text.startsWith('[CDATA[', first + 2)) return 5;
      return isLetter(text.charCodeAt(first + 2)) ? 4 : 0;
    }
    if (second === QUESTION_MARK) return 3;
    return this.tagKindAt(line, second === SLASH, interrupts);
  }

  private tagKindAt(line: LineStretch, closing: boolean, interrupts: boolean): HtmlKind | 0 {
    const { text, tagStart, loneTag } = this;
    tagStart.lastIndex = line.first;
    const match = tagStart.exec(text);
    if (match === null) return 0;
    const name = (match[1] ?? '').toLowerCase();
    const selfClosing = match[2] === '/';
    if (!closing && !selfClosing && RAW_ELEMENTS.has(name)) return 1;
    if (BLOCK_ELEMENTS.has(name)) {
      return !selfClosing || text.charCodeAt(tagStart.lastIndex + 1) === GREATER_THAN ? 6 : 0;
    }
    if (interrupts) return 0;
    loneTag.lastIndex = line.first;
    return loneTag.test(text) && loneTag.lastIndex <= line.end ? 7 : 0;
  }

  /** Whether the end condition of the kind is met on this line, at `from` or behind it. Kinds 6 and 7 end before a blank line. */
  endsOn(line: Line, kind: HtmlKind, from: number): boolean {
    if (kind === 1) return this.rawElementEnd.test(this.text.slice(from, line.end));
    return (this.closings[kind]?.next(from) ?? line.end) < line.end;
  }
}

/** Where, behind the `<`, the end condition may first be met: `<!-->` and `<?>` end no comment or instruction. */
const OPENING_LENGTH: Readonly<Record<HtmlKind, number>> = { 1: 1, 2: 2, 3: 1, 4: 2, 5: 9, 6: 1, 7: 1 };

/** An HTML block (CommonMark §4.6). */
export class HtmlBlock implements Block {
  readonly opaque = true;
  readonly holdsLists = false;
  readonly start: number;
  private readonly kind: HtmlKind;
  private readonly blocks: HtmlBlocks;

  constructor(blocks: HtmlBlocks, kind: HtmlKind, start: number) {
    this.blocks = blocks;
    this.kind = kind;
    this.start = start;
  }

  endsAtOnce(line: Line): boolean {
    return this.kind <= 5 && this.blocks.endsOn(line, this.kind, line.first + OPENING_LENGTH[this.kind]);
  }

  take(line: Line): BlockState {
    if (this.kind >= 6) return line.blank ? 'refused' : 'open';
    return this.blocks.endsOn(line, this.kind, line.offset) ? 'ended' : 'open';
  }

  close(outline: Outline, cut: Cut | undefined, lineEnd: number): number {
    const end = cut === undefined ? lineEnd : this.kind >= 6 ? cut.previousEnd : cut.previousNext;
    readHtml(outline.html, outline.text, this.start, end, this.kind === 2);
    return end;
  }
}
