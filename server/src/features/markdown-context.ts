import { decodedDestination } from '../parse/destination.ts';
import type { Note } from '../parse/note.ts';
import type { CompletionContext, LineAt } from './completion-context.ts';

/** What is being written at the cursor in the body of a note, outside of wiki-links, code and comments. */
export function markdownContextAt(note: Note, line: LineAt): CompletionContext | undefined {
  return (
    destinationContext(line) ??
    footnoteContext(line) ??
    labelContext(note, line) ??
    calloutContext(line) ??
    tagContext(line)
  );
}

function destinationContext({ offset, before, behind }: LineAt): CompletionContext | undefined {
  const { image, inline, definition } = openDestination(before) ?? {};
  if (inline === undefined && !/^ {0,3}\[[^\]]+\]:/.test(before)) return undefined;
  const written = (inline ?? definition ?? '').trimStart();
  const angled = written.startsWith('<');
  const typed = angled ? written.slice(1) : written;
  if (!(angled ? /^[^<>]*$/ : /^(?:[^\s()<>]|\([^\s()]*\))*$/).test(typed) || isUrl(typed)) return undefined;
  const rest = (angled ? /^[^<>]*(?=>)/ : /^[^\s()<>]*/).exec(behind)?.[0].length ?? 0;
  const closing = inline !== undefined && !isClosed(behind.slice(rest), angled) ? `${angled ? '>' : ''})` : '';
  const own = { closing, angled };
  const hash = typed.indexOf('#');
  const start = offset - typed.length + hash + 1;
  const range = { start, end: offset + rest };
  if (hash < 0) return { kind: 'path', image: image === true, range, typed, ...own };
  const target = decodedDestination(typed.slice(0, hash));
  return { kind: 'fragment', style: 'markdown', target, range, typed: typed.slice(hash + 1), ...own };
}

/** What stands behind the last `](` or `]:` before the cursor: no white space unless the destination is written `<…>`. */
function openDestination(
  before: string,
): { readonly image: boolean; readonly inline?: string; readonly definition?: string } | undefined {
  const end = Math.max(before.lastIndexOf(']('), before.lastIndexOf(']:'));
  const start = end < 0 ? undefined : openingOf(before, end);
  if (start === undefined) return undefined;
  const rest = before.slice(end + 2);
  const image = before[start - 1] === '!';
  return before[end + 1] === '(' ? { image, inline: rest } : { image, definition: rest };
}

/** The `[` that the `]` closes, brackets in between paired and those behind a backslash left out. */
function openingOf(text: string, closing: number): number | undefined {
  let depth = 0;
  for (let at = closing; at >= 0; at--) {
    if (text[at - 1] === '\\') continue;
    if (text[at] === ']') depth++;
    else if (text[at] === '[' && --depth === 0) return at;
  }
  return undefined;
}

function isUrl(destination: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(destination);
}

/** Whether a `)` follows, perhaps behind a title. */
function isClosed(behind: string, angled: boolean): boolean {
  return (angled ? /^>\s*(?:["'(].*)?\)/ : /^\s*(?:["'(].*)?\)/).test(behind);
}

function footnoteContext({ offset, before, behind }: LineAt): CompletionContext | undefined {
  const open = /\[\^([^[\]\s]*)$/.exec(before);
  if (!open) return undefined;
  const typed = open[1] ?? '';
  const rest = /^[^[\]\s]*(?=\])/.exec(behind)?.[0].length;
  const range = { start: offset - typed.length, end: offset + (rest ?? 0) };
  const fresh = /^ {0,3}$/.test(before.slice(0, open.index));
  return { kind: 'footnote', fresh, range, typed, closing: rest === undefined ? ']' : '' };
}

/** The second brackets of `[text][label]`. */
function labelContext(note: Note, { offset, before, behind }: LineAt): CompletionContext | undefined {
  const typed = /\]\[([^[\]]*)$/.exec(before)?.[1];
  if (typed === undefined || note.definitions.length === 0) return undefined;
  const rest = /^[^[\]]*(?=\])/.exec(behind)?.[0].length;
  const range = { start: offset - typed.length, end: offset + (rest ?? 0) };
  return { kind: 'label', range, typed, closing: rest === undefined ? ']' : '' };
}

function calloutContext({ offset, before, behind }: LineAt): CompletionContext | undefined {
  const typed = /^\s*(?:(?:[-*+]|\d+[.)])\s+)?(?:>\s*)+\[!([\w-]*)$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const rest = /^[\w-]*(?=\])/.exec(behind)?.[0].length;
  const range = { start: offset - typed.length, end: offset + (rest ?? 0) };
  return { kind: 'callout', range, typed, closing: rest === undefined ? '] ' : '' };
}

/** A lone `#` at the start of a line is a heading in the making. */
function tagContext({ offset, before, behind }: LineAt): CompletionContext | undefined {
  const open = /(?:^|[\s(])#((?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}_/-]|\u200d)*)$/u.exec(before);
  const typed = open?.[1];
  if (typed === undefined || before.trimStart() === '#') return undefined;
  const rest = /^(?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}_/-]|\u200d)*/u.exec(behind)?.[0].length ?? 0;
  return { kind: 'tag', range: { start: offset - typed.length, end: offset + rest }, typed, closing: '' };
}
