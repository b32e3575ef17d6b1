import type { Excluded, Note } from '../parse/note.ts';
import { lineAt } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { tailStart } from '../text/tail.ts';
import { sectionEnd } from '../vault/anchor.ts';

export type FoldKind = 'section' | 'front-matter' | 'code' | 'list-item' | 'callout' | 'comment' | 'region';

/** Lines that an editor can fold away: from the line of `start`, which stays, to the line of `end`. */
export interface Fold extends Range {
  readonly kind: FoldKind;
}

/**
 * What can be folded in a note, by where it starts: sections, front matter, code and math, list items, callouts, HTML,
 * comments, and what stands between `<!-- #region -->` and `<!-- #endregion -->`. Blank lines at the end stay outside.
 */
export function folding(note: Note, text: string): Fold[] {
  const folds = [...sections(note), ...blocks(note), ...regions(note, text)];
  return folds
    .map((fold) => ({ ...fold, end: trimmedEnd(text, fold) }))
    .filter(({ start, end }) => lineAt(note.lineStarts, start) < lineAt(note.lineStarts, end))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function sections(note: Note): Fold[] {
  return note.headings.map((heading) => ({ kind: 'section', start: heading.start, end: sectionEnd(note, heading) }));
}

function* blocks(note: Note): Generator<Fold> {
  if (note.frontMatter) yield foldOf('front-matter', note.frontMatter);
  for (const item of note.listItems) yield foldOf('list-item', item);
  for (const callout of note.callouts) yield foldOf('callout', callout);
  for (const excluded of note.excluded) {
    const kind = kindOf(excluded);
    if (kind) yield foldOf(kind, excluded);
  }
}

function kindOf({ kind }: Excluded): FoldKind | undefined {
  switch (kind) {
    case 'fence':
    case 'indented-code':
    case 'math':
    case 'html':
      return 'code';
    case 'comment':
    case 'obsidian-comment':
      return 'comment';
    default:
      return undefined;
  }
}

/** Regions nest; a mark without its partner is none. */
function regions(note: Note, text: string): Fold[] {
  const open: Range[] = [];
  const folds: Fold[] = [];
  for (const range of note.excluded) {
    if (range.kind !== 'comment' && range.kind !== 'html') continue;
    const mark = /^<!--\s*#(region|endregion)\b/.exec(text.slice(range.start, range.end))?.[1];
    if (mark === 'region') open.push(range);
    const start = mark === 'endregion' ? open.pop()?.start : undefined;
    if (start !== undefined) folds.push({ kind: 'region', start, end: range.end });
  }
  return folds;
}

function foldOf(kind: FoldKind, { start, end }: Range): Fold {
  return { kind, start, end };
}

/** The end of the last line that says something; a quote's `>` alone says nothing. */
function trimmedEnd(text: string, { start, end }: Range): number {
  return start + tailStart(text.slice(start, end), /[\s>]/);
}
