import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, rmSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { loadVaultInSteps } from '../server/src/files/load.ts';
import { readBytes, readText } from '../server/src/files/read.ts';
import { onDisk, onDiskAsync } from './disk.ts';
import { runCli } from './run-cli.ts';

/** Whatever stands in a vault, the rest of it is served: this note, and what is wrong with it. */
const good = '//- docs-vault.json\n{ "rules": { "orphan-note": "off" } }\n//- good.md\n[[missing]]\n';
const megabyte = 1024 * 1024;

interface Hostile {
  readonly make: (root: string) => void;
  /** What `check` says of it, on standard output or error. */
  readonly said: RegExp;
}

const onUnix = process.platform !== 'win32';

const files: Record<string, Hostile> = {
  'a note that is a folder': { make: (root) => mkdirSync(join(root, 'odd.md')), said: /1 error/ },
  'a note of 100 MB in one line': {
    make: (root) => writeFileSync(join(root, 'odd.md'), Buffer.alloc(100 * megabyte, 'a')),
    said: /odd\.md.*\n?.*too large/,
  },
  'a note of a terabyte, of which nothing is on the disk': {
    make: (root) => {
      writeFileSync(join(root, 'odd.md'), '');
      truncateSync(join(root, 'odd.md'), 2 ** 40);
    },
    said: /odd\.md.*\n?.*too large/,
  },
  'a note of a megabyte of brackets': {
    make: (root) => writeFileSync(join(root, 'odd.md'), '[['.repeat(megabyte / 2)),
    said: /1 error/,
  },
  'a note of NULs': {
    make: (root) => writeFileSync(join(root, 'odd.md'), Buffer.alloc(megabyte)),
    said: /odd\.md.*\n?.*NUL byte/,
  },
  'a note that is not UTF-8': {
    make: (root) => writeFileSync(join(root, 'odd.md'), Buffer.from([0x61, 0xe9, 0x0a])),
    said: /odd\.md.*\n?.*not UTF-8/,
  },
  'a note with half of a surrogate pair': {
    make: (root) => writeFileSync(join(root, 'odd.md'), Buffer.from([0x61, 0xed, 0xa0, 0x80])),
    said: /odd\.md.*\n?.*not UTF-8/,
  },
  'a note in UTF-16, little end first': {
    make: (root) => writeFileSync(join(root, 'odd.md'), Buffer.from('\ufeff[[x]]', 'utf16le')),
    said: /odd\.md.*\n?.*UTF-16/,
  },
  'a note in UTF-16, big end first': {
    make: (root) => writeFileSync(join(root, 'odd.md'), Buffer.from('\ufeff[[x]]', 'utf16le').swap16()),
    said: /odd\.md.*\n?.*UTF-16/,
  },
  'a name as long as the disk allows': {
    make: (root) => writeFileSync(join(root, `${'n'.repeat(252)}.md`), '[[missing]]'),
    said: /2 errors/,
  },
  ...(onUnix && {
    'a note that is a pipe': { make: (root: string) => makePipe(join(root, 'odd.md')), said: /1 error/ },
    'a link to a pipe': {
      make: (root: string) => {
        makePipe(join(root, 'pipe'));
        symlinkSync('pipe', join(root, 'odd.md'));
      },
      said: /1 error/,
    },
    'a config that is a pipe': {
      make: (root: string) => {
        unlinkSync(join(root, 'docs-vault.json'));
        makePipe(join(root, 'docs-vault.json'));
      },
      said: /docs-vault\.json.*\n?.*a pipe, a socket or a device, not a file/,
    },
    'a config that leads to a secret outside': {
      make: (root: string) => {
        unlinkSync(join(root, 'docs-vault.json'));
        symlinkSync('/etc/passwd', join(root, 'docs-vault.json'));
      },
      said: /docs-vault\.json.*\n?.*leads out of the vault/,
    },
    'a .gitignore that is a pipe': { make: (root: string) => makePipe(join(root, '.gitignore')), said: /1 error/ },
    'a .gitignore that never ends': {
      make: (root: string) => symlinkSync('/dev/zero', join(root, '.gitignore')),
      said: /1 error/,
    },
    'a .git that is a pipe': { make: (root: string) => makePipe(join(root, '.git')), said: /1 error/ },
    'links that lead in a ring': {
      make: (root: string) => {
        symlinkSync('two.md', join(root, 'one.md'));
        symlinkSync('one.md', join(root, 'two.md'));
        symlinkSync('.', join(root, 'self'));
        mkdirSync(join(root, 'deep'));
        symlinkSync('..', join(root, 'deep/up'));
      },
      said: /1 error/,
    },
    'links that lead out of the vault': {
      make: (root: string) => {
        symlinkSync('/etc/passwd', join(root, 'odd.md'));
        symlinkSync('/etc', join(root, 'etc'));
      },
      said: /1 error/,
    },
    'the same file by two paths': {
      make: (root: string) => {
        symlinkSync('good.md', join(root, 'link.md'));
        linkSync(join(root, 'good.md'), join(root, 'hard.md'));
      },
      said: /3 errors/,
    },
    'names with line breaks, escape sequences and turned writing': {
      make: (root: string) => writeFileSync(join(root, 'a\n\x1b[31m\u202egpj.md'), '[[missing]]'),
      said: /a\\u\{a\}\\u\{1b\}\[31m\\u\{202e\}gpj\.md/,
    },
    'names that differ in case alone': {
      make: (root: string) => writeFileSync(join(root, 'GOOD.md'), '[[missing]]'),
      said: /2 errors/,
    },
  }),
};

suite('a hostile vault: its files', function () {
  this.timeout(20_000);

  for (const [what, { make, said }] of Object.entries(files))
    test(what, () =>
      onDiskAsync(good, async (root) => {
        make(root);
        const { result, seconds, megabytes } = await measured(() => runCli(['check', '--vault', root], { cwd: root }));
        assert.match(result.stdout + result.stderr, said);
        assert.match(result.stdout, /good\.md.*broken-link/);
        assert.doesNotMatch(result.stdout + result.stderr, /root:x|something went wrong/);
        assert.ok(seconds < 5, `took ${seconds} s`);
        assert.ok(megabytes < 300, `took ${megabytes} MB`);
      }),
    );

  test('a path longer than the system opens', function () {
    if (!onUnix) this.skip();
    return onDiskAsync(good, async (root) => {
      makeDeep(root);
      try {
        const { stdout, stderr } = await runCli(['check'], { cwd: root });
        assert.match(stdout, /good\.md.*broken-link/);
        assert.match(stderr, /cannot be read: the name is too long/);
      } finally {
        execFileSync('rm', ['-rf', join(root, 'top')]);
      }
    });
  });

  test('a socket', () =>
    onDiskAsync(good, async (root) => {
      if (!onUnix) return;
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(join(root, 'odd.md'), resolve));
      try {
        const { stdout } = await runCli(['check'], { cwd: root });
        assert.match(stdout, /1 error/);
        assert.match(JSON.stringify(readText(join(root, 'odd.md'))), /cannot be read/);
      } finally {
        await new Promise((resolve) => server.close(resolve));
      }
    }));

  test('a note and a folder that may not be read', function () {
    // Nothing is forbidden to root.
    if (!onUnix || process.getuid?.() === 0) this.skip();
    return onDiskAsync(good, async (root) => {
      writeFileSync(join(root, 'odd.md'), '');
      mkdirSync(join(root, 'closed'));
      chmodSync(join(root, 'odd.md'), 0);
      chmodSync(join(root, 'closed'), 0);
      const { stdout, stderr } = await runCli(['check'], { cwd: root });
      assert.match(stdout, /good\.md.*broken-link/);
      assert.match(stderr, /odd\.md cannot be read: permission denied/);
      assert.match(stderr, /closed cannot be read: permission denied/);
    });
  });

  test('a note that vanishes between list and read', () =>
    onDisk('//- a.md\n[[b]]\n//- b.md\n\n//- c.md\n', (root) => {
      const steps = loadVaultInSteps(root);
      steps.next();
      rmSync(join(root, 'b.md'));
      makePipe(join(root, 'b.md'));
      rmSync(join(root, 'c.md'));
      let last = steps.next();
      while (!last.done) last = steps.next();
      assert.ok(!('refused' in last.value));
      assert.deepEqual(
        last.value.unreadable.map(({ path, reason }) => `${path}: ${reason}`),
        ['b.md: a pipe, a socket or a device, not a file', 'c.md: no such file or folder'],
      );
      assert.deepEqual([...last.value.vault.notes.keys()], ['a.md', 'b.md', 'c.md']);
    }));

  test('a file that grows while it is read is read to a bound', () =>
    onDiskAsync('', async (root) => {
      if (!onUnix) return;
      const file = join(root, 'log.md');
      writeFileSync(file, '');
      const writer = spawn('sh', ['-c', `exec yes >> '${file}'`]);
      try {
        await new Promise((resolve) => setTimeout(resolve, 30));
        for (let round = 0; round < 20; round++) {
          const bytes = readBytes(file, 4 * megabyte);
          assert.ok((bytes?.length ?? 0) <= 4 * megabyte);
        }
      } finally {
        writer.kill('SIGKILL');
      }
    }));

  test('a file that tells a wrong size is read whole', () => {
    if (process.platform !== 'linux') return;
    assert.ok((readBytes('/proc/self/status', megabyte)?.length ?? 0) > 500);
    assert.equal(readBytes('/proc/self/status', 100), undefined);
  });
});

function makePipe(file: string): void {
  execFileSync('mkfifo', [file]);
}

/** Folders in folders, deeper than a path may be long; moved into each other, since they cannot be made so. */
function makeDeep(root: string): void {
  const name = 'd'.repeat(200);
  const half = `mkdir -p ${Array(15).fill(name).join('/')}`;
  execFileSync(
    'sh',
    ['-c', `${half}; mkdir top; cd top; ${half}; cd ..; mv ${name} top/${Array(15).fill(name).join('/')}`],
    {
      cwd: root,
    },
  );
}

async function measured<Result>(
  run: () => Promise<Result>,
): Promise<{ result: Result; seconds: number; megabytes: number }> {
  const [started, before] = [process.cpuUsage(), process.memoryUsage().rss];
  const result = await run();
  const { user, system } = process.cpuUsage(started);
  return {
    result,
    seconds: (user + system) / 1e6,
    megabytes: (process.memoryUsage().rss - before) / megabyte,
  };
}
