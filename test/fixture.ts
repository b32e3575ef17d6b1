import { lineStartsOf, positionAt } from '../server/src/text/lines.ts';
import type { Range } from '../server/src/text/range.ts';

/** A range of a file that a line of carets marks, with the text that stands behind the carets. */
export interface Mark extends Range {
  readonly path: string;
  readonly label: string;
}

export interface Cursor {
  readonly path: string;
  readonly offset: number;
}

/** A whole vault written in one string. */
export interface Fixture {
  readonly files: ReadonlyMap<string, string>;
  readonly cursor?: Cursor;
  readonly marks: readonly Mark[];
}

const caretLine = /^( *)(\^+)(?: +(\S.*))?$/;

/**
 * Reads a fixture: `//- path` starts a file (a text without one is `a.md`), `$0` is the cursor, and a line of carets
 * marks the range above it, counted in UTF-16 units; what stands behind the carets is the mark's label. A first line
 * break and a trailing one are not part of a file; `eol` puts another line ending in the place of `\n`.
 */
export function parseFixture(source: string, eol: '\n' | '\r\n' | '\r' = '\n'): Fixture {
  const files = new Map<string, string>();
  const marks: Mark[] = [];
  let cursor: Cursor | undefined;
  for (const { path, lines } of splitFiles(source)) {
    const kept: string[] = [];
    let offset = 0;
    let previous = 0;
    for (const line of lines) {
      const carets = caretLine.exec(line);
      if (carets && kept.length > 0) {
        const start = previous + (carets[1] ?? '').length;
        marks.push({ path, start, end: start + (carets[2] ?? '').length, label: carets[3] ?? '' });
        continue;
      }
      const at = line.indexOf('$0');
      const text = at < 0 ? line : line.slice(0, at) + line.slice(at + 2);
      if (at >= 0) cursor = { path, offset: offset + at };
      previous = offset;
      kept.push(text);
      offset += text.length + eol.length;
    }
    files.set(path, kept.join(eol));
  }
  return cursor ? { files, cursor, marks } : { files, marks };
}

/** Writes files back in the form of a fixture, with carets under the marks: what a failing test shows. */
export function renderFixture(files: ReadonlyMap<string, string>, marks: readonly Mark[] = []): string {
  const named = files.size > 1 || !files.has('a.md');
  return [...files]
    .map(([path, text]) => {
      const own = marks.filter((mark) => mark.path === path);
      return (named ? `//- ${path}\n` : '') + renderFile(text, own);
    })
    .join('\n');
}

function renderFile(text: string, marks: readonly Mark[]): string {
  const starts = lineStartsOf(text);
  const carets = new Map<number, string[]>();
  for (const mark of [...marks].sort((a, b) => a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : 1))) {
    const { line, character } = positionAt(starts, mark.start);
    const label = mark.label === '' ? '' : ` ${mark.label}`;
    const row = `${' '.repeat(character)}${'^'.repeat(Math.max(1, mark.end - mark.start))}${label}`;
    carets.set(line, [...(carets.get(line) ?? []), row]);
  }
  return text
    .split(/\r\n|\n|\r/)
    .flatMap((line, index) => [line, ...(carets.get(index) ?? [])])
    .join('\n');
}

function splitFiles(source: string): { path: string; lines: string[] }[] {
  const lines = source
    .replace(/^\n/, '')
    .replace(/\n[ \t]*$/, '')
    .split('\n');
  const files: { path: string; lines: string[] }[] = [];
  for (const line of lines) {
    const header = /^\/\/- (.+)$/.exec(line);
    if (header?.[1] !== undefined) files.push({ path: header[1].trim(), lines: [] });
    else {
      if (files.length === 0) files.push({ path: 'a.md', lines: [] });
      files.at(-1)?.lines.push(line);
    }
  }
  return files;
}
