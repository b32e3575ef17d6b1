import type { Leaf, Outline } from '../blocks/outline.ts';
import {
  AT_SIGN,
  BACKSLASH,
  BACKTICK,
  CARET,
  COLON,
  DOLLAR_SIGN,
  EXCLAMATION_MARK,
  FULL_STOP,
  isAsciiPunctuation,
  isLineEnding,
  LEFT_BRACKET,
  LESS_THAN,
  markedCodes,
  NUMBER_SIGN,
  PERCENT_SIGN,
  RIGHT_BRACKET,
  skipSpaces,
} from '../characters.ts';
import { readHtml } from '../html.ts';
import { footnoteLabelEnd, normalizedLabel } from '../labels.ts';
import { LeafText } from '../leaf-text.ts';
import type { Excluded, Heading } from '../note.ts';
import { Slugs } from '../slug.ts';
import { wikiLinkEnd } from '../wiki-link.ts';
import { isFootnoteMark, type LinkTail, linkTail, OpenBrackets, type Opener, unfinishedEnd } from './brackets.ts';
import { CodeSpans } from './code-span.ts';
import { InlineFacts } from './facts.ts';
import { HeadingText } from './heading-text.ts';
import { markdownLink, wikiLink } from './links.ts';
import { addressAutolink, protocolAutolink, wwwAutolink } from './literal-autolink.ts';
import { commentEnd, mathEnd } from './marked.ts';
import { AngleBrackets } from './raw-html.ts';
import { blockIdEnd, mayPrecedeTag, otherTagCharacters, standsApart, tagEnd } from './tag.ts';

/** Where a construct may start. All else is text. */
const STARTS = markedCodes('`<[!]\\:.@#^$%');
/** In a heading emphasis counts too: its marks are no part of what the heading says. */
const HEADING_STARTS = markedCodes('`<[!]\\:.@#^$%*_~');

/**
 * Reads the inline content of leaf blocks from left to right (CommonMark, appendix, phase 2): the construct that starts
 * first wins. Emphasis is left out, as it holds no fact; headings look for it themselves.
 */
export class InlineScanner {
  readonly facts = new InlineFacts();
  private readonly outline: Outline;
  private readonly brackets = new OpenBrackets();
  private readonly slugs = new Slugs();
  private readonly others = otherTagCharacters();
  private leaf: Leaf;
  private content: LeafText;
  private text = '';
  private end = 0;
  /** The end of the last construct: a URL does not reach back into it. */
  private from = 0;
  /** What the heading shows, where the block is one. */
  private heading: HeadingText | undefined;
  private codeSpans: CodeSpans | undefined;
  private angleBrackets: AngleBrackets | undefined;

  constructor(outline: Outline) {
    this.outline = outline;
    this.content = new LeafText(outline.text, 0, 0);
    this.leaf = { kind: 'paragraph', level: 0, start: 0, end: 0, content: this.content };
  }

  scan(leaf: Leaf): void {
    this.leaf = leaf;
    this.content = leaf.content;
    if (this.text !== leaf.content.text) this.angleBrackets = undefined;
    this.text = leaf.content.text;
    this.end = leaf.content.end;
    this.from = leaf.content.start;
    this.codeSpans = undefined;
    this.brackets.clear();
    this.heading = undefined;
    if (leaf.kind === 'heading') this.scanHeading(leaf, this.content);
    else this.scanContent(STARTS);
  }

  private scanHeading({ level, start, end }: Leaf, content: LeafText): void {
    const shown = new HeadingText(content.text);
    this.heading = shown;
    this.scanContent(HEADING_STARTS);
    const text = shown.finish(content.start, content.end);
    const range = content.placed(content);
    const slug = this.slugs.next(text);
    this.facts.headings.push({ level: level as Heading['level'], start, end, text: { ...range, text }, slug });
  }

  private scanContent(starts: Uint8Array): void {
    const { text, end } = this;
    for (let offset = this.content.start; offset < end; ) {
      const code = text.charCodeAt(offset);
      if (code > 127 || starts[code] === 0) offset++;
      else offset = this.construct(code, offset);
    }
  }

