import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { suite, test } from 'mocha';
import { runCli } from './run-cli.ts';

suite('the completion of bash', () => {
  const cases: Record<string, string> = {
    'docs-vault ch': 'check chains',
    'docs-vault check --fo': '--format',
    'docs-vault check --format p': 'pretty plain',
    'docs-vault fix --rule misl': 'misleading-alias',
    'docs-vault explain redun': 'redundant-alias',
    'docs-vault tags re': 'rename',
    'docs-vault tags rename --dr': '--dry-run',
    'docs-vault completion ': 'bash zsh fish',
    // Nothing of ours: bash completes files.
    'docs-vault check do': '',
  };
  for (const [line, expected] of Object.entries(cases))
    test(`${line}⇥ ${expected}`, async function () {
      if (spawnSync('bash', ['-c', ':']).error) this.skip();
      assert.equal(await completed(line), expected);
    });
});

suite('the completions of zsh and fish', () => {
  for (const shell of ['zsh', 'fish'])
    test(`${shell} is offered every command and option`, async () => {
      const { stdout } = await runCli(['completion', shell], { cwd: '/' });
      for (const word of ['check', 'rename', 'fail-on', 'junit', 'misleading-alias'])
        assert.ok(stdout.includes(word), `${word} is missing`);
    });

  test('another shell is refused', async () => {
    const { stderr, code } = await runCli(['completion', 'constructor'], { cwd: '/' });
    assert.equal(stderr, "docs-vault: There is a completion for bash, zsh, fish, and none for 'constructor'.\n");
    assert.equal(code, 2);
  });
});

/** What bash offers at the end of the line. */
async function completed(line: string): Promise<string> {
  const { stdout } = await runCli(['completion', 'bash'], { cwd: '/' });
  const words = line.split(' ').map((word) => `'${word}'`);
  const ask = `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _docs_vault; echo "\${COMPREPLY[*]}"`;
  const answer = spawnSync('bash', ['--norc', '-s'], { input: `${stdout}\n${ask}\n`, encoding: 'utf8' });
  assert.equal(answer.stderr, '');
  return answer.stdout.trim();
}
