import type { Part } from '../../text/range.ts';
import type { HtmlFacts } from '../html.ts';
import type { Block, Directive, Excluded, Footnote, Heading, Link, Tag, UnfinishedLink } from '../note.ts';

/** What the inline pass finds in one note. */
export class InlineFacts implements HtmlFacts {
  readonly headings: Heading[] = [];
  readonly links: Link[] = [];
  readonly unfinished: UnfinishedLink[] = [];
  readonly footnotes: Footnote[] = [];
  readonly tags: Tag[] = [];
  readonly blocks: Block[] = [];
  readonly codePaths: Part[] = [];
  readonly excluded: Excluded[] = [];
  readonly anchors: Part[] = [];
  readonly directives: Directive[] = [];

  /** Forgets what was found behind the offset: it stands in the description of an image, which is text alone. */
  forgetBehind(offset: number): void {
    const { links, unfinished, footnotes, tags, blocks, codePaths, excluded, anchors, directives } = this;
    for (const found of [links, unfinished, footnotes, tags, blocks, codePaths, excluded, anchors, directives]) {
      while ((found[found.length - 1]?.start ?? -1) > offset) found.pop();
    }
  }
}
