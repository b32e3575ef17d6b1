import type { Html, Link, Nodes, Parents, RootContent, Text } from 'mdast';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import { isHarmlessAddress } from './address.ts';

/** How much of a text is shown. */
export interface Limit {
  readonly characters: number;
  readonly lines: number;
}

const glance: Limit = { characters: 1200, lines: 30 };

/**
 * The beginning of a Markdown text as Markdown of its own, for a reader who is to get the gist: whole blocks as far as
 * they fit, of the first that does not its first items, rows or lines, then `…`. No heading stands at the end with
 * nothing below it. Front matter and HTML are left out, so that nothing but Markdown reaches the editor.
 */
export function excerpt(markdown: string, limit: Limit = glance): string {
  let { head, kept, cut } = shownOf(markdown, limit, 1.2);
  // What is left out may have made room.
  if (!cut && head.length < markdown.length) ({ head, kept, cut } = shownOf(markdown, limit, 2.4));
  const isAll = !cut && head.length === markdown.length;
  while (kept.at(-1)?.type === 'heading' && !isAll && kept.length > 1) kept.pop();
  const printed = processor.stringify({ type: 'root', children: kept }).trim();
  return isAll ? printed : `${printed}\n\n…`;
}

/** Looks for what is shown in so many times as much text: remark takes a millisecond for a kilobyte. */
function shownOf(markdown: string, limit: Limit, times: number): Shown & { readonly head: string } {
  const head = headOf(markdown, { characters: limit.characters * times, lines: limit.lines * times });
  const root = processor.parse(head);
  withoutHtml(root);
  return { head, ...beginningOf(root.children, limit) };
}

/**
 * The lines of a text up to the one that passes the limit; blank ones and white space around them do not count. Of a line
 * that is much longer only the beginning.
 */
function headOf(text: string, limit: Limit): string {
  let { characters, lines } = limit;
  let end = 0;
  while (end < text.length && characters >= 0 && lines >= 0) {
    const next = text.indexOf('\n', end) + 1 || text.length;
    const line = cutAtWord(text.slice(end, next), limit.characters * 2);
    if (line.length < next - end) return text.slice(0, end + line.length);
    end = next;
    const { length } = line.trim();
    characters -= length;
    if (length > 0) lines--;
  }
  return text.slice(0, end);
}

const processor = remark()
  .use(remarkFrontmatter)
  .use(remarkGfm, { tablePipeAlign: false })
  .data('settings', { bullet: '-', rule: '-', fences: true })
  .freeze();

interface Shown {
  readonly kept: RootContent[];
  /** There is more. */
  readonly cut: boolean;
}

/** The first of the nodes that fit, the last one shortened when it does not and can be. */
function beginningOf(nodes: readonly RootContent[], limit: Limit): Shown {
  const kept: RootContent[] = [];
  let [characters, lines] = [limit.characters, limit.lines];
  for (const node of nodes) {
    const size = sizeOf(node);
    if (size.characters > characters || size.lines > lines) {
      const part = shortened(node, { characters, lines });
      if (part) kept.push(part);
      return { kept, cut: true };
    }
    kept.push(node);
    characters -= size.characters;
    lines -= size.lines;
  }
  return { kept, cut: false };
}

/** The beginning of a list, table, quote, code block or paragraph; undefined when nothing of it fits. */
function shortened(node: RootContent, limit: Limit): RootContent | undefined {
  if (limit.lines < 1) return undefined;
  if (node.type === 'code') {
    const value = cutAtLine(node.value.split('\n').slice(0, limit.lines).join('\n'), limit.characters);
    return value === '' ? undefined : { ...node, value };
  }
  if (node.type === 'text') {
    const value = cutAtWord(node.value, limit.characters);
    return value === '' ? undefined : { ...node, value };
  }
  if (!('children' in node) || node.type === 'heading' || node.type === 'tableRow') return undefined;
  const { kept } = beginningOf(node.children, limit);
  // A table needs a row below its head to say anything.
  return kept.length > (node.type === 'table' ? 1 : 0) ? ({ ...node, children: kept } as RootContent) : undefined;
}

/** How much of the source a node takes. */
function sizeOf({ position }: RootContent): Limit {
  if (position?.start.offset === undefined || position.end.offset === undefined) return { characters: 0, lines: 0 };
  return {
    characters: position.end.offset - position.start.offset,
    lines: position.end.line - position.start.line + 1,
  };
}

/** A line break stays a space; any other HTML goes, and what stands between inline tags stays. So does what `<x:y>` says. */
function withoutHtml(parent: Parents): void {
  const children: Nodes[] = [];
  for (const child of parent.children as Nodes[]) {
    if (child.type === 'html') children.push(...spaceFor(child));
    else if (child.type === 'link' && isOddAutolink(child)) children.push(...child.children);
    else if (child.type !== 'yaml' && !isOddDefinition(child)) children.push(child);
    if ('children' in child) withoutHtml(child);
  }
  parent.children = children as typeof parent.children;
}

/** `<command:x>`, an address that is its own text. */
function isOddAutolink({ url, children: [text] }: Link): boolean {
  return text?.type === 'text' && text.value === url && !isHarmlessAddress(url);
}

function isOddDefinition(node: Nodes): boolean {
  return node.type === 'definition' && /^[a-z][a-z\d+.-]*:/i.test(node.url) && !isHarmlessAddress(node.url);
}

function spaceFor({ value, position }: Html): Text[] {
  return /^<br\s*\/?>$/i.test(value) ? [{ type: 'text', value: ' ', ...(position && { position }) }] : [];
}

function cutAtLine(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, Math.max(0, text.lastIndexOf('\n', length)));
}

function cutAtWord(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, Math.max(0, text.lastIndexOf(' ', length)));
}
