import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { parseNote } from '../server/src/parse/scan.ts';
import { judgeNote } from '../server/src/rules/judge.ts';
import { today, vaultOf } from './check.ts';
import { seeded } from './fuzz.ts';

const yamlPieces = [
  ...['a', 'title', 'tags', 'aliases', 'modified', 'docs-vault', '__proto__', '<<', '2026-01-02', '0x1f', '.inf', '~'],
  ...[
    ':',
    ': ',
    '- ',
    '? ',
    '{',
    '}',
    '[',
    ']',
    ', ',
    '&a ',
    '*a',
    '!!binary ',
    '!x ',
    '|',
    '>-',
    '"',
    "'",
    '\\u12',
    '#',
  ],
  ...[
    '\n',
    '\n',
    '\n  ',
    '\n    ',
    '\r\n',
    '\r',
    '\t',
    '\0',
    '\u2028',
    '😀',
    '---',
    '...',
    '%YAML 9',
    '@',
    '`',
    '[[b]]',
  ],
];
const yaml = fc.oneof(
  fc.array(fc.constantFrom(...yamlPieces), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

suite('fuzz: front matter', () => {
  test('any front matter is read and judged, and every field is where it is said to be', () =>
    seeded(yaml, 300, (written) => {
      const text = `---\n${written}\n---\n# One\n`;
      const note = parseNote('a.md', text);
      for (const { key, range, items } of note.frontMatter?.fields ?? [])
        for (const { start, end } of [key, range, ...items]) assert(0 <= start && start <= end && end <= text.length);
      const vault = vaultOf(
        new Map([
          ['docs-vault.json', '{}'],
          ['a.md', text],
          ['b.md', '[[a]]'],
        ]),
      );
      for (const one of vault.notes.values())
        for (const { range } of judgeNote(vault, one, { today })) assert(range.start <= range.end);
    }));
});
