import type { Heading, Node, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { cutFrontMatter } from '../../server/src/parse/front-matter.ts';
import { type Departure, departures, departuresFromMarkdown } from './departures.ts';
import { type Fact, fact, percentDecoded } from './facts.ts';

/** remark-gfm finds bare URLs a second time, in a transform that gives them no position: the tokenizer has found them. */
const gfmWithoutTransforms = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension);
const mdastExtensions = [gfmWithoutTransforms, frontmatterFromMarkdown(), ...departuresFromMarkdown];
const gfmSyntax = gfm();
const frontMatterSyntax = frontmatter();
const all = Object.keys(departures) as Departure[];

/**
 * remark's tree of a note, with what notes mean by their own taught to it. An unclosed `---` on line 1 would switch off
 * every list and quote (a fault of remark-frontmatter), so front matter is read only where it closes. A lone carriage
 * return is read as the line feed that it stands for, so that one behind a character reference is not taken with it.
 */
export function referenceTree(text: string, taught: readonly Departure[] = all): Root {
  const read = text.replace(/\r(?!\n)/g, '\n');
  const extensions = [gfmSyntax, ...taught.map((name) => departures[name].syntax(read))];
  if (cutFrontMatter(text) !== undefined) extensions.push(frontMatterSyntax);
  return fromMarkdown(read, { extensions, mdastExtensions });
}

/** The facts that remark's tree gives. A byte order mark is left out: remark drops it without counting it. */
export function referenceFacts(text: string, taught?: readonly Departure[]): Fact[] {
  const facts: Fact[] = [];
  new Reader(text, facts).read(referenceTree(text, taught), 0, false);
  return facts;
}

class Reader {
  private readonly text: string;
  private readonly facts: Fact[];

  constructor(text: string, facts: Fact[]) {
    this.text = text;
    this.facts = facts;
  }

  /** `items` list items stand around the node. */
  read(node: Root | RootContent, items: number, inCell: boolean): void {
    const [start, end] = extent(node);
    this.readBlock(node, start, end, items);
    this.readInline(node, start, end, inCell);
    if (!('children' in node)) return;
    const inner = node.type === 'listItem' ? items + 1 : items;
    for (const child of node.children) this.read(child, inner, inCell || node.type === 'tableCell');
  }

  private readBlock(node: Root | RootContent, start: number, end: number, items: number): void {
    const { text } = this;
    const add = (kind: string, found = '') => this.facts.push(fact(kind, start, end, found));
    switch (node.type) {
      case 'yaml':
        add('front-matter');
        break;
      case 'heading':
        add(`heading ${node.depth}`, headingText(node));
        break;
      case 'code':
        add(/^[`~]{3}/.test(text.slice(start)) ? 'fence' : 'indented-code');
        break;
      case 'html':
        add(/^[ \t]*<!--/.test(text.slice(start, end)) ? 'comment' : 'html');
        break;
      case 'footnoteDefinition':
        this.facts.push(fact('footnote definition', start, start, node.identifier));
        break;
      case 'definition':
        add('definition', `${node.identifier} ${destination(node.url)}`);
        break;
      case 'listItem':
        add(`list item ${items}`);
        break;
    }
  }

  private readInline(node: Root | RootContent, start: number, end: number, inCell: boolean): void {
    const add = (kind: string, found = '') => this.facts.push(fact(kind, start, end, found));
    switch (node.type) {
      case 'wikiLink':
        add('wiki-link');
        break;
      case 'tag':
        add('tag', node.value.slice(1));
        break;
      case 'blockId':
        if (!inCell) this.facts.push(fact('block id', start + 1, end, node.value.slice(1)));
        break;
      case 'obsidianComment':
        add('obsidian-comment');
        break;
      case 'math':
        add('math');
        break;
      case 'inlineCode':
        add('code-span');
        break;
      case 'link':
      case 'image':
        this.readLink(node.type, start, end, node.url);
        break;
      case 'linkReference':
      case 'imageReference':
        add('reference', node.identifier);
        break;
      case 'footnoteReference':
        add('footnote', node.identifier);
        break;
    }
  }

  private readLink(type: 'link' | 'image', start: number, end: number, url: string): void {
    if (type === 'image' || this.text[start] === '[') {
      this.facts.push(fact(type, start, end, destination(url)));
    } else {
      this.facts.push(fact('autolink', start, end));
    }
  }
}

function extent(node: Node): [number, number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

/** A destination as a note keeps it: split at the first `#`, percent-encoding decoded, unless it is external. */
export function destination(url: string): string {
  if (/^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(url)) return url;
  const hash = url.indexOf('#');
  if (hash < 0) return percentDecoded(url);
  return `${percentDecoded(url.slice(0, hash))}#${percentDecoded(url.slice(hash + 1))}`;
}

/** Comments are taken out of a note before its headings are read, with the space beside one at an end. */
function headingText(node: Heading): string {
  const shown = plainText(node);
  const begun = node.children[0]?.type === 'obsidianComment' ? shown.trimStart() : shown;
  return node.children.at(-1)?.type === 'obsidianComment' ? begun.trimEnd() : begun;
}

/** The text of a heading: what a reader sees, without HTML; of a wiki-link its display text. */
function plainText(node: Heading | RootContent): string {
  switch (node.type) {
    case 'text':
      return node.value.replace(/\r\n/g, '\n');
    case 'inlineCode':
      return node.value.replace(/\r\n|\n/g, ' ');
    case 'image':
    case 'imageReference':
      return (node.alt ?? '').replace(/\r\n/g, '\n');
    case 'break':
      return '\n';
    case 'wikiLink':
    case 'tag':
    case 'blockId':
      return node.value;
    case 'math':
      return node.value.replace(/\r\n/g, '\n');
  }
  return 'children' in node ? node.children.map((child) => plainText(child as RootContent)).join('') : '';
}
