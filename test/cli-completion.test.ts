import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { suite, test } from 'mocha';
import { completionCases } from './completion-cases.ts';
import { runCli } from './run-cli.ts';

suite('the completion of bash', () => {
  for (const [line, expected] of Object.entries(completionCases))
    test(`${line}⇥ ${expected}`, async function () {
      if (spawnSync('bash', ['-c', ':']).error) this.skip();
      const { stdout } = await runCli(['completion', 'bash'], { cwd: '/' });
      const words = line.split(' ').map((word) => `'${word}'`);
      const ask = `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _docs_vault; echo "\${COMPREPLY[*]}"`;
      const asked = spawnSync('bash', ['--norc', '-s'], { input: `${stdout}\n${ask}\n`, encoding: 'utf8' });
      assert.equal(asked.stderr, '');
      assert.equal(asked.stdout.trim().split(/\s+/).sort().join(' '), expected);
    });
});

suite('the completion of zsh', () => {
  test('is offered every command and option', async () => {
    const { stdout } = await runCli(['completion', 'zsh'], { cwd: '/' });
    for (const word of ['check', 'rename', 'help', 'fail-on', 'junit', 'misleading-alias', '"tags rename")'])
      assert.ok(stdout.includes(word), `${word} is missing`);
  });
});

test('another shell has no completion, and that is said', async () => {
  const { stderr, code } = await runCli(['completion', 'constructor'], { cwd: '/' });
  assert.equal(stderr, "docs-vault: There is a completion for bash, zsh, fish, and none for 'constructor'.\n");
  assert.equal(code, 2);
});
