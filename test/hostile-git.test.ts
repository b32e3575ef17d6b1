import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { changesSince, datesOfChange, textsAt } from '../server/src/files/git.ts';
import { onDisk } from './disk.ts';

/** Everything by which the config of a repository names a program that git runs. */
const programs = (evil: string): string => `
[core]
	fsmonitor = ${evil}
	hooksPath = hooks
	pager = ${evil}
	editor = ${evil}
	sshCommand = ${evil}
	askPass = ${evil}
[diff]
	external = ${evil}
[diff "evil"]
	command = ${evil}
	textconv = ${evil}
[filter "evil"]
	clean = ${evil}
	smudge = ${evil}
	required = true
[filter "evil=.more"]
	process = ${evil}
	required = true
[gpg]
	program = ${evil}
[log]
	showSignature = true
[pager]
	diff = ${evil}
	log = ${evil}
[protocol]
	allow = always
[remote "origin"]
	url = ext::${evil}
	promisor = true
	partialclonefilter = blob:none
[extensions]
	partialClone = origin
`;

suite('a hostile vault: its repository', function () {
  this.timeout(20_000);

  test('nothing that its config names is run, and what git says is right all the same', function () {
    if (process.platform === 'win32') this.skip();
    onDisk('//- vault/a.md\none\n//- vault/b.md\ntwo\n//- vault/c.md\nthree', (root) => {
      const vault = join(root, 'vault');
      const git = (...args: string[]): string =>
        execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], {
          cwd: vault,
          encoding: 'utf8',
        });
      git('init', '-q');
      git('add', '.');
      git('commit', '-q', '-m', 'one');
      const canary = join(root, 'was-run');
      const evil = join(root, 'evil');
      writeFileSync(evil, `#!/bin/sh\necho "$0 $*" >> '${canary}'\ncat\n`);
      chmodSync(evil, 0o755);
      mkdirSync(join(vault, 'hooks'));
      for (const hook of ['post-index-change', 'fsmonitor-watchman', 'post-checkout']) {
        writeFileSync(join(vault, 'hooks', hook), `#!/bin/sh\necho hook >> '${canary}'\n`);
        chmodSync(join(vault, 'hooks', hook), 0o755);
      }
      appendFileSync(join(vault, '.git/config'), programs(evil));
      writeFileSync(join(vault, '.gitattributes'), 'a.md filter=evil diff=evil\nb.md filter=evil=.more diff=evil\n');
      writeFileSync(join(vault, 'a.md'), 'ONE');
      writeFileSync(join(vault, 'b.md'), 'two and more');
      // An object that is not there is one that a partial clone would fetch.
      const blob = git('-c', 'core.fsmonitor=false', 'rev-parse', 'HEAD:c.md').trim();
      execFileSync('rm', ['-f', join(vault, '.git/objects', blob.slice(0, 2), blob.slice(2))]);

      const changes = changesSince(vault);
      assert.ok(!('refused' in changes), JSON.stringify(changes));
      assert.deepEqual(
        changes.changed.filter((path) => path.endsWith('.md')),
        ['a.md', 'b.md'],
      );
      assert.deepEqual([...textsAt(vault, changes.commit, ['a.md', 'b.md'])].sort(), [
        ['a.md', 'one'],
        ['b.md', 'two'],
      ]);
      assert.equal(textsAt(vault, changes.commit, ['c.md']).size, 0);
      assert.ok(!('refused' in datesOfChange(vault, '2026-01-01')));
      assert.equal(existsSync(canary), false, 'something of the repository was run');
    });
  });
});
