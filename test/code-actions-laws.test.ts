import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { suite, test } from 'mocha';
import { refactorings } from '../server/src/features/refactorings.ts';
import type { Link, Note } from '../server/src/parse/note.ts';
import { encloses, type Range } from '../server/src/text/range.ts';
import { resolveAnchor } from '../server/src/vault/anchor.ts';
import { resolveLink } from '../server/src/vault/resolve.ts';
import type { Vault } from '../server/src/vault/vault.ts';
import { applyVaultEdit, today, vaultOf } from './check.ts';
import { renderFixture } from './fixture.ts';
import { cases } from './rename-vaults.ts';

/** `RENAME_RUNS=20000 npx mocha -g laws` searches longer, and elsewhere each time. */
const numRuns = Number(process.env.RENAME_RUNS ?? 150);

const tries = fc.record({
  vault: cases,
  pick: fc.nat(20),
  at: fc.nat(500),
  length: fc.oneof(fc.constant(0), fc.nat(200)),
  which: fc.nat(30),
});

suite('laws of code actions', () => {
  test('whatever is done, every link that is still there leads where it led', () => {
    const tally = new Map<string, number>();
    fc.assert(
      fc.property(tries, ({ vault, pick, at, length, which }) => {
        const done = act(vault.files, pick, at, length, which);
        tally.set(done, (tally.get(done) ?? 0) + 1);
      }),
      { numRuns, ...(process.env.RENAME_RUNS ? {} : { seed: 1 }) },
    );
    if (process.env.RENAME_RUNS) console.log(Object.fromEntries(tally));
    assert.ok(tally.size >= 5, `too few kinds of actions were carried out: ${[...tally.keys()]}`);
  });
});

function act(files: ReadonlyMap<string, string>, pick: number, at: number, length: number, which: number): string {
  const vault = vaultOf(files);
  const paths = [...vault.notes.keys()].sort();
  const path = paths[pick % paths.length] ?? '';
  const [note, text] = [vault.notes.get(path), files.get(path)];
  if (!note || text === undefined) return 'nothing';
  const places = [...note.links, ...note.headings].filter((part) => part.start >= (note.frontMatter?.end ?? 0));
  const start = (at % 2 === 0 ? places[(at >> 1) % places.length]?.start : undefined) ?? at % (text.length + 1);
  const range = { start, end: Math.min(text.length, start + length) };
  const offers = refactorings({ vault, read: (each) => files.get(each), note, text, range, today });
  const offer = offers[which % Math.max(1, offers.length)];
  if (!offer) return 'nothing';
  const kind = offer.title.replace(/[:'[].*/, '').trim();
  const edit = offer.edit();
  if (!edit) return `${kind}: not done`;
  const after = applyVaultEdit(files, edit);
  try {
    if (/^(?:Convert|Drop|Add display|Write)/.test(kind)) checkSameLinks(vault, vaultOf(after));
    if (/^Extract/.test(kind))
      checkExtracted(vault, vaultOf(after), path, edit.creates?.[0]?.path ?? '', edit.edits.get(path) ?? []);
    if (/^Put/.test(kind)) checkPutHere(vault, vaultOf(after), path, offer.title);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${offer.title} at ${range.start}-${range.end} of ${path}: ${message}\n${renderFixture(files)}\n\nafter:\n${renderFixture(after)}`,
    );
  }
  return kind;
}

/** Links may change their kind, and nothing else. */
function checkSameLinks(before: Vault, after: Vault): void {
  for (const note of before.notes.values())
    checkPlaces(placesOf(after, note.path), placesOf(before, note.path), `the links of ${note.path}`);
}

/** What was in the range is in the new note now, and what leads there from anywhere leads there. */
function checkExtracted(
  before: Vault,
  after: Vault,
  path: string,
  created: string,
  edits: readonly { range: Range; newText: string }[],
): void {
  const source = before.notes.get(path);
  const removed = edits.find(({ newText }) => /^!?\[\[[^#|]*\]\]$/.test(newText) && newText.includes('[['))?.range;
  assert.ok(source && removed, 'the range is replaced by a link');
  const moved = (note: Note, place: Range): string =>
    note.path === path && encloses(removed, place) ? created : note.path;
  const wanted = (links: readonly Link[]): (string | undefined)[] =>
    links.map((link) => placeOf(before, path, link, moved));
  const inside = before.links(path).filter((link) => encloses(removed, link));
  const outside = before.links(path).filter((link) => !encloses(removed, link));
  checkPlaces(placesOf(after, created), wanted(inside), 'the links of the new note');
  const left = placesOf(after, path);
  const own = outside.filter((link) => link.start < removed.start).length;
  assert.equal(left[own], created, 'a link to the new note stays');
  checkPlaces(left.toSpliced(own, 1), wanted(outside), `the links of ${path}`);
  for (const note of before.notes.values()) {
    if (note.path === path) continue;
    const places = before.links(note.path).map((link) => placeOf(before, note.path, link, moved));
    checkPlaces(placesOf(after, note.path), places, `the links of ${note.path}`);
  }
}

/** A link that led nowhere may lead to a new note, or to a heading that says something else now. */
function checkPlaces(
  found: readonly (string | undefined)[],
  wanted: readonly (string | undefined)[],
  what: string,
): void {
  assert.deepEqual(
    found.map((place, index) => (wanted[index]?.endsWith(' ?') ? wanted[index] : wanted[index] && place)),
    wanted,
    what,
  );
}

/** The note has the links that it had, and those of the other note in the place of one. */
function checkPutHere(before: Vault, after: Vault, path: string, title: string): void {
  const [old, now] = [placesOf(before, path), placesOf(after, path)];
  for (const note of before.notes.values())
    if (note.path !== path) checkPlaces(placesOf(after, note.path), placesOf(before, note.path), note.path);
  const known = new Set(
    [...before.notes.keys()].flatMap((each) => placesOf(before, each).map((place) => place?.replace(/ .*/, ''))),
  );
  for (const place of now) assert.ok(known.has(place?.replace(/ .*/, '')), `${title}: a link to ${place}`);
  assert.ok(now.length >= old.length - 1);
}

function placesOf(vault: Vault, path: string): (string | undefined)[] {
  return vault.links(path).map((link) => placeOf(vault, path, link));
}

/** The place in words: with the text of its heading, as numbers change. Undefined for what leads nowhere. */
function placeOf(
  vault: Vault,
  from: string,
  link: Link,
  moved: (note: Note, place: Range) => string = (note) => note.path,
): string | undefined {
  const destination = resolveLink(vault, from, link);
  if (destination.kind !== 'note' && destination.kind !== 'attachment') return undefined;
  const note = destination.kind === 'note' ? vault.notes.get(destination.path) : undefined;
  const isPath = link.kind === 'markdown' || link.kind === 'reference';
  const anchor = note && link.fragment && resolveAnchor(note, link.fragment.text, isPath);
  if (!note || !anchor) return link.fragment ? `${destination.path} ?` : destination.path;
  if (anchor.kind === 'heading') return `${moved(note, anchor.heading)} ${anchor.heading.text.text}`;
  return anchor.kind === 'block' ? `${moved(note, anchor.block)} ^${anchor.block.text.toLowerCase()}` : note.path;
}
