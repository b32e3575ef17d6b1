import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { filesOn, onDiskAsync } from './disk.ts';
import { runCli } from './run-cli.ts';

const vault = `//- docs/docs-vault.json
{}
//- docs/a.md
[[b]] #tag
//- docs/b.md
[[a]]
`;

const unread = 'docs/a.md cannot be read: permission denied.';

/** Command lines, and what each says when docs/a.md cannot be read. */
const cases: Readonly<Record<string, string>> = {
  'check docs/b.md': unread,
  'tags docs': unread,
  'links docs/b.md': unread,
  'orphans docs': unread,
  'review docs': unread,
  'graph docs': unread,
  // A link of that note could be one that has to follow.
  'rename docs/b.md c': `Nothing is changed: ${unread}`,
  'mv docs/b.md docs/c/': `Nothing is changed: ${unread}`,
  'review --done docs/b.md': `Nothing is changed: ${unread}`,
};

suite('a note that may not be read', () => {
  for (const [line, said] of Object.entries(cases))
    test(`docs-vault ${line}`, async function () {
      if (process.platform === 'win32') this.skip();
      await onDiskAsync(vault, async (root) => {
        const args = line.split(' ');
        // Everything is loaded before the rights are given up.
        await runCli([...args, '--help'], { cwd: root });
        await runCli([...args, '--vault', 'nowhere'], { cwd: root });
        const before = filesOn(root);
        chmodSync(root, 0o755);
        chmodSync(join(root, 'docs/a.md'), 0);
        const { stderr, code } = await asNobody(() => runCli(args, { cwd: root }));
        assert.equal(stderr, `docs-vault: ${said}\n`);
        assert.equal(code, 2);
        chmodSync(join(root, 'docs/a.md'), 0o644);
        assert.deepEqual(filesOn(root), before);
      });
    });
});

/** Root may read everything, so the work is done as somebody else. */
async function asNobody<Result>(work: () => Promise<Result>): Promise<Result> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