  /** Reads what starts with the character at `start`, and gives where to go on. */
  private construct(code: number, start: number): number {
    switch (code) {
      case BACKSLASH:
        return this.backslash(start);
      case BACKTICK:
        return this.backticks(start);
      case LESS_THAN:
        return this.angleBracket(start);
      case EXCLAMATION_MARK:
        return this.text.charCodeAt(start + 1) === LEFT_BRACKET && start + 1 < this.end
          ? this.openBracket(start, start + 1)
          : start + 1;
      case LEFT_BRACKET:
        return this.openBracket(start, start);
      case RIGHT_BRACKET:
        return this.closeBracket(start);
      case COLON:
      case FULL_STOP:
      case AT_SIGN:
        return this.literalAutolink(code, start);
      case NUMBER_SIGN:
        return this.tag(start);
      case CARET:
        return this.blockId(start);
      case DOLLAR_SIGN:
        return this.exclude('math', start, mathEnd(this.text, start, this.end));
      case PERCENT_SIGN:
        return this.exclude('obsidian-comment', start, commentEnd(this.text, start, this.end));
    }
    return this.heading?.delimiters(start, this.content.start, this.end) ?? start + 1;
  }

  /** Adds the extent from `start` to `end`; when `end` is -1, there is none, and the character is text. */
  private exclude(kind: Excluded['kind'], start: number, end: number): number {
    if (end < 0) return start + 1;
    const { content } = this;
    this.facts.excluded.push({ kind, start: content.place(start), end: content.placeEnd(end) });
    this.heading?.exclude(kind, start, end);
    this.from = end;
    return end;
  }

  /** CommonMark §2.4, and §6.7 before a line ending. */
  private backslash(start: number): number {
    const next = start + 1 < this.end ? this.text.charCodeAt(start + 1) : 0;
    if (isLineEnding(next)) this.heading?.replace(start, start + 1, '');
    if (!isAsciiPunctuation(next)) return start + 1;
    this.from = start + 2;
    return this.from;
  }

  /** CommonMark §6.1. */
  private backticks(start: number): number {
    this.codeSpans ??= new CodeSpans(this.text, this.end);
    const runEnd = this.codeSpans.runEnd(start);
    const end = this.codeSpans.spanEnd(start, runEnd);
    return end < 0 ? runEnd : this.exclude('code-span', start, end);
  }

  /** CommonMark §6.5, §6.6. */
  private angleBracket(start: number): number {
    this.angleBrackets ??= new AngleBrackets(this.text);
    const end = this.angleBrackets.htmlEnd(start, this.end);
    if (end < 0) return this.exclude('autolink', start, this.angleBrackets.autolinkEnd(start, this.end));
    const { content } = this;
    const html = { start: content.place(start), end: content.placeEnd(end) };
    readHtml(this.facts, this.outline.text, html.start, html.end, this.angleBrackets.isComment(start));
    this.heading?.replace(start, end, '');
    this.from = end;
    return end;
  }

  /** `[` at `bracket`, and `!` before it at `start` for an image or embed. */
  private openBracket(start: number, bracket: number): number {
    const { text, end } = this;
    if (text.charCodeAt(bracket + 1) === LEFT_BRACKET && bracket + 1 < end) {
      const linkEnd = wikiLinkEnd(text, bracket, end);
      if (linkEnd > 0) return this.wikiLink(start, bracket, linkEnd);
      this.unfinished(start, bracket);
    }
    if (start === bracket && text.charCodeAt(bracket + 1) === CARET) {
      const footnoteEnd = this.footnote(bracket, end);
      if (footnoteEnd > 0) return footnoteEnd;
    }
    this.brackets.push(start, bracket + 1, start !== bracket);
    this.from = bracket + 1;
    return bracket + 1;
  }

  private wikiLink(start: number, bracket: number, end: number): number {
    const link = wikiLink(this.leaf, start, bracket, end);
    this.facts.links.push(link);
    this.heading?.replace(start, end, link.display?.text ?? this.text.slice(bracket + 2, end - 2).trim());
    this.from = end;
    return end;
  }

