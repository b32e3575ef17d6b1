import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite, test } from 'mocha';
import { onDiskAsync } from './disk.ts';
import { runCli } from './run-cli.ts';

/**
 * The checks that documentation vaults have been kept in order with by scripts, each met by a config alone. The vault is
 * the sample with its planted faults mended as far as a contract needs it; each test plants its own.
 */
suite('what scripts used to check', () => {
  const contracts: Record<string, { rule: string; files: Record<string, string>; found: string[] }> = {
    'every wiki-link names a note': {
      rule: 'broken-link',
      files: { 'reference/x.md': 'See [[printer]] and [[printer-two]].' },
      found: ['reference/x.md:1:21'],
    },
    'and a note whose stem is unique': {
      rule: 'ambiguous-link',
      files: { 'reference/x.md': 'See [[twice]].', 'reference/twice.md': 'text', 'how-to/twice.md': 'text' },
      found: ['reference/x.md:1:5'],
    },
    'no paths in the brackets': {
      rule: 'path-link',
      files: { 'reference/x.md': 'See [[reference/printer]] and [[printer]].' },
      found: ['reference/x.md:1:5'],
    },
    'no spaces in the brackets': {
      rule: 'spaced-link',
      files: { 'reference/x.md': 'See [[ printer ]], [[nas | box]] and [[printer]].' },
      found: ['reference/x.md:1:5', 'reference/x.md:1:20'],
    },
    'no orphans but the index': {
      rule: 'orphan-note',
      files: { 'reference/x.md': 'Nobody links here.', 'index.md': 'Nobody links here either.' },
      found: ['reference/x.md:1:1'],
    },
    'each note is linked from the index note of its section, directly': {
      rule: 'missing-from-index',
      files: { 'how-to/x.md': 'See [[y]].', 'how-to/y.md': 'text', 'how-to/how-to.md': '- [[x]]' },
      found: ['how-to/y.md:1:1'],
    },
    'title, tags and modified are there': {
      rule: 'missing-field',
      files: { 'reference/x.md': '---\ntitle: X\ntags: []\n---\ntext' },
      found: ['reference/x.md:1:1', 'reference/x.md:3:1'],
    },
    'status and requires stand under how-to/ only': {
      rule: 'misplaced-field',
      files: {
        'reference/x.md': '---\nstatus: active\nrequires: [printer]\n---\n',
        'how-to/x2.md': '---\nstatus: active\nrequires: [printer]\n---\n',
      },
      found: ['reference/x.md:2:1', 'reference/x.md:3:1'],
    },
    'stems are unique': {
      rule: 'duplicate-stem',
      files: { 'reference/twice.md': 'text', 'how-to/twice.md': 'text' },
      found: ['reference/twice.md:1:1'],
    },
    'requirements name notes': {
      rule: 'unknown-requirement',
      files: { 'how-to/x.md': '---\nrequires: [printer, nowhere]\n---\n' },
      found: ['how-to/x.md:2:21'],
    },
    'and make no ring': {
      rule: 'requirement-cycle',
      files: { 'how-to/x.md': '---\nrequires: [y]\n---\n', 'how-to/y.md': '---\nrequires: [x]\n---\n' },
      found: ['how-to/x.md:2:12'],
    },
  };
  for (const [name, { rule, files, found }] of Object.entries(contracts))
    test(name, () =>
      inVault(files, async (root) => {
        const { stdout, code } = await runCli(['check', '--rule', rule, '--fail-on', 'hint', '--quiet'], { cwd: root });
        const places = stdout.split('\n').flatMap((line) => /^(\S+:\d+:\d+): /.exec(line)?.[1] ?? []);
        assert.deepEqual(places, found, stdout);
        assert.equal(code, 1);
      }),
    );

  test('and where nothing is planted, nothing is found', () =>
    inVault({}, async (root) => {
      const rules = [...new Set(Object.values(contracts).map(({ rule }) => rule))].join();
      const { stdout, code } = await runCli(['check', '--rule', rules, '--fail-on', 'hint'], { cwd: root });
      assert.match(stdout, /^No problems/);
      assert.equal(code, 0);
    }));

  test('the review queue, by the date in the note and by the last commit', () =>
    inVault({ 'reference/x.md': '---\nlast-reviewed: 2020-01-01\n---\n' }, async (root) => {
      const queue = async (...args: string[]): Promise<string[]> =>
        JSON.parse((await runCli(['review', '--json', ...args], { cwd: root })).stdout).queue.map(
          ({ path, date }: { path: string; date?: string }) => `${path} ${date ?? 'never'}`,
        );
      assert.ok((await queue('--limit', '99')).includes('reference/x.md 2020-01-01'));
      commit(root, '2021-02-03');
      assert.deepEqual(await queue('--by', 'git', '--limit', '1'), ['explanation/explanation.md 2021-02-03']);
    }));

  test('the tags, and the chains of requirements', () =>
    inVault({ 'how-to/x.md': '---\ntags: [printing]\nrequires: [printer]\nstatus: active\n---\n' }, async (root) => {
      assert.match((await runCli(['tags'], { cwd: root })).stdout, /^ +\d+ {2}printing$/m);
      assert.match(
        (await runCli(['chains'], { cwd: root })).stdout,
        /^how-to\/x\.md {2}ready\n└── reference\/printer\.md/m,
      );
    }));
});

/** Four sections with an index note each, kept by the config of the sample vault. */
const mended: Readonly<Record<string, string>> = {
  'index.md': note('Home', '- [[explanation]]\n- [[how-to]]\n- [[reference]]\n- [[tutorials]]'),
  'explanation/explanation.md': note('Explanation', 'Nothing yet.'),
  'how-to/how-to.md': note('How-to', 'Nothing yet.'),
  'reference/reference.md': note('Reference', '- [[nas]]\n- [[printer]]'),
  'reference/nas.md': note('The storage box', 'Beside the [[printer]].'),
  'reference/printer.md': note('The printer', 'Beside the [[nas]].'),
  'tutorials/tutorials.md': note('Tutorials', 'Nothing yet.'),
};

function note(title: string, body: string): string {
  return `---\ntitle: ${title}\ntags: [docs]\nmodified: 2026-06-01\nlast-reviewed: 2026-06-01\n---\n\n${body}\n`;
}

function inVault(files: Readonly<Record<string, string>>, check: (root: string) => Promise<void>): Promise<void> {
  return onDiskAsync('', async (root) => {
    cpSync(join(import.meta.dirname, 'vaults/sample/docs-vault.json'), join(root, 'docs-vault.json'));
    for (const [path, text] of Object.entries({ ...mended, ...files })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    await check(root);
  });
}

function commit(root: string, date: string): void {
  const when = `${date}T12:00:00Z`;
  const who = ['-c', 'user.name=Ida', '-c', 'user.email=ida@example.org', '-c', 'commit.gpgsign=false'];
  const env = { ...process.env, GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when };
  for (const args of [
    ['init', '-q', '.'],
    ['add', '.'],
    [...who, 'commit', '-qm', 'all'],
  ])
    assert.equal(spawnSync('git', args, { cwd: root, env }).status, 0, args.join(' '));
}
