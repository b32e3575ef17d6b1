import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { writeVaultEdit } from '../server/src/files/write.ts';
import { filesOn, memoryFolder, onDisk, onDiskAsync } from './disk.ts';
import { type Fault, withFault } from './faults.ts';
import { renderFixture } from './fixture.ts';
import { runCli } from './run-cli.ts';

const vault = `//- docs-vault.json
{ "review": { "field": "last-reviewed", "maxAgeDays": 90 }, "rules": { "spaced-link": "warning" } }
//- a.md
---
tags: [old]
---
[[ b ]] and [[c|see c]] and [b](folder/b.md#two)
//- c.md
#old [[a]] [[ b ]] [to a](a.md)
//- folder/b.md
# Two
[[ a ]] [up](../a.md) #old/inner
`;

const commands: Record<string, readonly string[]> = {
  fix: ['fix'],
  'check --fix': ['check', '--fix'],
  rename: ['rename', 'b', 'renamed'],
  mv: ['mv', 'a.md', 'folder/'],
  'mv a folder': ['mv', 'folder', 'x/y'],
  'tags rename': ['tags', 'rename', 'old', 'new'],
  'review --done': ['review', '--done', 'a', 'c'],
};

const faults: readonly [Fault, string][] = [
  ['killed', 'EIO'],
  ['killed while writing', 'EIO'],
  ['fails', 'ENOSPC'],
  ['all fail', 'EACCES'],
];