  /** A `[[` that does not close on its line, or that closes at once. */
  private unfinished(start: number, bracket: number): void {
    const { text, content, leaf } = this;
    let end = unfinishedEnd(text, bracket + 2, this.end);
    if (text.charCodeAt(end) === RIGHT_BRACKET && end < this.end) {
      if (skipSpaces(text, bracket + 2, end) < end) return;
      end += 2;
    }
    this.facts.unfinished.push({
      start: content.place(start),
      end: content.placeEnd(end),
      embed: start !== bracket,
      inTable: leaf.kind === 'cell',
    });
  }

  /** GFM footnotes: `[^label]` with a definition somewhere in the note. */
  private footnote(bracket: number, end: number): number {
    if (this.outline.footnoteLabels.size === 0) return -1;
    const labelEnd = footnoteLabelEnd(this.text, bracket + 2, end);
    if (labelEnd < 0 || !this.addFootnote(bracket, bracket + 2, labelEnd)) return -1;
    return labelEnd + 1;
  }

  private addFootnote(start: number, labelStart: number, labelEnd: number): boolean {
    const { content, outline } = this;
    if (!outline.footnoteLabels.has(normalizedLabel(this.text.slice(labelStart, labelEnd)))) return false;
    this.facts.footnotes.push({
      start: content.place(start),
      end: content.placeEnd(labelEnd + 1),
      label: content.part(labelStart, labelEnd),
      definition: false,
    });
    this.heading?.replace(start, labelEnd + 1, '');
    this.from = labelEnd + 1;
    return true;
  }

  /** CommonMark §6.3, §6.4. */
  private closeBracket(close: number): number {
    const met = this.brackets.pop();
    if (met === undefined || !met.usable) return close + 1;
    const { opener } = met;
    const tail = linkTail(this.text, opener, close, this.end, this.outline.definitionOf);
    if (tail === undefined) {
      if (opener.image && isFootnoteMark(this.text, opener)) {
        this.addFootnote(opener.start + 1, opener.textStart + 1, close);
      }
      return close + 1;
    }
    this.addLink(opener, close, tail);
    this.from = tail.end;
    return tail.end;
  }

  private addLink(opener: Opener, close: number, tail: LinkTail): void {
    const { facts, heading } = this;
    const link = markdownLink(this.leaf, opener, close, tail);
    const last = facts.unfinished[facts.unfinished.length - 1];
    if (last !== undefined && last.end > link.start && last.start >= link.start - 1) facts.unfinished.pop();
    if (opener.image) {
      facts.forgetBehind(link.start);
      heading?.image(opener.start, opener.textStart, close, tail.end);
    } else {
      this.brackets.spendOuter();
      heading?.link(opener.start, opener.textStart, close, tail.end);
    }
    facts.links.push(link);
  }

  /** GFM §6.9. Not within open brackets, where remark leaves it to the link. */
  private literalAutolink(code: number, at: number): number {
    if (this.brackets.any) return at + 1;
    const found = this.findAutolink(code, at);
    if (found === undefined || found[1] < at) return at + 1;
    return this.exclude('autolink', found[0], found[1]);
  }

  private findAutolink(code: number, at: number): [number, number] | undefined {
    const { text, from, end, content } = this;
    if (code === COLON) return protocolAutolink(text, at, from, end);
    if (code === AT_SIGN) return addressAutolink(text, at, from, end);
    return wwwAutolink(text, at, from, content.start, end);
  }

  private tag(start: number): number {
    if (!mayPrecedeTag(this.text, start, this.content.start)) return start + 1;
    const end = tagEnd(this.text, start, this.end, this.others);
    if (end < 0) return start + 1;
    const { content } = this;
    const { text } = content.part(start + 1, end);
    this.facts.tags.push({ start: content.place(start), end: content.placeEnd(end), text });
    return end;
  }

  private blockId(start: number): number {
    if (!standsApart(this.text, start, this.content.start) || this.leaf.kind === 'cell') return start + 1;
    const end = blockIdEnd(this.text, start, this.end);
    if (end < 0) return start + 1;
    const { content, leaf } = this;
    const alone = start === content.start;
    const named = (alone ? leaf.before : undefined) ?? leaf.item ?? leaf;
    const block = { start: named.start, end: named.end };
    const { text } = content.part(start + 1, end);
    this.facts.blocks.push({ start: content.place(start + 1), end: content.placeEnd(end), text, block });
    return end;
  }
}
