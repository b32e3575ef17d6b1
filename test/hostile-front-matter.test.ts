import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { judgeNote } from '../server/src/rules/judge.ts';
import { today, vaultOf } from './check.ts';

const many = 20_000;
const laughs = ['a: &a [x, x, x, x, x, x, x, x, x]'];
for (const [index, name] of [...'bcdefghijk'].entries())
  laughs.push(`${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(', ')}]`);

const bombs: Readonly<Record<string, string>> = {
  'aliases of aliases': laughs.join('\n'),
  'aliases of maps, merged': [
    'a: &a {k: v}',
    ...[...'bcdefghijklmnop'].map(
      (name, at) => `${name}: &${name} {<<: [${Array(9).fill(`*${'abcdefghijklmno'[at]}`).join(', ')}]}`,
    ),
  ].join('\n'),
  'an alias of itself': 'a: &a [*a]',
  'many aliases of one list': `a: &a [${'x, '.repeat(500)}]\n${Array.from({ length: 2000 }, (_, at) => `k${at}: *a`).join('\n')}`,
  'lists in lists': `a: ${'['.repeat(many)}${']'.repeat(many)}`,
  'lists in lists that do not close': `a: ${'['.repeat(many)}`,
  'maps in maps': `a: ${'{a: '.repeat(many)}${'}'.repeat(many)}`,
  'maps in maps, by indentation': Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  'dashes behind dashes': '- '.repeat(many),
  'a key of a megabyte': `${'k'.repeat(1 << 20)}: v`,
  'a value of a megabyte': `title: ${'v'.repeat(1 << 20)}`,
  'a quoted value of a megabyte of escapes': `title: "${'\\u0041'.repeat(1 << 17)}"`,
  'a hundred thousand keys': Array.from({ length: 100_000 }, (_, at) => `k${at}: v`).join('\n'),
  'one key a hundred thousand times': 'k: v\n'.repeat(100_000),
  'a hundred thousand tags': `tags: [${Array.from({ length: 100_000 }, (_, at) => `t${at}`).join(', ')}]`,
  'thirty thousand links': `requires: [${Array.from({ length: 30_000 }, (_, at) => `"[[n${at}]]"`).join(', ')}]`,
  'complex keys in complex keys': '? '.repeat(many),
  'types that other readers run':
    'a: !!js/function "function () { return process.exit(1) }"\nb: !!python/object/apply:os.system ["exit"]\nc: !!js/regexp /(a+)+$/\nd: !<tag:evil> x',
  'a megabyte of base64': `a: !!binary ${'QUJD'.repeat(1 << 18)}`,
  'numbers without end': `a: ${'9'.repeat(1 << 18)}\nb: 0x${'f'.repeat(1 << 18)}\nc: 1e999999999\nd: ${'1_'.repeat(1 << 16)}1`,
  'documents behind documents': '---x\n'.repeat(many),
  directives: '%YAML 1.1\n'.repeat(many),
  'comments and blank lines': `${'#'.repeat(1 << 19)}\n${'\n'.repeat(1 << 19)}`,
  'inherited names':
    '__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\n"__proto__": x\n<<: {__proto__: {polluted: true}}',
};

suite('a hostile vault: its front matter', function () {
  this.timeout(60_000);

  for (const [name, yaml] of Object.entries(bombs))
    test(name, () => {
      const [started, before] = [process.cpuUsage(), process.memoryUsage().heapUsed];
      const files = new Map([
        [
          'docs-vault.json',
          '{ "frontMatter": { "fields": { "requires": { "type": "links" }, "title": { "type": "text" } }, "required": ["title"] }, "rules": { "orphan-note": "off" } }',
        ],
        ['bomb.md', `---\n${yaml}\n---\n# One\n`],
        ['good.md', '---\ntitle: Good\n---\n[[missing]] [[bomb]]'],
      ]);
      const vault = vaultOf(files);
      const good = vault.notes.get('good.md');
      const bomb = vault.notes.get('bomb.md');
      assert.ok(good && bomb);
      assert.deepEqual(
        judgeNote(vault, good, { today }).map(({ rule }) => rule),
        ['broken-link'],
      );
      const problems = judgeNote(vault, bomb, { today });
      for (const { message } of problems)
        assert.ok(message.length < 3000, `${message.length}: ${message.slice(0, 100)}`);
      const { user, system } = process.cpuUsage(started);
      const seconds = (user + system) / 1e6;
      const megabytes = (process.memoryUsage().heapUsed - before) / (1 << 20);
      assert.ok(seconds < 4, `took ${seconds} s`);
      assert.ok(megabytes < 300, `took ${megabytes} MB`);
      assert.equal(({} as Record<string, unknown>).polluted, undefined);
    });
});
