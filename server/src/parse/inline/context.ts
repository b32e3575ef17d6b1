import type { Leaf, Outline } from '../blocks/outline.ts';
import { LeafText } from '../leaf-text.ts';
import type { Excluded } from '../note.ts';
import { OpenBrackets } from './brackets.ts';
import { InlineFacts } from './facts.ts';
import type { HeadingText } from './heading-text.ts';

/** Where the inline pass stands: the leaf block that it reads, and what it has found in the note so far. */
export class InlineContext {
  readonly outline: Outline;
  readonly facts = new InlineFacts();
  readonly brackets = new OpenBrackets();
  leaf: Leaf;
  content: LeafText;
  /** The leaf's text, and its extent in it. */
  text: string;
  start = 0;
  end = 0;
  /** The end of the last construct: a URL does not reach back into it. */
  from = 0;
  /** Gathers what a heading shows, while one is read. */
  heading: HeadingText | undefined;

  constructor(outline: Outline) {
    this.outline = outline;
    this.text = outline.text;
    this.content = new LeafText(outline.text, 0, 0);
    this.leaf = { kind: 'paragraph', level: 0, start: 0, end: 0, content: this.content };
  }

  enter(leaf: Leaf): void {
    const { content } = leaf;
    this.leaf = leaf;
    this.content = content;
    this.text = content.text;
    this.start = this.from = content.start;
    this.end = content.end;
    this.heading = undefined;
    this.brackets.clear();
  }

  /** Adds the extent from `start` to `end`; when `end` is -1, there is none, and the character is text. */
  exclude(kind: Excluded['kind'], start: number, end: number): number {
    if (end < 0) return start + 1;
    const { content } = this;
    this.facts.excluded.push({ kind, start: content.place(start), end: content.placeEnd(end) });
    this.heading?.exclude(kind, start, end);
    this.from = end;
    return end;
  }
}
