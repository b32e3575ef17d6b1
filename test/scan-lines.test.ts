import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { parseNote } from '../server/src/parse/scan.ts';
import { lineStartsOf } from '../server/src/text/lines.ts';

suite('scan: lines', () => {
  for (const text of [
    'a\nb',
    '---\na: 1\n---\nx\ny',
    '\uFEFF---\na: 1\n---\nx',
    '---\na: 1\n---',
    '---\r\na: 1\r\n---\r\n\r\nx',
    '',
    '\n',
  ])
    test(`the lines of ${JSON.stringify(text)} are those of the whole text`, () =>
      assert.deepEqual(parseNote('a.md', text).lineStarts, lineStartsOf(text)));
});
