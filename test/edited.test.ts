import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { applyEdits, type TextEdit } from '../server/src/text/edit.ts';
import { EditedText } from '../server/src/text/edited.ts';

suite('text: edits that follow each other', () => {
  test('are one set of edits of the original', () =>
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12 }),
        fc.array(fc.array(fc.tuple(fc.nat(20), fc.nat(3), fc.string({ maxLength: 3 })))),
        (original, rounds) => {
          const edited = new EditedText(original);
          for (const round of rounds) {
            const before = edited.text;
            const edits = apart(round, before.length);
            edited.apply(edits);
            assert.equal(edited.text, applyEdits(before, edits));
          }
          assert.equal(applyEdits(original, edited.edits), edited.text);
          if (edited.text === original && rounds.length === 0) assert.deepEqual(edited.edits, []);
        },
      ),
    ));
});

/** Edits of a text of that length that do not overlap. */
function apart(wanted: readonly [number, number, string][], length: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  for (const [offset, size, newText] of [...wanted].sort((a, b) => a[0] - b[0])) {
    const start = Math.max(at, offset);
    if (start > length) break;
    const end = Math.min(length, start + size);
    edits.push({ range: { start, end }, newText });
    at = end;
  }
  return edits;
}
