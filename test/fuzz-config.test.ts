import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { parseConfig } from '../server/src/config.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { rules } from '../server/src/rules/index.ts';
import { judgeVault } from '../server/src/rules/judge.ts';
import { Vault } from '../server/src/vault/vault.ts';
import { today } from './check.ts';
import { seeded } from './fuzz.ts';

/** Notes that every rule has something to look at in. */
const notes = [
  parseNote(
    'a.md',
    '---\ntitle: A\nrequires: [b, c]\nmodified: 2026-01-01\n---\n# A\n[[b|B]] [[c#d]] ![[e.png]] `x/y.md`\n',
  ),
  parseNote('x/b.md', '[[a|b]] [a](../a.md#b) #tag\n'),
  parseNote('y/b.md', '---\nrequires: a\n---\n'),
];

/** What random configs brought to light, small and named. */
const found = {
  'a comment that does not end': '/*',
  'a list that ends in such a comment': '[/*',
};

suite('fuzz: docs-vault.json', () => {
  test('whatever is written, faults have places in the text, and what is left of it judges notes', () =>
    seeded(fc.oneof(anyJson, cutJson, fc.string()), 400, assertHarmless));

  for (const [name, text] of Object.entries(found)) test(`once wrong: ${name}`, () => assertHarmless(text));
});

function assertHarmless(text: string): void {
  const { config, problems } = parseConfig(text, rules);
  for (const { range, message } of problems) {
    assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length, JSON.stringify(range));
    assert.notEqual(message, '');
  }
  const vault = new Vault(config);
  for (const note of notes) vault.set(note);
  for (const found of judgeVault(vault, { today }))
    for (const { message } of found) assert.doesNotMatch(message, / failed /);
}

/** Names that mean something in a config, and some that mean something to JavaScript. */
const names = fc.constantFrom(
  ...['include', 'exclude', 'virtualNotes', 'linkStyle', 'site', 'frontMatter', 'required', 'fields', 'type', 'enum'],
  ...['only', 'indexes', 'review', 'field', 'maxAgeDays', 'rules', 'overrides', 'files', 'resolve', 'aliases'],
  ...['titles', 'folderNotes', 'requires', 'broken-link', 'redundant-alias', 'alsoTitle', '__proto__', 'constructor'],
  ...['toString', 'hasOwnProperty', '', 'modified'],
);

const scalars = fc.oneof(
  names,
  fc.constantFrom(
    'off',
    'error',
    'hint',
    'shortest',
    'quartz-4',
    'date',
    'links',
    '**/*.md',
    '{a,',
    '!(x',
    '[z-a]',
    '../..',
  ),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.double(),
  fc.string(),
);

const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    scalars,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.array(fc.tuple(names, tie('json')), { maxLength: 5 }).map((entries) => new Map(entries)),
  ),
}));

const anyJson = json.map(written);

/** JSON that ends in the middle, or in which a piece is missing or foreign. */
const cutJson = fc
  .tuple(anyJson, fc.nat(), fc.nat({ max: 5 }), fc.constantFrom('', ',', '/*', '//', '"', '}', '\0', '\ud800', '\n'))
  .map(([text, at, length, piece]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + piece + text.slice(start + length);
  });

/** As JSON, in which a name may come twice and `__proto__` is a name as any other. */
function written(value: unknown): string {
  if (value instanceof Map)
    return `{${[...value].map(([name, inner]) => `${JSON.stringify(name)}: ${written(inner)}`).join(', ')}}`;
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  return JSON.stringify(value) ?? 'null';
}
