import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { type FieldValue, removeField, setField } from '../server/src/parse/front-matter-edit.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { applyEdits } from '../server/src/text/edit.ts';
import { fieldOf } from '../server/src/vault/fields.ts';
import { noteText } from './random-vault.ts';

const today = '2026-06-15';

suite('front matter: set a field', () => {
  test('the value is replaced, and its quotes, comments and neighbours stay', () => {
    checkSet('---\nseen: 2026-01-01\n---\n', `---\nseen: ${today}\n---\n`);
    checkSet('---\nseen:   "2026-01-01"  # by Ida\nb: 1\n---\n', `---\nseen:   "${today}"  # by Ida\nb: 1\n---\n`);
    checkSet("---\n# first\nseen: '2026-01-01'\n---\nText\n", `---\n# first\nseen: '${today}'\n---\nText\n`);
    checkSet('---\nseen: [2026-01-01]\n---\n', `---\nseen: ${today}\n---\n`);
  });

  test('a field without a value gets one', () => {
    checkSet('---\nseen:\n---\n', `---\nseen: ${today}\n---\n`);
    checkSet('---\nseen: \nb: 1\n---\n', `---\nseen: ${today} \nb: 1\n---\n`);
    checkSet('---\nseen: # when?\n---\n', `---\nseen: ${today} # when?\n---\n`);
  });

  test('a new field comes behind the last one', () => {
    checkSet('---\ntitle: A\ntags:\n  - b\n---\nText', `---\ntitle: A\ntags:\n  - b\nseen: ${today}\n---\nText`);
    checkSet('---\n---\n', `---\nseen: ${today}\n---\n`);
  });

  test('a note without front matter gets some, behind a byte order mark', () => {
    checkSet('# A\n', `---\nseen: ${today}\n---\n\n# A\n`);
    checkSet('\uFEFF# A\n', `\uFEFF---\nseen: ${today}\n---\n\n# A\n`);
    checkSet('', `---\nseen: ${today}\n---\n`);
  });

  test('line endings are those of the note', () => {
    checkSet('---\r\ntitle: A\r\n---\r\n', `---\r\ntitle: A\r\nseen: ${today}\r\n---\r\n`);
    checkSet('# A\r\n', `---\r\nseen: ${today}\r\n---\r\n\r\n# A\r\n`);
  });

  test('what cannot be edited without harm is left alone', () => {
    for (const text of [
      '---\ntitle: [\n---\n',
      '---\na: 1\na: 2\n---\n',
      '---\n{ a: 1 }\n---\n',
      '---\na: 1\n',
      '---\n- a\n---\n',
    ])
      assert.equal(setField(parseNote('a.md', text), 'seen', today), undefined, text);
  });

  test('texts that YAML would take for something else are quoted, lists are written on one line', () => {
    const written = (value: FieldValue): string => edited('---\n---\n', 'x', value).split('\n')[1] ?? '';
    assert.equal(written('a: b'), 'x: "a: b"');
    assert.equal(written('true'), 'x: "true"');
    assert.equal(written('#1'), 'x: "#1"');
    assert.equal(written(['a', 'b, c', '7']), 'x: [a, "b, c", "7"]');
    assert.equal(written([]), 'x: []');
  });

  test('in any note, the field has the value and the others keep theirs', () =>
    fc.assert(
      fc.property(
        noteText,
        fc.constantFrom('title', 'tags', 'modified', 'requires', 'new one'),
        fc.oneof(
          fc.constantFrom(today, 'A: b', "it's", 'no', '2', '"', '- x', '[a'),
          fc.array(fc.constantFrom('a', 'b c', 'x, y', ']')),
        ),
        (text, name, value) => {
          const before = parseNote('a.md', text);
          const edit = setField(before, name, value);
          if (!edit) return;
          const after = parseNote('a.md', applyEdits(text, [edit]));
          assert.deepEqual(after.frontMatter?.errors, []);
          assert.deepEqual(fieldOf(after, name)?.value, value);
          const others = (note: typeof before) =>
            (note.frontMatter?.fields ?? [])
              .filter(({ key }) => key.text !== name)
              .map(({ key, value }) => [key.text, value]);
          assert.deepEqual(others(after), others(before));
          assert.equal(after.links.length >= before.links.filter(({ kind }) => kind !== 'field').length, true);
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 200) },
    ));
});

suite('front matter: remove a field', () => {
  test('goes with its lines', () => {
    checkRemoved('---\na: 1\nseen: x # why\nb: 2\n---\n', '---\na: 1\nb: 2\n---\n');
    checkRemoved('---\nseen:\n  - x\n  - y\nb: 2\n---\n', '---\nb: 2\n---\n');
    checkRemoved('---\r\nseen: x\r\n---\r\n', '---\r\n---\r\n');
    checkRemoved('---\nseen: |\n  two\n  lines\nb: 2\n---\n', '---\nb: 2\n---\n');
  });
});

function checkSet(text: string, expected: string): void {
  assert.equal(edited(text, 'seen', today), expected);
}

function edited(text: string, name: string, value: FieldValue): string {
  const edit = setField(parseNote('a.md', text), name, value);
  assert.ok(edit, `${JSON.stringify(text)} can be edited`);
  return applyEdits(text, [edit]);
}

function checkRemoved(text: string, expected: string): void {
  const note = parseNote('a.md', text);
  const field = fieldOf(note, 'seen');
  const edit = field && removeField(note, field);
  assert.ok(edit);
  assert.equal(applyEdits(text, [edit]), expected);
}
