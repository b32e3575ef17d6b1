import assert from 'node:assert/strict';
import { type DocumentSymbol, documentSymbols } from '../server/src/features/document-symbols.ts';
import { folding } from '../server/src/features/folding.ts';
import { selectionRanges } from '../server/src/features/selection-range.ts';
import { workspaceSymbols } from '../server/src/features/workspace-symbols.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { positionAt } from '../server/src/text/lines.ts';
import { cursorOf, vaultOf } from './check.ts';
import { parseFixture } from './fixture.ts';

/** The folds of `a.md`, each as `first-last kind` with lines counted from 1. */
export function checkFolding(source: string, expected: readonly string[], eol: '\n' | '\r\n' = '\n'): void {
  const text = parseFixture(source, eol).files.get('a.md') ?? '';
  const note = parseNote('a.md', text);
  const lineOf = (offset: number): number => positionAt(note.lineStarts, offset).line + 1;
  const folds = folding(note, text).map(({ kind, start, end }) => `${lineOf(start)}-${lineOf(end)} ${kind}`);
  assert.deepEqual(folds, expected);
}

/** What a selection that grows from `$0` takes in, step by step, but for the whole note at last. */
export function checkSelection(source: string, expected: readonly string[], eol: '\n' | '\r\n' = '\n'): void {
  const fixture = parseFixture(source, eol);
  const { path, offset } = cursorOf(fixture);
  const vault = vaultOf(fixture.files);
  const text = fixture.files.get(path) ?? '';
  const note = vault.notes.get(path);
  assert.ok(note);
  const selected = selectionRanges(note, text, vault.links(path), offset);
  const shown = selected.map(({ start, end }) => text.slice(start, end).replaceAll('\r\n', '\n'));
  assert.deepEqual(shown, [...expected, text.replaceAll('\r\n', '\n')]);
}

/** The outline of `a.md`, a line for each symbol: its name, indented by its depth, and what is selected of it. */
export function checkOutline(source: string, expected: string, eol: '\n' | '\r\n' = '\n'): void {
  const text = parseFixture(source, eol).files.get('a.md') ?? '';
  const lines = (symbols: readonly DocumentSymbol[], depth: number): string[] =>
    symbols.flatMap(({ name, selection, range, children }) => {
      assert.ok(
        range.start <= selection.start && selection.end <= range.end,
        `${name}: the selection leaves the range`,
      );
      const selected = text.slice(selection.start, selection.end);
      return [`${'  '.repeat(depth)}${name} (${selected})`, ...lines(children, depth + 1)];
    });
  assert.equal(lines(documentSymbols(parseNote('a.md', text)), 0).join('\n'), expected.trim());
}

/** The symbols that answer the query, in order: `kind name, container`. */
export function checkSymbols(query: string, source: string, expected: readonly string[]): void {
  const found = workspaceSymbols(vaultOf(parseFixture(source).files), query);
  assert.deepEqual(
    found.map(({ kind, name, container }) => `${kind} ${name}, ${container}`),
    expected,
  );
}
