import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { commands } from '../server/src/cli/commands.ts';
import type { CommandSpec } from '../server/src/cli/spec.ts';
import { runCli } from './run-cli.ts';

const numRuns = Number(process.env.DOCS_VAULT_RUNS ?? 150);
const seed = Number(process.env.DOCS_VAULT_SEED ?? Date.now() & 0x7fffffff);

/** These serve until they are ended. */
const endless = ['lsp', 'watch'];
const all = commands.filter(({ name }) => !endless.includes(name));
const flagsOf = ({ options = [], children = [] }: CommandSpec): string[] => [
  ...options.flatMap(({ flags }) => flags.split(/[ ,|]+/).filter((flag) => flag.startsWith('-') && flag !== '--watch')),
  ...children.flatMap(flagsOf),
];
const words = [
  ...all.flatMap(({ name, children = [] }) => [name, ...children.map((child) => child.name)]),
  ...all.flatMap(flagsOf),
  ...['a', 'a.md', 'b', 'x/none.md', '.', '', '-', '--', '--no-such', '-q=1', '--format', 'json', 'sarif'],
  ...['0', '-1', '1e9', '99999999999999', '90d', 'NaN', '\0', '\n', '😀', '[[', 'a#One', '__proto__', '*', '-abc'],
];
/** Nothing is tried outside the folder. */
const anything = fc.string({ unit: 'binary', maxLength: 8 }).filter((text) => !/^[/~.]/.test(text));
const word = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...words) }, anything);
const commandLine = fc.tuple(fc.constantFrom(...all.map(({ name }) => name)), fc.array(word, { maxLength: 6 }));

suite(`fuzz: the command line, seed ${seed}`, () => {
  let folder = '';
  suiteSetup(() => {
    folder = mkdtempSync(join(tmpdir(), 'docs-vault-fuzz-'));
  });
  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  /** A code from 0 to 2; with 2 a message that says why, and never the words or the stack of an unexpected error. */
  async function assertAnswered(args: readonly string[]): Promise<void> {
    writeFileSync(join(folder, 'docs-vault.json'), '{}');
    writeFileSync(join(folder, 'a.md'), '# One\n\n[[b]] [[none]]\n');
    writeFileSync(join(folder, 'b.md'), '# Two\n\n[[a#One]]\n');
    const { code, stdout, stderr } = await runCli(args, { cwd: folder });
    assert([0, 1, 2].includes(code), `exit code ${code}`);
    if (code === 2) assert.notEqual(stderr + stdout, '');
    assert.doesNotMatch(stderr, /something went wrong|\n {4}at /);
  }

  test('any arguments are carried out or refused with a message', function () {
    this.timeout(0);
    return fc.assert(
      fc.asyncProperty(commandLine, ([name, rest]) => assertAnswered([name, ...rest])),
      { numRuns, seed },
    );
  });
});
