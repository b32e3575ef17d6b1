import type { FrontMatter } from '../parse/note.ts';
import type { CompletionContext, LineAt } from './completion-context.ts';
import { wikiContext } from './wiki-context.ts';

/**
 * What is being written at the cursor in the front matter. It is read line by line, as YAML that somebody is typing
 * seldom parses: a key at the start of a line, a value behind its key, and the items of a list.
 */
export function frontMatterContextAt(
  { content }: FrontMatter,
  text: string,
  line: LineAt,
): CompletionContext | undefined {
  const { offset, before, behind } = line;
  if (offset < content.start || offset > content.end || /(?:^|\s)#/.test(before)) return undefined;
  const brackets = before.lastIndexOf('[[');
  if (brackets >= 0 && !before.includes(']]', brackets)) {
    const start = offset - before.length + brackets + 2;
    const embed = before[brackets - 1] === '!';
    return wikiContext(text, { start, embed, inTable: false, closed: false }, line);
  }
  if (/^[\w-]*$/.test(before)) {
    const rest = /^[\w-]*/.exec(behind)?.[0].length ?? 0;
    const closing = behind.startsWith(':', rest) ? '' : ': ';
    return { kind: 'key', range: { start: offset - before.length, end: offset + rest }, typed: before, closing };
  }
  const [, key = keyAbove(text.slice(content.start, offset - before.length)), value] =
    /^(?:([\w-]+):\s|\s*-\s)\s*(.*)/.exec(before) ?? [];
  return key === undefined || value === undefined ? undefined : valueContext(key, value, line);
}

/** The key of the list whose item stands below the lines. */
function keyAbove(lines: string): string | undefined {
  for (const line of lines.split(/\r\n|\n|\r/).reverse()) {
    const key = /^([\w-]+):\s*$/.exec(line)?.[1];
    if (key !== undefined) return key;
    if (!/^\s*(?:-\s.*)?$/.test(line)) return undefined;
  }
  return undefined;
}

/** The scalar at the end of what is written of a value: the value itself, or the last item of `[a, b`. */
function valueContext(key: string, written: string, { offset, behind }: LineAt): CompletionContext | undefined {
  const inList = written.startsWith('[');
  const scalar = (inList ? written.slice(Math.max(written.lastIndexOf(','), 0) + 1) : written).trimStart();
  const quote = scalar.startsWith('"') ? '"' : scalar.startsWith("'") ? "'" : '';
  const typed = quote === '' ? scalar : scalar.slice(1);
  if (quote !== '' && typed.includes(quote)) return undefined;
  const rest = (quote === '' ? (inList ? /^[^,\]]*/ : /^.*/) : new RegExp(`^[^${quote}]*`)).exec(behind)?.[0] ?? '';
  const length = quote === '' ? rest.trimEnd().length : rest.length;
  const closing = quote !== '' && !behind.startsWith(quote, length) ? quote : '';
  const range = { start: offset - typed.length, end: offset + length };
  return { kind: 'value', key, quote, range, typed, closing };
}
