import { BACKSLASH, DOLLAR_SIGN, isDigit, isWhitespace } from '../characters.ts';
import { Occurrences } from '../occurrences.ts';

/** Finds inline math and inline comments (Obsidian), in one text, at places that grow. */
export class ObsidianSpans {
  private readonly text: string;
  private readonly dollars: Occurrences;
  private readonly percents: Occurrences;
  /** The end of the block in which no `$`, or no `$$`, closes math any more. */
  private noDollarBefore = -1;
  private noDollarsBefore = -1;

  constructor(text: string) {
    this.text = text;
    this.dollars = new Occurrences(text, '$');
    this.percents = new Occurrences(text, '%%');
  }

  /** The end of the math whose `$` or `$$` stands at `start`; -1 when it does not close in the block that ends at `end`. */
  mathEnd(start: number, end: number): number {
    if (start + 1 < end && this.text.charCodeAt(start + 1) === DOLLAR_SIGN) {
      if (this.noDollarsBefore === end) return -1;
      const found = this.displayMathEnd(start + 2, end);
      if (found < 0) this.noDollarsBefore = end;
      return found;
    }
    if (this.noDollarBefore === end || start + 1 >= end || isWhitespace(this.text.charCodeAt(start + 1))) return -1;
    const found = this.inlineMathEnd(start + 1, end);
    if (found < 0) this.noDollarBefore = end;
    return found;
  }

  private displayMathEnd(from: number, end: number): number {
    const { text, dollars } = this;
    for (let at = dollars.next(from + 1); at + 1 < end; at = dollars.next(at + 1)) {
      const escaped = text.charCodeAt(at - 1) === BACKSLASH;
      if (!escaped && text.charCodeAt(at + 1) === DOLLAR_SIGN) return at + 2;
    }
    return -1;
  }

  /** No white space stands in the marks, and no digit behind them, so that `$5 and $10` is no math. */
  private inlineMathEnd(from: number, end: number): number {
    const { text, dollars } = this;
    for (let at = dollars.next(from); at < end; at = dollars.next(at + 1)) {
      const before = text.charCodeAt(at - 1);
      if (before === BACKSLASH || isWhitespace(before)) continue;
      if (at + 1 >= end || !isDigit(text.charCodeAt(at + 1))) return at + 1;
    }
    return -1;
  }

  /** The end of the comment whose `%%` stands at `start`; -1 when it does not close in the block that ends at `end`. */
  commentEnd(start: number, end: number): number {
    if (this.percents.next(start) !== start) return -1;
    const closing = this.percents.next(start + 2);
    return closing + 2 <= end ? closing + 2 : -1;
  }
}