suite('files: faults', function () {
  this.timeout(60_000);

  for (const [name, args] of Object.entries(commands))
    for (const [fault, code] of faults)
      test(`${name}, ${fault}: every file is old or new, and a second run finishes the work`, async () => {
        const after = await resultOf(args);
        let last = 0;
        for (let at = 1; ; at++) {
          last = at;
          let reached = true;
          await onDiskAsync(
            vault,
            async (root) => {
              const before = filesOn(root);
              let first = { stdout: '', stderr: '', code: -1 };
              reached = await withFault(at, fault, code, async () => {
                first = await runCli(args, { cwd: root });
              });
              if (!reached) return;
              assertWhole(filesOn(root), before, after, `${name}, ${fault} at ${at}`);
              if (fault === 'fails' && first.code === 2) {
                assert.equal(shown(root), renderFixture(before), `nothing is changed at ${at}`);
                assert.match(first.stderr, /Nothing is changed: .*no space left on the disk/);
              }
              const begun = filesOn(root).has('.docs-vault-interrupted.json');
              const second = await runCli(args, { cwd: root });
              if (begun) assert.equal(second.code, 0, `${name}, ${fault} at ${at}: ${second.stderr}`);
              assert.equal(filesOn(root).has('.docs-vault-interrupted.json'), false);
              const isDone = /There is no note|There is no file or folder|has the tag/.test(second.stderr);
              assert.equal(shown(root), renderFixture(after), `${name}, ${fault} at ${at}: ${second.stderr}`);
              assert.ok(second.code !== 2 || isDone, second.stderr);
            },
            memoryFolder,
          );
          if (!reached) break;
        }
        assert.ok(last > 3, 'no fault was reached');
      });

  test('a disk that is full changes nothing, and says so', function () {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) this.skip();
    onDisk('', (root) => {
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', root]).status !== 0) this.skip();
      try {
        const text = '[[ a ]]\n'.repeat(2000);
        for (const name of ['a.md', 'b.md', 'c.md']) writeFileSync(join(root, name), text);
        const edits = new Map(
          ['a.md', 'b.md', 'c.md'].map((path) => [path, [{ range: { start: 0, end: 0 }, newText: 'x'.repeat(8000) }]]),
        );
        assert.deepEqual(
          writeVaultEdit(root, { edits }, () => text),
          {
            refused: 'Nothing is changed: a.md: no space left on the disk.',
          },
        );
        assert.deepEqual(
          [...filesOn(root)],
          ['a.md', 'b.md', 'c.md'].map((path) => [path, text]),
        );
      } finally {
        execFileSync('umount', [root]);
      }
    });
  });

  test('a file that is read-only is named, and nothing is changed', () =>
    onDiskAsync(vault, async (root) => {
      chmodSync(join(root, 'c.md'), 0o444);
      const { stderr, code } = await runCli(['fix'], { cwd: root });
      assert.equal(stderr, 'docs-vault: Nothing is changed: c.md: it is read-only.\n');
      assert.equal(code, 2);
      assert.equal(shown(root), renderFixture(filesOn(root)));
    }));

  test('a file with two names gets its new text by the one in the vault alone', () =>
    onDiskAsync('//- vault/a.md\n[[ b ]]\n//- vault/b.md\n', async (root) => {
      linkSync(join(root, 'vault/a.md'), join(root, 'outside.md'));
      await runCli(['fix'], { cwd: join(root, 'vault') });
      assert.equal(readFileSync(join(root, 'vault/a.md'), 'utf8'), '[[b]]');
      assert.equal(readFileSync(join(root, 'outside.md'), 'utf8'), '[[ b ]]');
    }));

  test('what a killed write left is taken away by a later one, and what another is about to place is not', () =>
    onDiskAsync(vault, async (root) => {
      const [old, young] = ['1', '2'].map((digit) =>
        join(root, `.docs-vault-${digit.repeat(8)}-1111-1111-1111-111111111111.tmp`),
      ) as [string, string];
      for (const file of [old, young]) writeFileSync(file, 'left');
      const now = Date.now;
      try {
        // The time of the last change of a file cannot be set.
        Date.now = () => now() + 11 * 60_000;
        await runCli(['fix'], { cwd: root });
      } finally {
        Date.now = now;
      }
      assert.deepEqual(
        [...filesOn(root).keys()].filter((path) => path.startsWith('.')),
        [],
      );
      writeFileSync(young, 'left');
      writeFileSync(join(root, 'a.md'), '[[ b ]]');
      await runCli(['fix'], { cwd: root });
      assert.equal(statSync(young).isFile(), true);
    }));

  test('a journal that comes with a vault leads to nothing but its notes', () =>
    onDiskAsync('//- vault/a.md\n[[ b ]]\n//- vault/b.md\nb\n//- outside.md\nsecret', async (root) => {
      const folder = join(root, 'vault');
      mkdirSync(join(folder, '.git'));
      writeFileSync(join(folder, '.git/config'), 'mine');
      const journal = join(folder, '.docs-vault-interrupted.json');
      const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
      const beside = '.docs-vault-11111111-1111-1111-1111-111111111111.tmp';
      writeFileSync(join(folder, '.git', beside), 'theirs');
      const change = { path: '.git/config', beside, before: digest('mine'), after: digest('theirs') };
      const moves = [
        { from: 'b.md', to: '../b.md' },
        { from: 'b.md', to: '.git/hooks/post-checkout' },
        { from: '../outside.md', to: 'got.md' },
        { from: 'b.md', to: 'a.md' },
      ];
      for (const text of [
        JSON.stringify({ process: 0, changes: [change], moves }),
        JSON.stringify({ process: 'x', changes: {}, moves: null }),
        '{ "__proto__": ',
      ]) {
        writeFileSync(journal, text);
        const { code } = await runCli(['fix'], { cwd: folder });
        assert.equal(code, 0);
        assert.deepEqual(
          [...filesOn(root)].filter(([path]) => !path.includes(beside)),
          [
            ['outside.md', 'secret'],
            ['vault/.git/config', 'mine'],
            ['vault/a.md', '[[b]]'],
            ['vault/b.md', 'b'],
          ],
        );
      }
    }));

  test('while another command moves files of the vault, none is written', () =>
    onDiskAsync(vault, async (root) => {
      const other = JSON.stringify({ process: process.ppid, changes: [], moves: [] });
      writeFileSync(join(root, '.docs-vault-interrupted.json'), other);
      const { stderr, code } = await runCli(['mv', 'a.md', 'folder/'], { cwd: root });
      assert.match(stderr, /Another docs-vault is moving files of this vault just now/);
      assert.equal(code, 2);
    }));

  test('a process killed for good in the middle of a fix leaves every note old or new', () =>
    onDiskAsync('', async (root) => {
      for (let at = 0; at < 300; at++) writeFileSync(join(root, `n${at}.md`), '[[ n1 ]]\n');
      const cli = join(import.meta.dirname, '../server/src/cli/cli.ts');
      const args = ['--import', 'tsx', cli, 'fix', '--quiet', root];
      const project = join(import.meta.dirname, '..');
      spawnSync(process.execPath, args, { cwd: project, timeout: 700, killSignal: 'SIGKILL' });
      for (const [path, text] of filesOn(root)) if (!path.startsWith('.')) assert.match(text, /^\[\[ ?n1 ?\]\]\n$/);
      await runCli(['fix'], { cwd: root });
      for (const [path, text] of filesOn(root)) if (!path.startsWith('.')) assert.equal(text, '[[n1]]\n');
    }));
});

async function resultOf(args: readonly string[]): Promise<ReadonlyMap<string, string>> {
  let after: ReadonlyMap<string, string> = new Map();
  await onDiskAsync(vault, async (root) => {
    await runCli(args, { cwd: root });
    after = filesOn(root);
  });
  return after;
}

/** Every file of the vault reads as before or as after, and hidden ones are those that a write may leave. */
function assertWhole(
  now: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  what: string,
): void {
  const texts = new Set([...before.values(), ...after.values()]);
  for (const [path, text] of now)
    if (path.includes('.docs-vault-')) assert.match(path, /\.docs-vault-(?:[0-9a-f-]{36}\.tmp|interrupted\.json)$/);
    else assert.ok(texts.has(text), `${what}: ${path} is neither old nor new:\n${text}`);
  for (const path of before.keys())
    assert.ok(now.has(path) || after.has(path) || now.size >= before.size, `${what}: ${path} is lost`);
}

function shown(root: string): string {
  return renderFixture(new Map([...filesOn(root)].filter(([path]) => !path.includes('.docs-vault-'))));
}
