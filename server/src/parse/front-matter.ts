import matter from 'gray-matter';
import { type Document, isMap, isScalar, isSeq, type Node, parseDocument, visit } from 'yaml';
import type { Part, Range } from '../text/range.ts';
import { BYTE_ORDER_MARK } from './characters.ts';
import { LeafText } from './leaf-text.ts';
import type { Field, FieldLink, FrontMatter } from './note.ts';
import { copyOf } from './pieces.ts';
import { readWikiLink, wikiLinkEnd } from './wiki-link.ts';

/** The extent of front matter, before its YAML is read. */
export interface FrontMatterCut extends Range {
  readonly content: Range;
}

/**
 * Finds the front matter: a first line `---`, spaces behind it allowed, up to the next such line. An unclosed one is
 * none (a thematic break may start a note), and neither is `---js` or any other language.
 */
export function cutFrontMatter(text: string): FrontMatterCut | undefined {
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  if (!text.startsWith('---', start)) return undefined;
  const content = lineEndBehindFence(text, start);
  if (content === undefined || content.next === content.end) return undefined;
  for (let at = content.next; ; ) {
    const fence = text.startsWith('---', at) ? lineEndBehindFence(text, at) : undefined;
    if (fence !== undefined) return { start, end: fence.end, content: { start: content.next, end: at } };
    at = nextLine(text, at);
    if (at >= text.length) return undefined;
  }
}

/** The end of a fence line and the start of the next one; undefined when more than spaces stands behind the fence. */
function lineEndBehindFence(text: string, start: number): { end: number; next: number } | undefined {
  const match = /^---[ \t]*(\r\n|\n|\r|$)/.exec(text.slice(start, start + 200));
  if (match === null) return undefined;
  const [fence, ending = ''] = match;
  return { end: start + fence.length - ending.length, next: start + fence.length };
}

function nextLine(text: string, from: number): number {
  const ending = /\r\n|\n|\r/g;
  ending.lastIndex = from;
  return ending.test(text) ? ending.lastIndex : text.length;
}

/** What the front matter holds, and the wiki-links in its quoted values. */
export interface FrontMatterFacts {
  readonly frontMatter: FrontMatter;
  readonly links: FieldLink[];
}

/** Reads the fields of the front matter, with their places. Errors of the YAML are facts, never thrown. */
export function parseFrontMatter(text: string, cut: FrontMatterCut): FrontMatterFacts {
  const { content } = cut;
  const source = text.slice(content.start, content.end);
  const errors: { message: string; range: Range }[] = [];
  const fail = (message: string, start: number, end: number) => {
    errors.push({ message, range: { start: content.start + start, end: content.start + Math.max(start, end) } });
  };
  let fields: Field[] = [];
  let links: FieldLink[] = [];
  try {
    const read = readYaml(source);
    for (const error of read?.document.errors ?? []) {
      fail(error.message.split('\n')[0] ?? '', error.pos[0], Math.min(error.pos[1], source.length));
    }
    if (read !== undefined) {
      fields = fieldsOf(read.document, read.value, content.start);
      links = linksOf(read.document, text, content.start);
    }
    if (read?.document.contents && !isMap(read.document.contents)) {
      const [start, end] = read.document.contents.range ?? [0, source.length];
      fail('front matter is a list of fields, each `name: value`', start, end);
    }
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error), 0, source.length);
  }
  return { frontMatter: { ...cut, fields, errors }, links };
}

const refused = (): never => {
  throw new Error('front matter is YAML: no other language is read, and none is run');
};

/**
 * gray-matter, given the cut block alone and with all its engines replaced: its own run the front matter of a note as
 * JavaScript. It must never be called without options: it would keep every text for ever.
 */
function readYaml(source: string): { document: Document.Parsed; value: unknown } | undefined {
  let document: Document.Parsed | undefined;
  // What it hands on starts with the line ending behind its fence.
  const parse = (yaml: string): object => {
    document = parseDocument(yaml.slice(1), { prettyErrors: false, logLevel: 'error' });
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return { value };
  };
  const engines = { yaml: parse, json: refused, javascript: refused, js: refused, coffee: refused };
  const file = matter(`---\n${source}`, { language: 'yaml', delimiters: ['---', '\0'], engines });
  return document === undefined ? undefined : { document, value: file.data['value'] };
}

function fieldsOf(document: Document.Parsed, value: unknown, offset: number): Field[] {
  if (!isMap(document.contents)) return [];
  const values = value as Record<string, unknown>;
  const fields: Field[] = [];
  for (const pair of document.contents.items) {
    if (!isScalar(pair.key) || pair.key.range == null) continue;
    const [keyStart, keyEnd] = pair.key.range;
    const name = String(pair.key.value);
    const node = pair.value as Node | null;
    const range = { start: offset + (node?.range?.[0] ?? keyEnd + 1), end: offset + (node?.range?.[1] ?? keyEnd + 1) };
    fields.push({
      key: { start: offset + keyStart, end: offset + keyEnd, text: copyOf(name, 0, name.length) },
      value: values[name],
      range,
      items: itemsOf(node, offset),
    });
  }
  return fields;
}

function itemsOf(node: Node | null, offset: number): Part[] {
  const scalars = isSeq(node) ? node.items : [node];
  const items: Part[] = [];
  for (const scalar of scalars) {
    if (!isScalar(scalar) || scalar.range == null || scalar.value === null) continue;
    const quoted = scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE' ? 1 : 0;
    const text = scalar.source ?? String(scalar.value);
    items.push({
      start: offset + scalar.range[0] + quoted,
      end: offset + scalar.range[1] - quoted,
      text: copyOf(text, 0, text.length),
    });
  }
  return items;
}

/** A quoted scalar anywhere in the front matter may hold wiki-links. */
function linksOf(document: Document.Parsed, text: string, offset: number): FieldLink[] {
  if (!isMap(document.contents)) return [];
  const links: FieldLink[] = [];
  for (const pair of document.contents.items) {
    if (!isScalar(pair.key) || pair.value === null) continue;
    const field = String(pair.key.value);
    visit(pair.value as Node, {
      Scalar(_, scalar) {
        if (!scalar.range || !scalar.type?.startsWith('QUOTE')) return;
        links.push(...linksIn(text, offset + scalar.range[0] + 1, offset + scalar.range[1] - 1, field));
      },
    });
  }
  return links;
}

/** The wiki-links in a quoted value, from `start` to `end`, as field links. */
function linksIn(text: string, start: number, end: number, field: string): FieldLink[] {
  const links: FieldLink[] = [];
  const content = new LeafText(text, start, end);
  for (let at = text.indexOf('[[', start); at >= 0 && at < end; ) {
    const linkEnd = wikiLinkEnd(text, at, end);
    if (linkEnd > 0) {
      const embed = at > start && text[at - 1] === '!';
      const parts = readWikiLink(content, at + 2, linkEnd - 2);
      links.push({ kind: 'field', field, start: embed ? at - 1 : at, end: linkEnd, embed, inTable: false, ...parts });
    }
    at = text.indexOf('[[', linkEnd > 0 ? linkEnd : at + 1);
  }
  return links;
}
