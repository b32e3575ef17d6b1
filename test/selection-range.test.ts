import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { selectionRanges } from '../server/src/features/selection-range.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { checkSelection } from './check-structure.ts';

suite('selection range', () => {
  test('from a word of a target to the note', () =>
    checkSelection('intro\n\n# One\n\ntext\n𝔸 see [[big n$0ote#One|shown]] here\n\n# Two\n', [
      'note',
      'big note',
      'big note#One',
      'big note#One|shown',
      '[[big note#One|shown]]',
      '𝔸 see [[big note#One|shown]] here',
      'text\n𝔸 see [[big note#One|shown]] here',
      'text\n𝔸 see [[big note#One|shown]] here\n\n',
      '# One\n\ntext\n𝔸 see [[big note#One|shown]] here\n\n',
    ]));

  test('list items one in the other, with carriage returns', () =>
    checkSelection(
      '- one\n  - tw$0o\n    more\n- three',
      ['two', '- two', '- two\n    more', '- one\n  - two\n    more'],
      '\r\n',
    ));

  test('a value of the front matter', () =>
    checkSelection('---\ntags: [a, b$0c]\ntitle: x\n---\ntext', [
      'bc',
      '[a, bc]',
      'tags: [a, bc]',
      'tags: [a, bc]\ntitle: x\n',
      '---\ntags: [a, bc]\ntitle: x\n---',
    ]));

  test('on an empty line, and in an empty note', () => {
    checkSelection('# One\n$0\ntext', []);
    checkSelection('$0', []);
  });

  test('each range encloses the one before it and the place', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), fc.nat(), (parts, at) => {
        const text = parts.join('');
        const offset = at % (text.length + 1);
        const note = parseNote('a.md', text);
        let inner = { start: offset, end: offset };
        for (const range of selectionRanges(note, text, note.links, offset)) {
          assert.ok(range.start <= inner.start && inner.end <= range.end);
          inner = range;
        }
        if (text !== '') assert.deepEqual(inner, { start: 0, end: text.length });
      }),
      { numRuns: 300 },
    ));
});

const pieces = [
  '# H\n',
  '\n',
  'word ',
  '[[a#b|c]]',
  '- x\n',
  '  ',
  '```\n',
  '> q\n',
  '#tag ',
  ' ^id\n',
  '\r\n',
  '---\n',
  '𝔸',
];
