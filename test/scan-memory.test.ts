import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { suite, test } from 'mocha';
import type { Note } from '../server/src/parse/note.ts';
import { parseNote } from '../server/src/parse/scan.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** V8 makes a piece of a text a view that keeps the whole text: one forgotten copy, and a vault keeps all its files. */
suite('scan: a note keeps none of its text', () => {
  const facts = [
    '# A heading that is long enough',
    '# A *heading* that is long enough',
    '[[a target that is long#a fragment that is long|a display text that is long]]',
    '![an alternative text](a/destination/that/is/long.md#a-fragment-that-is-long)',
    '[a reference that is long]\n\n[a reference that is long]: a/destination/that/is/long.md',
    'note[^a-footnote-that-is-long]\n\n[^a-footnote-that-is-long]: x',
    'A #tag-that-is-long-enough ^block-id-that-is-long-enough',
    '<a id="an-anchor-that-is-long">\n\n<!-- docs-vault-disable a-rule-that-is-long -->',
    '> [!a-callout-that-is-long] x\n> [[a target that is long in a quote\n> and more]]',
    '---\na-field-that-is-long: a value that is long\nother: "[[a target that is long]]"\n---\n',
    '---\na-field-that-is-long: {nested: a value that is long, more: "[[a target that is long]]"}\n---\n',
  ];
  /** Four notes of 500 KB for each of the texts. The text of the last one may still be on the stack. */
  const kept = (texts: readonly string[]): number => {
    const notes: Note[] = [];
    collect();
    const before = process.memoryUsage().heapUsed;
    for (const text of texts) {
      for (let index = 0; index < 4; index++)
        notes.push(parseNote('note.md', `${text}\n\n${'text '.repeat(100_000)}${index}`));
    }
    collect();
    const bytes = process.memoryUsage().heapUsed - before;
    return notes.length > 0 ? bytes : 0;
  };

  // Collecting garbage takes its time in the heap of a whole suite, so each kind is asked only where one is at fault.
  test('of any kind', () => {
    kept(facts.slice(0, 1)); // What the first use of the scanner keeps is no note's.
    if (kept(facts) < 1_100_000) return;
    for (const text of facts) assert(kept([text]) < 1_100_000, `${text} keeps the text of its note`);
    assert.fail('notes keep more than they should');
  });
});
