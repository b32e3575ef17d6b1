import assert from 'node:assert/strict';
import { codeLensAnswer, codeLenses } from '../server/src/features/code-lens.ts';
import { documentLinks, documentLinkTarget } from '../server/src/features/document-links.ts';
import { inlayHints } from '../server/src/features/inlay-hints.ts';
import { documentHighlights, references } from '../server/src/features/references.ts';
import { semanticTokens } from '../server/src/features/semantic-tokens.ts';
import type { Note } from '../server/src/parse/note.ts';
import type { Vault } from '../server/src/vault/vault.ts';
import { cursorOf, vaultOf } from './check.ts';
import { type Fixture, type Mark, parseFixture, renderFixture } from './fixture.ts';

/** What stands at the cursor is named at exactly the marked ranges; `declaration` behind the carets where it is made. */
export function checkReferences(source: string, eol?: '\r\n'): void {
  const fixture = parseFixture(source, eol);
  const found = references(vaultOf(fixture.files), cursorOf(fixture)) ?? [];
  assertMarks(
    fixture,
    found.map(({ path, range, declares }) => markOf(path, range, declares ? 'declaration' : '')),
  );
}

/** The marked ranges are those of the cursor's note that name the same. */
export function checkHighlights(source: string): void {
  const fixture = parseFixture(source);
  const found = documentHighlights(vaultOf(fixture.files), cursorOf(fixture));
  assertMarks(
    fixture,
    found.map(({ path, range, declares }) => markOf(path, range, declares ? 'declaration' : '')),
  );
}

/** The first note's links are coloured as the carets say: `target broken`. */
export function checkTokens(source: string, eol?: '\r\n'): void {
  const { fixture, vault, note } = firstNote(source, eol);
  const found = semanticTokens(vault, note);
  assertMarks(
    fixture,
    found.map((token) => markOf(note.path, token, `${token.type} ${token.state}`)),
  );
}

/** The marked ranges of the first note open what stands behind the carets: `path`, or `path@line`. */
export function checkDocumentLinks(source: string, eol?: '\r\n'): void {
  const { fixture, vault, note } = firstNote(source, eol);
  const found = documentLinks(vault, note.path).map(({ range }) => {
    const target = documentLinkTarget(vault, note.path, range.start);
    assert.ok(target, 'a document link leads nowhere');
    const lines = (fixture.files.get(target.path) ?? '').slice(0, target.selection.start).split('\n').length;
    return markOf(note.path, range, target.selection.end === 0 ? target.path : `${target.path}@${lines}`);
  });
  assertMarks(fixture, found);
}

/** The lenses of the first note stand over the marked ranges, and say what stands behind the carets. */
export function checkLenses(source: string): void {
  const { fixture, vault, note } = firstNote(source);
  const found = codeLenses(note).map(({ range, heading }) =>
    markOf(note.path, range.end === 0 ? { start: 0, end: 1 } : range, codeLensAnswer(vault, note, heading).title),
  );
  assertMarks(fixture, found);
}

/** The first note with its hints put in, as ` ‹hint›`. */
export function checkHints(source: string, expected: string): void {
  const { fixture, vault, note } = firstNote(source);
  let text = fixture.files.get(note.path) ?? '';
  for (const { offset, label } of inlayHints(vault, note, { start: 0, end: note.length }).reverse())
    text = `${text.slice(0, offset)} ‹${label}›${text.slice(offset)}`;
  assert.equal(text, expected);
}

function firstNote(source: string, eol?: '\r\n'): { fixture: Fixture; vault: Vault; note: Note } {
  const fixture = parseFixture(source, eol);
  const vault = vaultOf(fixture.files);
  const [note] = vault.notes.values();
  assert.ok(note, 'the fixture has no note');
  return { fixture, vault, note };
}

function markOf(path: string, { start, end }: { start: number; end: number }, label: string): Mark {
  return end === 0 ? { path, start: 0, end: 1, label: `${label} of file` } : { path, start, end, label };
}

function assertMarks(fixture: Fixture, found: readonly Mark[]): void {
  assert.equal(renderFixture(fixture.files, found), renderFixture(fixture.files, fixture.marks));
}
