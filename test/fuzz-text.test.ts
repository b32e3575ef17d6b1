import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { parseConfig } from '../server/src/config.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { judgeNote } from '../server/src/rules/judge.ts';
import { today, vaultOf } from './check.ts';
import { configText } from './random-vault.ts';

/** How often each; `DOCS_VAULT_RUNS=100000 npx mocha test/fuzz-*.test.ts` for a long look. */
const numRuns = Number(process.env.DOCS_VAULT_RUNS ?? 300);
const seed = Number(process.env.DOCS_VAULT_SEED ?? Date.now() & 0x7fffffff);

const configNames = ['rules', 'frontMatter', 'fields', 'overrides', 'files', 'indexes', 'linkStyle', 'resolve', 'site'];
const unusualNames = [
  '__proto__',
  'constructor',
  'toString',
  '',
  '\0',
  '[[a]]',
  'type',
  'broken-link',
  'title',
  'tags',
];
const key = fc.oneof(fc.constantFrom(...configNames, ...unusualNames), fc.string());
const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    'off',
    'error',
    'date',
    'links',
    '**/*.md',
    '[',
    '{a,b',
    '../..',
    'quartz-4',
    1e308,
    -1,
    null,
  ),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.boolean(),
);
const tree = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value;

/** JSON, JSON with comments, and JSON that is cut or has something in it that does not belong there. */
const config = fc
  .tuple(
    fc.oneof(
      tree.map((value) => JSON.stringify(value, undefined, 1)),
      configText,
    ),
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom('', '//', '/* a */', ',', '}', '"', '\ufeff', '\0', '\r'))),
  )
  .map(([text, cuts]) =>
    cuts.reduce((changed, [at, removed, put]) => {
      const start = at % (changed.length + 1);
      return changed.slice(0, start) + put + changed.slice(start + removed);
    }, text),
  );

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

suite(`fuzz: what a vault holds, seed ${seed}`, () => {
  test('any config is read: what is wrong in it is a problem at its place', () =>
    fc.assert(
      fc.property(config, (text) => {
        const { problems } = parseConfig(text);
        for (const { range, message } of problems) {
          assert(0 <= range.start && range.start <= range.end && range.end <= text.length, message);
          assert(message.length > 0);
        }
        assert.deepEqual(Object.keys(Object.prototype), []);
      }),
      { numRuns, seed },
    ));

  test('a vault with any config is judged', () =>
    fc.assert(
      fc.property(config, (text) => {
        const vault = vaultOf(
          new Map([
            ['docs-vault.json', text],
            ['a.md', '---\ntitle: a\n---\n[[b]] [[a]]\n'],
            ['x/b.md', '# b'],
          ]),
        );
        for (const note of vault.notes.values()) judge(vault, note);
      }),
      { numRuns, seed },
    ));

  test('any front matter is read and judged, and every field is where it is said to be', () =>
    fc.assert(
      fc.property(yaml, (written) => {
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
        for (const one of vault.notes.values()) judge(vault, one);
      }),
      { numRuns, seed },
    ));
});

function judge(vault: ReturnType<typeof vaultOf>, note: ReturnType<typeof parseNote>): void {
  for (const { range } of judgeNote(vault, note, { today })) assert(range.start <= range.end);
}
