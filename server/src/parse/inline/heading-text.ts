import { decodeString } from 'micromark-util-decode-string';
import { withoutTail } from '../../text/tail.ts';
import type { Excluded } from '../note.ts';
import { Emphasis, type Marks } from './emphasis.ts';

interface Cut {
  readonly start: number;
  readonly end: number;
  /** What a reader sees in its place. */
  readonly shown: string;
  /** What stands for it in the description of an image, where that is something else. */
  readonly described?: string;
}

/**
 * Gathers what a heading shows to a reader: its text without marks, without HTML, of links their text, of images their
 * description. That is what fragments name and slugs are made of.
 */
export class HeadingText {
  private readonly text: string;
  private cuts: Cut[] = [];
  private readonly marks: Marks = [];
  private readonly emphasis = new Emphasis(this.marks);
  /** Where the first comment starts, and the last one ends. */
  private commentStart = -1;
  private commentEnd = -1;

  constructor(text: string) {
    this.text = text;
  }

  /** An extent that is no Markdown: code shows its content, an autolink its address, math itself, a comment nothing. */
  exclude(kind: Excluded['kind'], start: number, end: number): void {
    const written = this.text.slice(start, end);
    if (kind === 'obsidian-comment') {
      if (this.commentEnd < 0) this.commentStart = start;
      this.commentEnd = end;
    }
    if (kind === 'code-span') this.replace(start, end, shownCode(withoutTail(written.replace(/^`+/, ''), /`/)));
    else if (kind === 'autolink') this.replace(start, end, written.startsWith('<') ? written.slice(1, -1) : written);
    else this.replace(start, end, kind === 'math' ? written.replace(/\r\n?/g, '\n') : '');
  }

  /** A construct that shows something else than what is written. */
  replace(start: number, end: number, shown: string): void {
    this.cuts.push({ start, end, shown });
  }

  /** HTML: a reader sees none of it, but in the description of an image it is text, as remark has it. */
  html(start: number, end: number): void {
    this.cuts.push({ start, end, shown: '', described: this.text.slice(start, end) });
  }

  /** Adds the run of `*`, `_` or `~` at `start`, in content from `from` to `end`; gives its end. */
  delimiters(start: number, from: number, end: number): number {
    return this.emphasis.add(this.text, start, from, end);
  }

  /** A link whose text goes from `textStart` to `textEnd`. */
  link(start: number, textStart: number, textEnd: number, end: number): void {
    this.emphasis.pair(textStart);
    this.replace(start, textStart, '');
    this.replace(textEnd, end, '');
  }

  /** An image whose description goes from `textStart` to `textEnd`. */
  image(start: number, textStart: number, textEnd: number, end: number): void {
    this.emphasis.pair(textStart);
    const described = this.cuts.map((cut) => ({ ...cut, shown: cut.described ?? cut.shown }));
    const description = this.shown(textStart, textEnd, described);
    this.cuts = this.cuts.filter((cut) => cut.start < start);
    this.replace(start, end, description);
  }

  /**
   * The whole text, from `start` to `end`; NUL counts as U+FFFD (CommonMark §2.3). A comment at either end takes the
   * space beside it along, as sites take comments out before they read headings.
   */
  finish(start: number, end: number): string {
    this.emphasis.pair(0);
    const shown = this.shown(start, end).replaceAll('\0', '\ufffd');
    const begun = this.commentStart === start ? shown.trimStart() : shown;
    return this.commentEnd === end ? begun.trimEnd() : begun;
  }

  private shown(from: number, to: number, found: readonly Cut[] = this.cuts): string {
    const marks = this.marks.map(([start, end]) => ({ start, end, shown: '' }));
    const cuts = [...found, ...marks]
      .filter(({ start, end }) => start >= from && end <= to)
      .sort((a, b) => a.start - b.start);
    let result = '';
    let at = from;
    for (const { start, end, shown } of cuts) {
      if (start < at) continue;
      result += this.plain(at, start) + shown;
      at = end;
    }
    return result + this.plain(at, to);
  }

  /** Text without constructs. Soft and hard line breaks (CommonMark §6.7, §6.8) are plain ones. */
  private plain(start: number, end: number): string {
    const lines = this.text.slice(start, end).split(/\r\n|[\r\n]/);
    const trimmed = lines.map((line, at) => {
      const begun = at === 0 ? line : line.replace(/^[ \t]+/, '');
      return at === lines.length - 1 ? begun : withoutTail(begun, /[ \t]/);
    });
    return decodeString(trimmed.join('\n'));
  }
}

/** What a code span shows (CommonMark §6.1): line endings as spaces, and one space off each side if both have one. */
function shownCode(code: string): string {
  const line = code.replace(/\r\n|[\r\n]/g, ' ');
  return /^ .* $/.test(line) && line.trim() !== '' ? line.slice(1, -1) : line;
}
