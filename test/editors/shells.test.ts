import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { suite, suiteSetup, test } from 'mocha';
import { completionCases } from '../completion-cases.ts';
import { runCli } from '../run-cli.ts';
import { installWithApt, NotToBeHad } from './install.ts';

suite('the completion of fish', () => {
  let script: string;

  suiteSetup(async function () {
    if (!(await canInstall('fish'))) this.skip();
    script = await completionOf('fish');
  });

  for (const [line, expected] of Object.entries(completionCases))
    test(`${line}⇥ ${expected}`, () => {
      const ask = ['--no-config', '-c', `${script}\ncomplete -C '${line}'`];
      const { stdout, stderr } = spawnSync('/usr/bin/fish', ask, { cwd: '/', encoding: 'utf8' });
      assert.equal(stderr, '');
      const offered = stdout.split('\n').map((each) => each.replace(/\t.*/, ''));
      assert.equal(offered.filter(Boolean).sort().join(' '), expected);
    });
});

suite('the completion of zsh', () => {
  suiteSetup(async function () {
    if (!(await canInstall('zsh'))) this.skip();
  });

  test('is a script of zsh', async () => {
    const { stderr } = spawnSync('/usr/bin/zsh', ['-f', '-n'], { input: await completionOf('zsh'), encoding: 'utf8' });
    assert.equal(stderr, '');
  });

  test('is found by what completes words', async () => {
    const input = `autoload -U compinit; compinit -D\n${await completionOf('zsh')}\nprint -r -- $_comps[docs-vault]\n`;
    const { stdout, stderr } = spawnSync('/usr/bin/zsh', ['-f'], { input, encoding: 'utf8' });
    assert.deepEqual([stdout.trim(), stderr], ['_docs_vault', '']);
  });
});

async function completionOf(shell: string): Promise<string> {
  const { stdout } = await runCli(['completion', shell], { cwd: '/' });
  return stdout;
}

/** Whether the shell is here, or can be had; where not, its tests are skipped. */
async function canInstall(shell: string): Promise<boolean> {
  try {
    await installWithApt(shell);
    return true;
  } catch (error) {
    if (!(error instanceof NotToBeHad)) throw error;
    console.log(`${shell} is not tested: ${error.message}`);
    return false;
  }
}
