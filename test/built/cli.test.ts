import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { setup, suite, teardown, test } from 'mocha';
import { clockGrain } from '../../server/src/files/cache/stamp.ts';

const project = join(import.meta.dirname, '../..');
const cli = join(project, 'server/out/cli.js');
/** Without what the tests themselves are run with. */
const env = { ...process.env, NODE_OPTIONS: '' };

/** The command as it is installed: the bundle, run as a process of its own. */
suite('the built command line', () => {
  let root = '';
  setup(() => {
    root = mkdtempSync(join(tmpdir(), 'docs-vault-built-'));
  });
  teardown(() => rmSync(root, { recursive: true, force: true }));

  const write = (path: string, text: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [cli, ...args], { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 28 });

  test('says its version and helps', () => {
    const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
    assert.deepEqual([run('--version').stdout, run('-V').stdout], [`${version}\n`, `${version}\n`]);
    assert.match(run('--help').stdout, /^Usage: docs-vault/);
    assert.match(run('help', 'check').stdout, /Exit codes: 0/);
  });

  test('ends with 0, 1 and 2', () => {
    write('a.md', '[[b]]\n');
    write('b.md', '[[a]]\n');
    assert.equal(run('check').status, 0);
    write('b.md', '[[a]] [[missing]]\n');
    assert.equal(run('check').status, 1);
    assert.equal(run('check', 'nowhere').status, 2);
  });

  test('10,000 problems, in every format', () => {
    write('a.md', Array.from({ length: 10_000 }, (_, index) => `[[missing note ${index}]]\n`).join(''));
    for (const format of ['plain', 'pretty', 'json', 'sarif', 'github', 'junit']) {
      const { status, stdout, stderr } = run('check', '--rule', 'broken-link', '--format', format);
      assert.deepEqual([status, stderr], [1, ''], format);
      assert.equal(stdout.match(/missing note \d+'/g)?.length, format === 'junit' ? 20_000 : 10_000, format);
    }
  });

  test('a reader that has seen enough is no failure', () => {
    write('a.md', Array.from({ length: 5_000 }, (_, index) => `[[missing note ${index}]]\n`).join(''));
    const command = `"${process.execPath}" "${cli}" check --rule broken-link | head -n 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: root, env, encoding: 'utf8' });
    assert.match(stdout, /^a\.md:1:1: error broken-link [^\n]*\n$/);
    assert.equal(stderr, '');
  });

  test('a report that cannot be written is said, and ends with 2', function () {
    if (process.platform !== 'linux') this.skip();
    write('a.md', '[[b]]\n');
    const command = `"${process.execPath}" "${cli}" check > /dev/full`;
    const { stderr, status } = spawnSync('sh', ['-c', command], { cwd: root, env, encoding: 'utf8' });
    assert.equal(stderr, 'docs-vault: Standard output cannot be written: no space left on the disk.\n');
    assert.equal(status, 2);
  });

  test('a note that may not be read is said, and ends with 2', () => {
    write('a.md', '[[b]]\n');
    write('b.md', '[[a]]\n');
    chmodSync(join(root, 'a.md'), 0);
    // Root may read everything.
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    chmodSync(root, 0o755);
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'check'], {
      cwd: root,
      env,
      encoding: 'utf8',
      ...nobody,
    });
    assert.match(stdout + stderr, /a\.md.*permission denied/);
    assert.equal(status, 2);
  });

  test('stopped at any moment, fix has changed everything or nothing', async function () {
    this.timeout(120_000);
    const paths = Array.from({ length: 400 }, (_, index) => `n${index}.md`);
    const [before, after] = ['[[n0|N0]]\n', '[[n0]]\n'];
    for (const delay of [150, 200, 250, 300, 350, 400, 500, 600]) {
      for (const path of paths) write(path, before);
      const child = spawn(process.execPath, [cli, 'fix', '--quiet', '--rule', 'redundant-alias'], { cwd: root, env });
      const timer = globalThis.setTimeout(() => child.kill('SIGINT'), delay);
      await ended(child);
      clearTimeout(timer);
      assert.deepEqual(readdirSync(root).sort(), [...paths].sort(), 'no file is left over');
      const texts = new Set(paths.slice(1).map((path) => readFileSync(join(root, path), 'utf8')));
      assert.equal(texts.size, 1, `half of the files after ${delay} ms`);
      assert.ok(texts.has(before) || texts.has(after));
    }
  });

  test('works inside a hook, where git names its repository by a path from elsewhere', () => {
    write('docs/a.md', '[[missing]]\n');
    spawnSync('git', ['init', '-q', '.'], { cwd: root });
    const hook = { ...env, GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index', GIT_PREFIX: '' };
    const args = ['check', 'docs', '--changed', '--rule', 'broken-link'];
    const { stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: root, env: hook, encoding: 'utf8' });
    assert.match(stdout + stderr, /^docs\/a\.md:1:1: error broken-link/);
  });

  test('watch checks again when a note changes', async () => {
    write('a.md', '[[missing]]\n');
    const child = spawn(process.execPath, [cli, 'check', '--watch', '--rule', 'broken-link'], { cwd: root, env });
    try {
      await printed(child, /1 problem /);
      write('a.md', 'nothing\n');
      await printed(child, /No problems/);
    } finally {
      child.kill();
      await ended(child);
    }
  });

  test('watch keeps what it has read, for its next check too', async () => {
    for (let index = 0; index < 500; index++) write(`n${index}.md`, '[[missing]]\n');
    // Files that were changed a moment ago are read again in any case.
    await setTimeout(clockGrain + 100);
    const folder = join(root, '.cache');
    const child = spawn(process.execPath, [cli, 'check', '--watch', '--quiet', '--max-problems', '1'], {
      cwd: root,
      env: { ...env, DOCS_VAULT_CACHE_FOLDER: folder },
    });
    try {
      await printed(child, /broken-link/);
      while (!existsSync(folder) || readdirSync(folder).length === 0) await setTimeout(20);
    } finally {
      child.kill('SIGINT');
      await ended(child);
    }
  });

  test('serves an editor over standard input and output', async () => {
    const child = spawn(process.execPath, [cli, 'lsp', '--stdio'], { cwd: root, env });
    const send = (message: object): void => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      child.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
    await printed(child, /"completionProvider"/);
    send({ id: 2, method: 'shutdown' });
    send({ method: 'exit' });
    assert.equal(await ended(child), 0);
  });

  test('reads a note from standard input', () => {
    const { stdout } = spawnSync(process.execPath, [cli, 'inspect', '-'], { env, input: '# One\n', encoding: 'utf8' });
    assert.equal(JSON.parse(stdout).headings[0].text.text, 'One');
  });

  test('loads nothing that the command does not use', () => {
    write('a.md', 'text\n');
    assert.deepEqual(loadedBy('--version'), []);
    assert.deepEqual(loadedBy('check', '--format', 'plain'), ['commander']);
    assert.deepEqual(loadedBy('check', '--format', 'pretty', '--fix', '--dry-run'), ['commander', 'diff']);
  });

  /** Which of these libraries are in the files that a run of the command loads. */
  function loadedBy(...args: string[]): string[] {
    const coverage = join(root, '.coverage');
    spawnSync(process.execPath, [cli, ...args], { cwd: root, env: { ...env, NODE_V8_COVERAGE: coverage } });
    const files = new Set<string>();
    for (const name of readdirSync(coverage))
      for (const { url } of JSON.parse(readFileSync(join(coverage, name), 'utf8')).result)
        if (url.startsWith('file:')) files.add(fileURLToPath(url));
    rmSync(coverage, { recursive: true });
    const code = [...files].map((file) => readFileSync(file, 'utf8')).join('\n');
    return Object.keys(marks).filter((library) => code.includes(marks[library] ?? ''));
  }

  /** A text that stands in each library alone, and that no minifier touches. */
  const marks: Readonly<Record<string, string>> = {
    commander: 'commander.unknownCommand',
    diff: 'No newline at end of file',
    'vscode-languageserver': 'textDocument/semanticTokens',
    remark: 'blockQuoteMarker',
  };
});

/** The exit code of the process; -1 when a signal ended it. */
function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
}

/** Waits until the process has printed something that matches, from now on. */
function printed(child: ChildProcess, expected: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk;
      if (expected.test(output)) resolve();
    });
    child.once('exit', () => reject(new Error(`it ended, and had printed: ${output}`)));
  });
}
