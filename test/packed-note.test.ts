import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import type { Link, Note } from '../server/src/parse/note.ts';
import { NoteLines } from '../server/src/parse/packed/note-lines.ts';
import { noteAt, OpenNote } from '../server/src/parse/packed/open-note.ts';
import { packNote } from '../server/src/parse/packed/packed-note.ts';
import { forEachWantedLink, readLinksBut } from '../server/src/parse/packed/wanted-links.ts';
import { Writer } from '../server/src/parse/packed/writer.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { unreadableNote } from '../server/src/parse/unreadable.ts';
import { positionAt } from '../server/src/text/lines.ts';
import { generateVault } from './bench/generate.ts';
import { documents } from './scanner/documents.ts';
import { noteProperties } from './scanner/note-properties.ts';

function assertEqualWhenPacked(note: Note): void {
  for (const wanted of new Set(note.links.map(({ target }) => target.text))) {
    const found = note.links.filter(({ target }) => target.text === wanted);
    const targets = {
      mayBe: (text: string, start: number, end: number) => text.slice(start, end) === wanted,
      has: (target: string) => target === wanted,
    };
    const visited: Link[] = [];
    forEachWantedLink(packNote(note), targets, (link) => visited.push(link));
    assert.deepEqual(visited, found, wanted);
  }
  const rest = note.links.filter(
    ({ kind, start, end, target }) => kind !== 'wiki' || end - start !== target.text.length + 4,
  );
  assert.deepEqual(
    readLinksBut(packNote(note), () => true),
    rest,
  );
  const opened = new OpenNote(packNote(note));
  for (const key of Object.keys(noteProperties) as (keyof Note)[]) assert.deepEqual(opened[key], note[key], key);
}

function assertTellsPositions(note: Note, offsets: readonly number[]): void {
  const lines = new NoteLines(packNote(note));
  for (const offset of offsets) assert.deepEqual(lines.positionAt(offset), positionAt(note.lineStarts, offset));
}

suite('a packed note is the note', () => {
  const texts = [
    '',
    '\ufeff---\ntitle: a "b"\ntags: [one, two]\nempty:\nnumber: 5\nnested: {a: [b, c]}\nlist: [1, a]\nsame: [x]\n---\n# é\r\n[[é#a|\ud83d\ude00]]\r\n',
    '---\nlinks: "[[a#b|c]]"\nmore:\n  - "![[d]]"\n---\n',
    '---\na: [\n---\n',
    '---\na: 1\n\nnever closed',
    '# One ^id\n\nSetext\n===\n\n| [[a\\|b]] | [[ c | d ]] | [x](<y z.md#f> "t") |\n|---|---|---|\n\n![[e#^f]] [g][h] [h] ![i](j.png) <https://k.example>\n\n[h]: l.md#m "n"\n',
    '- a\n  1. b ^c\n     - d\n\n> [!note] e\n> f[^1] `g/h.ts` $i$ %%j%% <!-- docs-vault-disable broken-link -->\n\n[^1]: k\n\n#tag <a id="l">\n\n[[unfinished',
  ];
  for (const text of texts) test(JSON.stringify(text), () => assertEqualWhenPacked(parseNote('a/b.md', text)));

  test('of a file that holds no text', () => assertEqualWhenPacked(unreadableNote('a.md', 'It is binary.')));

  test('of random documents', () =>
    fc.assert(
      fc.property(documents, (text) => assertEqualWhenPacked(parseNote('a.md', text))),
      { numRuns: 300 },
    ));

  test('tells the positions of offsets, in whatever order', () =>
    fc.assert(
      fc.property(documents, fc.array(fc.nat(), { maxLength: 9 }), (text, numbers) =>
        assertTellsPositions(
          parseNote('a.md', text),
          numbers.map((number) => number % (text.length + 1)),
        ),
      ),
      { numRuns: 300 },
    ));

  test('at another path', () => {
    const note = noteAt('b.md', parseNote('a.md', '[[c]]'));
    assert.deepEqual([note.path, note.links], ['b.md', parseNote('a.md', '[[c]]').links]);
  });

  test('a list is made once', () => {
    const note = new OpenNote(packNote(parseNote('a.md', '# One\n\n[[b]]')));
    const { headings, links } = note;
    assert(note.headings === headings && note.links === links);
  });
});

suite('a packed note is small', () => {
  setFlagsFromString('--expose-gc');
  const collectOnce: () => void = runInNewContext('gc');
  /** What other tests left is not all gone after one round. */
  const collect = (): void => {
    for (let round = 0; round < 4; round++) collectOnce();
  };

  test('it holds less than half of what the note holds', () => {
    const texts = [...generateVault(400)];
    const memoryOf = <Kept>(keep: (note: Note) => Kept): number => {
      collect();
      const before = process.memoryUsage();
      const kept = texts.map(({ path, text }) => keep(parseNote(path, text)));
      collect();
      const after = process.memoryUsage();
      assert.equal(kept.length, texts.length);
      return after.heapUsed + after.external - before.heapUsed - before.external;
    };
    const plain = memoryOf((note) => note);
    const writer = new Writer();
    const packed = memoryOf((note) => packNote(note, writer));
    assert(packed < plain / 2, `${packed} bytes packed, ${plain} bytes plain`);
  });
});
