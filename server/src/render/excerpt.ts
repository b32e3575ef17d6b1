import type { Nodes, Parents, RootContent } from 'mdast';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';

/** How much of a text is shown, in characters of what is printed. */
const longest = 1500;

/**
 * The beginning of a Markdown text as Markdown of its own, for a reader who is to get the gist: whole blocks as far as
 * they fit, of the first that does not the list items, table rows, code lines or sentences that do, then `…`. Front
 * matter and HTML are left out, so that nothing but Markdown reaches the editor. Links are kept as they are.
 */
export function excerpt(markdown: string, limit = longest): string {
  // Of a long text only the beginning is parsed: remark takes a millisecond for a kilobyte.
  const head = markdown.length > limit * 4 ? cutAtLine(markdown, limit * 4) : markdown;
  const processor = remark().use(remarkFrontmatter).use(remarkGfm).data('settings', { bullet: '-', rule: '-' });
  const root = processor.parse(head);
  withoutHtml(root);
  const print = (children: RootContent[]): string => processor.stringify({ type: 'root', children }).trim();
  const kept: RootContent[] = [];
  let left = limit;
  let cut = head.length < markdown.length;
  for (const block of root.children) {
    const size = print([block]).length;
    if (size <= left) {
      kept.push(block);
      left -= size;
      continue;
    }
    const part = left > limit / 4 ? beginningOf(block, left, print) : undefined;
    if (part) kept.push(part);
    cut = true;
    break;
  }
  const printed = print(kept);
  return cut ? `${printed}\n\n…` : printed;
}

/** The first items, rows, lines or words of a block that fit; undefined when none do, or the block cannot be cut. */
function beginningOf(
  block: RootContent,
  left: number,
  print: (children: RootContent[]) => string,
): RootContent | undefined {
  if (block.type === 'code') {
    const value = cutAtLine(block.value, left);
    return value === '' ? undefined : { ...block, value };
  }
  if (!('children' in block)) return undefined;
  let children = block.children as RootContent[];
  const shorter = (): RootContent => ({ ...block, children }) as RootContent;
  while (children.length > 1 && print([shorter()]).length > left)
    children = children.slice(0, Math.ceil(children.length / 2));
  if (print([shorter()]).length <= left) return children.length === 0 ? undefined : shorter();
  const [first] = children;
  if (first?.type !== 'text') return undefined;
  children = [{ ...first, value: cutAtWord(first.value, left) }];
  return shorter();
}

function withoutHtml(parent: Parents): void {
  const isShown = (node: Nodes): boolean => node.type !== 'html' && node.type !== 'yaml';
  parent.children = parent.children.filter(isShown) as typeof parent.children;
  for (const child of parent.children) if ('children' in child) withoutHtml(child);
}

function cutAtLine(text: string, length: number): string {
  return text.slice(0, Math.max(0, text.lastIndexOf('\n', length)));
}

function cutAtWord(text: string, length: number): string {
  const space = text.lastIndexOf(' ', length);
  return text.slice(0, space > 0 ? space : length);
}
