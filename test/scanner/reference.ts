import type { Heading, Node, Parent, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { cutFrontMatter } from '../../server/src/parse/front-matter.ts';
import { blockIdsIn, type Fact, fact, percentDecoded, tagsIn } from './facts.ts';
import { wikiLinkFromMarkdown, wikiLinkSyntax } from './wiki-link-syntax.ts';

/** remark-gfm finds bare URLs a second time, in a transform that gives them no position: the tokenizer has found them. */
const gfmWithoutTransforms = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension);
const mdast = [gfmWithoutTransforms, frontmatterFromMarkdown(), wikiLinkFromMarkdown];
const syntax = [gfm(), wikiLinkSyntax];
const syntaxWithFrontMatter = [...syntax, frontmatter()];

/**
 * remark's tree of a note. An unclosed `---` on line 1 would switch off every list and quote (a fault of
 * remark-frontmatter), so front matter is read only where it closes.
 */
export function referenceTree(text: string): Root {
  const extensions = cutFrontMatter(text) === undefined ? syntax : syntaxWithFrontMatter;
  return fromMarkdown(text, { extensions, mdastExtensions: mdast });
}

/** The facts that remark's tree gives. A byte order mark is left out: remark drops it without counting it. */
export function referenceFacts(text: string): Fact[] {
  const facts: Fact[] = [];
  const tree = referenceTree(text);
  new Reader(text, facts).read(tree, { items: 0, quotes: 0 });
  return facts;
}

/** What stands around a node. */
interface Around {
  readonly items: number;
  readonly quotes: number;
}

class Reader {
  private readonly text: string;
  private readonly facts: Fact[];

  constructor(text: string, facts: Fact[]) {
    this.text = text;
    this.facts = facts;
  }

  read(node: Root | RootContent, around: Around): void {
    const [start, end] = extent(node);
    this.readNode(node, start, end, around);
    if (!('children' in node)) return;
    const items = node.type === 'listItem' ? around.items + 1 : around.items;
    const quotes = node.type === 'blockquote' ? around.quotes + 1 : around.quotes;
    for (const child of node.children) this.read(child, { items, quotes });
  }

  private readNode(node: Root | RootContent, start: number, end: number, around: Around): void {
    const { text } = this;
    const add = (kind: string, found = '') => this.facts.push(fact(kind, start, end, found));
    switch (node.type) {
      case 'yaml':
        add('front-matter');
        break;
      case 'heading':
        add(`heading ${node.depth}`, plainText(node));
        this.readText(node, around.quotes, true);
        break;
      case 'paragraph':
        this.readText(node, around.quotes, true);
        break;
      case 'tableCell':
        this.readText(node, around.quotes, false);
        break;
      case 'wikiLink':
        add('wiki-link');
        break;
      case 'code':
        add(/^[`~]{3}/.test(text.slice(start)) ? 'fence' : 'indented-code');
        break;
      case 'inlineCode':
        add('code-span');
        break;
      case 'html':
        add(/^[ \t]*<!--/.test(text.slice(start, end)) ? 'comment' : 'html');
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
      case 'footnoteDefinition':
        this.facts.push(fact('footnote definition', start, start, node.identifier));
        break;
      case 'definition':
        add('definition', `${node.identifier} ${destination(node.url)}`);
        break;
      case 'listItem':
        add(`list item ${around.items}`);
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

  private readText(node: Parent, quotes: number, holdsId: boolean): void {
    const [first, last] = [node.children[0], node.children.at(-1)];
    if (first === undefined || last === undefined) return;
    const block = { start: extent(first)[0], end: extent(last)[1], quotes };
    for (const [start, end] of this.textExtents(node)) {
      this.facts.push(...tagsIn(this.text, start, end, block));
      if (holdsId) this.facts.push(...blockIdsIn(this.text, start, end, block));
    }
  }

  /** The text in a block, but for addresses that are links by themselves. */
  private textExtents(node: Node): [number, number][] {
    if (node.type === 'text') return [extent(node)];
    if (node.type === 'link' && this.text[extent(node)[0]] !== '[') return [];
    return 'children' in node ? (node as Parent).children.flatMap((child) => this.textExtents(child)) : [];
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

/** The text of a heading: what a reader sees, without HTML; of a wiki-link its display text. */
function plainText(node: Heading | RootContent): string {
  switch (node.type) {
    case 'text':
      return node.value.replace(/\r\n?/g, '\n');
    case 'inlineCode':
      return node.value.replace(/\r\n?|\n/g, ' ');
    case 'image':
    case 'imageReference':
      return (node.alt ?? '').replace(/\r\n?/g, '\n');
    case 'break':
      return '\n';
    case 'wikiLink':
      return shownText(node.value);
  }
  return 'children' in node ? node.children.map((child) => plainText(child as RootContent)).join('') : '';
}

function shownText(inner: string): string {
  const pipe = inner.indexOf('|');
  return (pipe < 0 ? inner : inner.slice(pipe + 1)).trim();
}
