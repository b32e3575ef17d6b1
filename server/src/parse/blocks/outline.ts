import type { Part, Range } from '../../text/range.ts';
import type { HtmlFacts } from '../html.ts';
import type { LeafText } from '../leaf-text.ts';
import type { Definition, Excluded, Footnote } from '../note.ts';
import type { ItemContainer, PlainContainer } from './containers.ts';

/** A block with inline content: a paragraph, a heading, a table cell. */
export interface Leaf {
  readonly content: LeafText;
  readonly kind: 'paragraph' | 'heading' | 'cell';
  /** The block's extent. */
  readonly start: number;
  readonly end: number;
  /** Of a heading, 1 to 6; else 0. */
  readonly level: number;
  /** The item whose first block it is. */
  readonly item?: ItemContainer | undefined;
  /** The extent of the block before it in the same container. */
  readonly before?: Range | undefined;
}

/** What the block pass finds in one note. Definitions must be known before any inline content is read. */
export class Outline {
  readonly text: string;
  readonly leaves: Leaf[] = [];
  readonly excluded: Excluded[] = [];
  readonly definitions: Definition[] = [];
  readonly footnotes: Footnote[] = [];
  readonly items: ItemContainer[] = [];
  readonly callouts: { readonly quote: PlainContainer; readonly type: Part }[] = [];
  /** By normalized label; the first of two equal labels counts (CommonMark §4.7). */
  readonly definitionOf = new Map<string, Definition>();
  readonly footnoteLabels = new Set<string>();
  readonly html: HtmlFacts = { excluded: this.excluded, anchors: [], directives: [] };

  constructor(text: string) {
    this.text = text;
  }

  addFootnote(label: string, footnote: Footnote): void {
    this.footnotes.push(footnote);
    this.footnoteLabels.add(label);
  }

  addDefinition(label: string, definition: Definition): void {
    this.definitions.push(definition);
    if (!this.definitionOf.has(label)) this.definitionOf.set(label, definition);
  }
}
