/**
 * Finds the next place of one string in a text. Each answer is kept until it is passed, so that asking often, from
 * places that grow, reads the text once; asking `indexOf` each time would read it to its end for every unclosed mark.
 */
export class Occurrences {
  private readonly text: string;
  private readonly sought: string;
  private askedFrom = 0;
  private found = -1;

  constructor(text: string, sought: string) {
    this.text = text;
    this.sought = sought;
  }

  /** The first place at or behind `from`; the text's length when there is none. */
  next(from: number): number {
    if (from < this.askedFrom || from > this.found) {
      const found = this.text.indexOf(this.sought, from);
      this.askedFrom = from;
      this.found = found < 0 ? this.text.length : found;
    }
    return this.found;
  }
}
