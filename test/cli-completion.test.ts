import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { suite, test } from 'mocha';
import { runCli } from './run-cli.ts';

/** A line, and what is offered at its end. */
const cases: Readonly<Record<string, string>> = {
  'docs-vault ch': 'chains check',
  'docs-vault he': 'help',
  'docs-vault --': '--help --version',
  'docs-vault help tag': 'tags',
  'docs-vault check --fo': '--format',
  'docs-vault check --format p': 'plain pretty',
  'docs-vault fix --rule misl': 'misleading-alias',
  'docs-vault explain redun': 'redundant-alias',
  'docs-vault tags re': 'rename',
  'docs-vault tags --n': '--no-cache --notes',
  'docs-vault tags rename --n': '--no-cache',
  'docs-vault tags rename --dr': '--dry-run',
  'docs-vault completion ': 'bash fish zsh',
  // Nothing of ours: the shell completes files, of which there is none of that name.
  'docs-vault check nothing-of-that-name': '',
};

for (const shell of ['bash', 'fish'] as const)
  suite(`the completion of ${shell}`, () => {
    for (const [line, expected] of Object.entries(cases))
      test(`${line}⇥ ${expected}`, async function () {
        if (!has(shell)) this.skip();
        const { stdout } = await runCli(['completion', shell], { cwd: '/' });
        assert.equal(completed[shell](stdout, line).sort().join(' '), expected);
      });
  });

suite('the completion of zsh', () => {
  test('is offered every command and option', async () => {
    const { stdout } = await runCli(['completion', 'zsh'], { cwd: '/' });
    for (const word of ['check', 'rename', 'help', 'fail-on', 'junit', 'misleading-alias', '"tags rename")'])
      assert.ok(stdout.includes(word), `${word} is missing`);
  });

  test('is a script of zsh', async function () {
    if (!has('zsh')) this.skip();
    const { stdout } = await runCli(['completion', 'zsh'], { cwd: '/' });
    assert.equal(spawnSync('zsh', ['-f', '-n'], { input: stdout, encoding: 'utf8' }).stderr, '');
  });
});

test('another shell has no completion, and that is said', async () => {
  const { stderr, code } = await runCli(['completion', 'constructor'], { cwd: '/' });
  assert.equal(stderr, "docs-vault: There is a completion for bash, zsh, fish, and none for 'constructor'.\n");
  assert.equal(code, 2);
});

/** What the shell, that has read the script, offers at the end of the line. */
const completed: Readonly<Record<'bash' | 'fish', (script: string, line: string) => string[]>> = {
  bash: (script, line) => {
    const words = line.split(' ').map((word) => `'${word}'`);
    const ask = `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _docs_vault; echo "\${COMPREPLY[*]}"`;
    return wordsOf(spawnSync('bash', ['--norc', '-s'], { input: `${script}\n${ask}\n`, encoding: 'utf8' }), /\s+/);
  },
  fish: (script, line) =>
    wordsOf(
      spawnSync('fish', ['--no-config', '-c', `${script}\ncomplete -C '${line}'`], { cwd: '/', encoding: 'utf8' }),
      /(?:\t.*)?\n/,
    ),
};

function wordsOf({ stdout, stderr }: { stdout: string; stderr: string }, between: RegExp): string[] {
  assert.equal(stderr, '');
  return stdout.split(between).filter((word) => word !== '');
}

function has(shell: string): boolean {
  return spawnSync(shell, ['-c', ':']).error === undefined;
}
