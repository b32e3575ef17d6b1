import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { commands } from '../../server/src/cli/commands.ts';
import type { CommandSpec } from '../../server/src/cli/spec.ts';
import { runCli } from '../run-cli.ts';

const project = join(import.meta.dirname, '../..');

/** The command lines that help and guide show, typed where the sample vault stands in `docs`. */
suite('every example of the command line does something', () => {
  let origin = '';
  suiteSetup(() => {
    origin = mkdtempSync(join(tmpdir(), 'docs-vault-examples-'));
    cpSync(join(project, 'test/vaults/sample'), join(origin, 'docs'), { recursive: true });
    mkdirSync(join(origin, 'docs/drafts'));
    writeFileSync(join(origin, 'docs/drafts/first.md'), '# The first\n');
    for (const args of [
      ['init', '-q', '-b', 'main', '.'],
      ['add', '.'],
      ['commit', '-qm', 'first'],
    ])
      execFileSync('git', ['-c', 'user.name=Ida', '-c', 'user.email=ida@example.org', ...args], { cwd: origin });
  });
  suiteTeardown(() => rmSync(origin, { recursive: true, force: true }));

  for (const line of new Set([...commands.flatMap(examplesOf), ...linesOfGuide()]))
    test(line, async () => {
      const root = mkdtempSync(join(tmpdir(), 'docs-vault-example-'));
      try {
        cpSync(origin, root, { recursive: true });
        if (line.includes('init ')) rmSync(join(root, 'docs/docs-vault.json'));
        const { stderr, code } = await runCli(wordsOf(line), { cwd: root, stdin: 'y\n', isTTY: true });
        assert.notEqual(code, 2, stderr);
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    });
});

function examplesOf(spec: CommandSpec): string[] {
  const own = spec.examples.map(([line]) => line);
  return [...own, ...(spec.children ?? []).flatMap(examplesOf)].filter((line) => !line.includes(' lsp '));
}

/** The lines of the how-to pages that are to be typed. */
function linesOfGuide(): string[] {
  const folder = join(project, 'docs/how-to');
  return readdirSync(folder).flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)]
      .flatMap(([, block = '']) => block.split('\n'))
      .filter((line) => line.startsWith('docs-vault '))
      .map((line) => line.replace(/ +#.*/, '')),
  );
}

/** What the command itself gets of a line: a shell does the rest. */
function wordsOf(line: string): string[] {
  const [, own = ''] = /docs-vault ([^|>)]*)/.exec(line) ?? [];
  return own.replace('*.md', 'first.md').trim().split(' ');
}
