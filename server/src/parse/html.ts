import type { Part } from '../text/range.ts';
import { LESS_THAN } from './characters.ts';
import type { Directive, Excluded } from './note.ts';
import { partOf } from './pieces.ts';

/** What the vault reads from HTML, in blocks and inline: comments that turn rules off, and places to jump to. */
export interface HtmlFacts {
  readonly excluded: Excluded[];
  readonly anchors: Part[];
  readonly directives: Directive[];
}

const ANCHOR =
  /^<a[ \t\r\n](?:[^<>]*?[ \t\r\n])?(?:id|name)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/i;
const DIRECTIVE = /^<!--\s*docs-vault-(disable-next-line|disable|enable)(?=[\s-])([\s\S]*?)-->/;

/** Records the HTML from `start` to `end`, which starts with `<` and may be a comment. */
export function readHtml(facts: HtmlFacts, text: string, start: number, end: number, comment: boolean): void {
  facts.excluded.push({ kind: comment ? 'comment' : 'html', start, end });
  if (comment) readDirective(facts, text, start, end);
  else readAnchors(facts, text, start, end);
}

function readAnchors(facts: HtmlFacts, text: string, start: number, end: number): void {
  for (let at = text.indexOf('<', start); at >= 0 && at < end; at = text.indexOf('<', at + 1)) {
    if ((text.charCodeAt(at + 1) | 32) !== 97) continue;
    const match = ANCHOR.exec(text.slice(at, end));
    const name = match?.[1] ?? match?.[2] ?? match?.[3];
    if (match === null || name === undefined) continue;
    const stop = at + match[0].length - (match[3] === undefined ? 1 : 0);
    facts.anchors.push(partOf(text, stop - name.length, stop));
  }
}

function readDirective(facts: HtmlFacts, text: string, start: number, end: number): void {
  const first = text.charCodeAt(start) === LESS_THAN ? start : text.indexOf('<', start);
  const match = DIRECTIVE.exec(text.slice(first, end));
  if (match === null) return;
  const [comment, action, list = ''] = match;
  const listStart = first + comment.length - '-->'.length - list.length;
  const rules: Part[] = [];
  for (const rule of list.matchAll(/[^\s,]+/g)) {
    const at = listStart + rule.index;
    rules.push(partOf(text, at, at + rule[0].length));
  }
  facts.directives.push({ start: first, end: first + comment.length, action: action as Directive['action'], rules });
}
