import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { commands } from '../server/src/cli/commands.ts';
import type { CommandSpec } from '../server/src/cli/spec.ts';
import { onDiskAsync } from './disk.ts';
import { seeded } from './fuzz.ts';
import { runCli } from './run-cli.ts';

/** Far enough down that no `..` of a command line leads out of the test's own folder: some commands write. */
const deep = '1/2/3/4/5/6';

const vault = `
//- 1/2/3/4/5/6/vault/docs-vault.json
{ "review": { "field": "reviewed", "maxAgeDays": 90 }, "frontMatter": { "fields": { "requires": { "type": "links" } } } }
//- 1/2/3/4/5/6/vault/a.md
---
title: A
requires: [b]
reviewed: 2020-01-01
---
# A
[[b|B]] [[missing]] #tag
//- 1/2/3/4/5/6/vault/b.md
# B
[[a]]
//- 1/2/3/4/5/6/vault/c.png
`;

suite('fuzz: the command line', () => {
  test('whatever is asked, the answer is an exit code of ours and words, never a stack trace', () =>
    onDiskAsync(vault, (root) =>
      seeded(commandLine, 150, async (args) => {
        const cwd = join(root, deep);
        const { code, stdout, stderr } = await runCli(args, { cwd });
        const shown = `${JSON.stringify(args)} gave ${code}\n${stdout.slice(0, 500)}\n${stderr}`;
        assert.ok([0, 1, 2].includes(code), shown);
        assert.doesNotMatch(stderr, /\n {4}at |something went wrong|TypeError|undefined|\[object/, shown);
        if (code === 2) assert.notEqual(stderr, '', shown);
      }),
    ));
});

/** Commands that go on until they are ended. */
const endless: ReadonlySet<string> = new Set(['lsp', '--watch', '-w']);

const words = flatten(commands).filter((name) => !endless.has(name));
const options = commands
  .flatMap(function ofAll({ options = [], children = [] }: CommandSpec): string[] {
    return [...options.map(({ flags }) => flags), ...children.flatMap(ofAll)];
  })
  .flatMap((flags) => flags.replace(/[<[].*/, '').split(/,? +/))
  .filter((flag) => flag.startsWith('-') && !endless.has(flag));

const anything = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('vault', 'vault/a.md', 'vault/b.md', 'a', 'b', 'vault/c.png', 'tag', 'd') },
  { weight: 2, arbitrary: fc.constantFrom('json', 'html', 'dot', 'sarif', 'plain', 'never', 'error', 'broken-link') },
  { weight: 2, arbitrary: fc.constantFrom('30d', '-1', '0', '1e9', '2026-13-45', '', ' ', '..', '.', '-', '--', '\n') },
  { weight: 1, arbitrary: fc.constantFrom('../../etc/passwd', 'vault/../..', '\ud800', '\u001b[2J') },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', '--__proto__', '--constructor=1', '--no-fix') },
  { weight: 1, arbitrary: fc.string().map((text) => text.replaceAll('\0', '')) },
);

const option = fc.oneof(
  fc.constantFrom(...options).map((flag) => [flag]),
  fc.tuple(fc.constantFrom(...options), anything),
  fc.tuple(fc.constantFrom(...options), anything).map(([flag, value]) => [`${flag}=${value}`]),
);

/** The name of a command, mostly, and then options and arguments in any order; no paths from the root of the disk. */
const commandLine: fc.Arbitrary<string[]> = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...words).map((name) => name.split(' ')) }, anything.map(one)),
    fc.array(fc.oneof(option, anything.map(one)), { maxLength: 4 }),
  )
  .map(([name, rest]) => [...name, ...rest.flat()])
  .filter(
    (args) => !args.some((arg) => endless.has(arg.replace(/=.*/s, '')) || /^-\w*w|^\/|=\/|(\.\.\/){4}/.test(arg)),
  );

function one(word: string): string[] {
  return [word];
}

/** The names of the commands and of those below them, `tags rename`. */
function flatten(specs: readonly CommandSpec[]): string[] {
  return specs.flatMap(({ name, children = [] }) => [name, ...flatten(children).map((child) => `${name} ${child}`)]);
}
