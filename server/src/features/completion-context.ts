import type { Note } from '../parse/note.ts';
import { lineAt } from '../text/lines.ts';
import type { Range } from '../text/range.ts';

/** What is being written at the cursor. */
export interface CompletionContext {
  readonly kind: 'target';
  readonly embed: boolean;
  readonly inTable: boolean;
  /** What an item replaces. */
  readonly range: Range;
  /** What is typed of it so far: the text from the start of the range to the cursor. */
  readonly typed: string;
  /** What has to follow an item so that the link is closed, once. */
  readonly closing: string;
}

/** What is being written at the offset; undefined where nothing of the vault can stand, as in code and comments. */
export function contextAt(note: Note, text: string, offset: number): CompletionContext | undefined {
  const open = openWikiLink(note, text, offset);
  if (!open) return undefined;
  const { start, embed, inTable } = open;
  const typed = text.slice(start, offset);
  if (/[#|]/.test(typed)) return undefined;
  const end = endOfTarget(text, offset, lineEnd(note, text, offset));
  const closed = open.closed || text.startsWith(']]', end);
  // An editor that paired only one of the two brackets left one `]`.
  const half = !closed && text[end] === ']' ? 1 : 0;
  return {
    kind: 'target',
    embed,
    inTable,
    range: { start, end: end + half },
    typed,
    closing: closed ? '' : ']]',
  };
}

interface OpenLink {
  /** Behind the opening brackets. */
  readonly start: number;
  readonly embed: boolean;
  readonly inTable: boolean;
  readonly closed: boolean;
}

/** The wiki-link in whose brackets the offset lies, closed or not yet. */
function openWikiLink(note: Note, text: string, offset: number): OpenLink | undefined {
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

/**
 * Where the target ends that is written at the offset: before its `]]`, `#` or pipe, however many words it has; with
 * none of these in sight at the end of the word, as what follows is the sentence's.
 */
function endOfTarget(text: string, offset: number, limit: number): number {
  const rest = text.slice(offset, limit);
  const closed = /^[^[\]|#]*?(?=[ \t]*(?:\]\]|#|\\?\|))/.exec(rest);
  if (closed && /^[^[\]|]*(?:#[^[\]|]*)?(?:\|[^[\]]*)?\]\]/.test(rest)) return offset + closed[0].length;
  const word = /^[^\s[\]|#,;:!?()]*/.exec(rest);
  return offset + (word?.[0].length ?? 0);
}

function lineEnd(note: Note, text: string, offset: number): number {
  const next = note.lineStarts[lineAt(note.lineStarts, offset) + 1] ?? text.length;
  return offset + (/^[^\r\n]*/.exec(text.slice(offset, next))?.[0].length ?? 0);
}
