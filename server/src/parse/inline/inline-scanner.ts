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
  SLASH,
  trimmedEnd,
} from '../characters.ts';
import { readHtml } from '../html.ts';
import type { Heading } from '../note.ts';
import { copyOf } from '../pieces.ts';
import { CodeSpans, isPath } from './code-span.ts';
import { InlineContext } from './context.ts';
import type { InlineFacts } from './facts.ts';
import { HeadingText } from './heading-text.ts';
import { closeBracket, openBracket } from './links.ts';
import { addressAutolink, protocolAutolink, wwwAutolink } from './literal-autolink.ts';
import { ObsidianSpans } from './obsidian-spans.ts';
import { AngleBrackets } from './raw-html.ts';
import { blockIdEnd, mayPrecedeTag, otherTagCharacters, standsApart, tagEnd } from './tag.ts';

/** Where a construct may start. All else is text. */
const STARTS = markedCodes('`<[!]\\:.@#^$%');
/** In a heading emphasis counts too: its marks are no part of what the heading says. */
const HEADING_STARTS = markedCodes('`<[!]\\:.@#^$%*_~');
/** What makes a heading show something else than what is written. */
const HEADING_MARKUP = markedCodes('`<[!]\\@$%*_~&\r\n\0');

const LETTER_W = 119;

/**
 * Reads the inline content of leaf blocks from left to right (CommonMark, appendix, phase 2): the construct that starts
 * first wins. Emphasis is left out, as it holds no fact; headings look for it themselves.
 */
export class InlineScanner {
  private readonly context: InlineContext;
  private codeSpans: CodeSpans | undefined;
  private angleBrackets: AngleBrackets | undefined;
  private obsidianSpans: ObsidianSpans | undefined;
  private otherTagCharacters: RegExp | undefined;

  constructor(outline: Outline) {
    this.context = new InlineContext(outline);
  }

  get facts(): InlineFacts {
    return this.context.facts;
  }

  scan(leaf: Leaf): void {
    const { context } = this;
    if (context.text !== leaf.content.text) {
      this.angleBrackets = undefined;
      this.obsidianSpans = undefined;
    }
    this.codeSpans = undefined;
    context.enter(leaf);
    if (leaf.kind === 'heading') this.scanHeading(leaf);
    else this.scanContent(STARTS);
  }

  private scanHeading(leaf: Leaf): void {
    const { content, level, start, end } = leaf;
    const contentEnd = trimmedEnd(content.text, content.start, content.end);
    const text = holdsMarkup(leaf) ? this.scanMarkedUp(leaf, contentEnd) : this.scanPlain(leaf, contentEnd);
    const range = content.stretch(content.start, contentEnd);
    this.facts.headings.push({
      level: level as Heading['level'],
      start,
      end,
      text: { start: range.start, end: range.end, text },
    });
  }

  private scanPlain({ content }: Leaf, contentEnd: number): string {
    this.scanContent(STARTS);
    return copyOf(content.text, content.start, contentEnd);
  }

  private scanMarkedUp({ content }: Leaf, contentEnd: number): string {
    const shown = new HeadingText(content.text);
    this.context.heading = shown;
    this.scanContent(HEADING_STARTS);
    const text = shown.finish(content.start, contentEnd);
    return copyOf(text, 0, text.length);
  }

  private scanContent(starts: Uint8Array): void {
    const { text, start, end } = this.context;
    for (let offset = start; offset < end; ) {
      const code = text.charCodeAt(offset);
      if (code > 127 || starts[code] === 0) offset++;
      else offset = this.construct(code, offset);
    }
  }

  /** Reads what starts with the character at `start`, and gives where to go on. */
  private construct(code: number, start: number): number {
    const { context } = this;
    const { text, end } = context;
    switch (code) {
      case BACKSLASH:
        return this.backslash(start);
      case BACKTICK:
        return this.backticks(start);
      case LESS_THAN:
        return this.angleBracket(start);
      case EXCLAMATION_MARK: {
        const opens = start + 1 < end && text.charCodeAt(start + 1) === LEFT_BRACKET;
        return opens ? openBracket(context, start, start + 1) : start + 1;
      }
      case LEFT_BRACKET:
        return openBracket(context, start, start);
      case RIGHT_BRACKET:
        return closeBracket(context, start);
      case COLON:
        return text.charCodeAt(start + 1) === SLASH ? this.literalAutolink(code, start) : start + 1;
      case FULL_STOP:
        return (text.charCodeAt(start - 1) | 32) === LETTER_W ? this.literalAutolink(code, start) : start + 1;
      case AT_SIGN:
        return this.literalAutolink(code, start);
      case NUMBER_SIGN:
        return this.tag(start);
      case CARET:
        return this.blockId(start);
      case DOLLAR_SIGN:
        return context.exclude('math', start, this.obsidian().mathEnd(start, end));
      case PERCENT_SIGN:
        return context.exclude('obsidian-comment', start, this.obsidian().commentEnd(start, end));
    }
    return context.heading?.delimiters(start, context.start, end) ?? start + 1;
  }

