import type { Excluded, Note } from '../parse/note.ts';
import { lineAt } from '../text/lines.ts';
import { touches } from '../text/range.ts';
import type { CompletionContext, LineAt } from './completion-context.ts';
import { frontMatterContextAt } from './front-matter-context.ts';
import { markdownContextAt } from './markdown-context.ts';
import { openWikiLink, wikiContext } from './wiki-context.ts';

/** What is being written at the offset; undefined where nothing of the vault can stand, as in code, comments and URLs. */
export function contextAt(note: Note, text: string, offset: number): CompletionContext | undefined {
  const line = lineAround(note, text, offset);
  const open = openWikiLink(note, text, offset);
  if (open) return wikiContext(text, open, line);
  if (note.frontMatter && offset < note.frontMatter.end) return frontMatterContextAt(note.frontMatter, text, line);
  if (note.excluded.some((excluded) => isInside(excluded, offset))) return undefined;
  return markdownContextAt(note, line);
}

/** Code, comments and URLs end where something else can be written only behind their closing mark, if they have one. */
function isInside(excluded: Excluded, offset: number): boolean {
  const { kind, start, end } = excluded;
  if (kind === 'code-span' || kind === 'math' || kind === 'obsidian-comment') return start < offset && offset < end;
  return touches({ start: start + 1, end }, offset);
}

function lineAround(note: Note, text: string, offset: number): LineAt {
  const line = lineAt(note.lineStarts, offset);
  const next = note.lineStarts[line + 1] ?? text.length;
  const behind = /^[^\r\n]*/.exec(text.slice(offset, next))?.[0] ?? '';
  return { offset, before: text.slice(note.lineStarts[line] ?? 0, offset), behind };
}
