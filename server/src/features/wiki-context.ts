import type { Note } from '../parse/note.ts';
import { tailStart } from '../text/tail.ts';
import type { CompletionContext, LineAt } from './completion-context.ts';

export interface OpenLink {
  /** Behind the opening brackets. */
  readonly start: number;
  readonly embed: boolean;
  readonly inTable: boolean;
  readonly closed: boolean;
}

/** The wiki-link in whose brackets the offset lies, closed or not yet. */
export function openWikiLink(note: Note, text: string, offset: number): OpenLink | undefined {
  for (const link of note.links) {
    if (link.kind !== 'wiki' && link.kind !== 'field') continue;
    if (offset < link.inner.start || offset > link.inner.end) continue;
    return { start: link.inner.start, embed: link.embed, inTable: link.inTable, closed: true };
  }
  for (const { start, end, embed, inTable } of note.unfinished) {
    const inner = start + (embed ? 3 : 2);
    const closed = text.startsWith('[[]]', inner - 2);
    if (inner <= offset && offset <= (closed ? inner : end)) return { start: inner, embed, inTable, closed };
  }
  return undefined;
}

/** The part of the wiki-link in which the cursor stands. */
export function wikiContext(text: string, open: OpenLink, { offset, behind }: LineAt): CompletionContext {
  const written = text.slice(open.start, offset);
  const pipe = written.indexOf('|');
  const name = pipe < 0 ? written : written.slice(0, pipe).replace(/\\$/, '');
  const hash = name.indexOf('#');
  const target = (hash < 0 ? name : name.slice(0, hash)).trim();
  const fragment = hash < 0 ? undefined : name.slice(hash + 1);
  const part = pipe >= 0 ? 'display' : fragment === undefined ? 'target' : 'fragment';
  const start = open.start + (part === 'display' ? pipe + 1 : part === 'fragment' ? hash + 1 : 0);
  const end = offset + lengthOf(part, behind);
  const closed = open.closed || behind.startsWith(']]', end - offset);
  // An editor that paired only one of the two brackets left one `]`.
  const half = !closed && behind[end - offset] === ']' ? 1 : 0;
  const range = { start, end: end + half };
  const own = { range, typed: text.slice(start, offset), closing: closed ? '' : ']]' };
  if (part === 'display') return { kind: part, target, fragment: fragment?.trim(), ...own };
  if (part === 'fragment') return { kind: part, style: 'wiki', target, angled: false, ...own };
  return { kind: part, embed: open.embed, inTable: open.inTable, ...own };
}

/**
 * How much of what stands behind the cursor belongs to the part: all up to `]]` and what ends the part before it; where
 * nothing closes the link the rest of the word, as what follows is the sentence's.
 */
function lengthOf(part: 'target' | 'fragment' | 'display', behind: string): number {
  const isClosed = /^[^[\]|]*(?:\|[^[\]]*)?\]\]/.test(behind);
  if (part === 'display') return /^[^[\]]*(?=\]\])/.exec(behind)?.[0].length ?? 0;
  const closed = isClosed ? closedLength(part, behind) : undefined;
  return closed ?? /^[^\s[\]|#,;:!?()]*/.exec(behind)?.[0].length ?? 0;
}

/** The length up to what ends the part, white space and the backslash of a table's pipe aside; undefined when nothing does. */
function closedLength(part: 'target' | 'fragment', behind: string): number | undefined {
  const written = (part === 'target' ? /^[^[\]|#]*/ : /^[^[\]|]*/).exec(behind)?.[0] ?? '';
  const end = behind.slice(written.length, written.length + 2);
  if (end !== ']]' && end[0] !== '|' && end[0] !== '#') return undefined;
  const own = end[0] === '|' && written.endsWith('\\') ? written.slice(0, -1) : written;
  return tailStart(own, /[ \t]/);
}