  /** CommonMark §2.4, and §6.7 before a line ending. */
  private backslash(start: number): number {
    const { context } = this;
    const next = start + 1 < context.end ? context.text.charCodeAt(start + 1) : 0;
    if (isLineEnding(next)) context.heading?.replace(start, start + 1, '');
    if (!isAsciiPunctuation(next)) return start + 1;
    context.from = start + 2;
    return start + 2;
  }

  /** CommonMark §6.1. */
  private backticks(start: number): number {
    const { context } = this;
    this.codeSpans ??= new CodeSpans(context.text, context.end);
    const runEnd = this.codeSpans.runEnd(start);
    const end = this.codeSpans.spanEnd(start, runEnd);
    if (end < 0) return runEnd;
    const codeEnd = end - (runEnd - start);
    if (isPath(context.text, runEnd, codeEnd)) this.facts.codePaths.push(context.content.part(runEnd, codeEnd));
    return context.exclude('code-span', start, end);
  }

  /** CommonMark §6.5, §6.6. */
  private angleBracket(start: number): number {
    const { context } = this;
    const { content, facts, outline } = context;
    this.angleBrackets ??= new AngleBrackets(context.text);
    const end = this.angleBrackets.htmlEnd(start, context.end);
    if (end < 0) return context.exclude('autolink', start, this.angleBrackets.autolinkEnd(start, context.end));
    const html = content.stretch(start, end);
    readHtml(facts, outline.text, html.start, html.end, this.angleBrackets.isComment(start));
    context.heading?.html(start, end);
    context.from = end;
    return end;
  }

  private obsidian(): ObsidianSpans {
    this.obsidianSpans ??= new ObsidianSpans(this.context.text);
    return this.obsidianSpans;
  }

  /** GFM §6.9. Not within open brackets, where remark leaves it to the link. */
  private literalAutolink(code: number, at: number): number {
    if (this.context.brackets.any) return at + 1;
    const found = this.findAutolink(code, at);
    if (found === undefined || found[1] < at) return at + 1;
    return this.context.exclude('autolink', found[0], found[1]);
  }

  private findAutolink(code: number, at: number): [number, number] | undefined {
    const { text, from, start, end } = this.context;
    if (code === COLON) return protocolAutolink(text, at, from, end);
    if (code === AT_SIGN) return addressAutolink(text, at, from, end);
    return wwwAutolink(text, at, from, start, end);
  }

  private tag(start: number): number {
    const { context } = this;
    const { text, content, facts } = context;
    if (!mayPrecedeTag(text, start, context.start)) return start + 1;
    this.otherTagCharacters ??= otherTagCharacters();
    const end = tagEnd(text, start, context.end, this.otherTagCharacters);
    if (end < 0) return start + 1;
    const name = copyOf(text, start + 1, end);
    facts.tags.push({ start: content.place(start), end: content.placeEnd(end), text: name });
    context.from = end;
    return end;
  }

  private blockId(start: number): number {
    const { context } = this;
    const { text, content, leaf, facts } = context;
    if (!standsApart(text, start, context.start) || leaf.kind === 'cell') return start + 1;
    const end = blockIdEnd(text, start, context.end);
    if (end < 0) return start + 1;
    const alone = start === content.start;
    const named = (alone ? leaf.before : undefined) ?? leaf.item ?? leaf;
    const block = { start: named.start, end: named.end };
    facts.blocks.push({ ...content.part(start + 1, end), block });
    return end;
  }
}

function holdsMarkup({ content }: Leaf): boolean {
  const { text, start, end } = content;
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code < 128 && HEADING_MARKUP[code] === 1) return true;
  }
  return false;
}
