import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import ignore from 'ignore';
import { suite, test } from 'mocha';
import picomatch from 'picomatch';
import { parseConfig } from '../server/src/config.ts';
import { PatternFile } from '../server/src/files/gitignore.ts';
import { rules } from '../server/src/rules/index.ts';
import { globMatcher, matchesGlobs } from '../server/src/text/glob.ts';
import { onDiskAsync } from './disk.ts';
import { seeded } from './fuzz.ts';
import { runCli } from './run-cli.ts';

const long = 'a'.repeat(200);

/** Globs and paths with which a regular expression takes longer than anybody waits. */
const slow: Readonly<Record<string, readonly [glob: string, path: string]>> = {
  'many stars in a name': [`${'*a'.repeat(40)}b`, long],
  'many double stars': [`${'**/a/'.repeat(30)}b`, 'a/'.repeat(400)],
  'repeated choices that overlap': ['+(a|aa|aaa)+(a|aa)b', long],
  'repetitions in repetitions': ['+(+(+(+(a))))b', long],
  'a hundred braces': [`${'{a,b}'.repeat(100)}c`, long],
  'braces in braces': [`${'{a,'.repeat(19)}${'}'.repeat(19)}`, long],
  'braces that do not close': ['{a,'.repeat(3000), long],
  'brackets that do not close': ['['.repeat(9000), long],
  'question marks with a name of any length': [`${'?*'.repeat(100)}b`, long],
};

suite('a hostile vault: its globs', function () {
  this.timeout(20_000);

  for (const [name, [glob, path]] of Object.entries(slow))
    test(name, () => {
      assert.ok(secondsOf(() => matchesGlobs([glob], path)) < 2);
      assert.ok(secondsOf(() => new PatternFile(glob, false).ignores(path, false)) < 2);
    });

  test('a config and a .gitignore full of them', () =>
    onDiskAsync(`//- ${long}.md\n[[missing]]\n//- .gitignore\n${'*a*a*a*a*a*a*a*a*b\n'.repeat(5000)}`, async (root) => {
      const globs = Object.values(slow).map(([glob]) => glob.slice(0, 1000));
      const config = JSON.stringify({ exclude: globs, overrides: [{ files: globs, rules: {} }], include: '**/*' });
      writeFileSync(join(root, 'docs-vault.json'), config);
      let output = '';
      const seconds = await secondsOfAsync(async () => {
        output = (await runCli(['check'], { cwd: root })).stdout;
      });
      assert.match(output, /broken-link/);
      assert.ok(seconds < 10, `took ${seconds} s`);
    }));

  for (const [glob, message] of [
    ['!(a)', "This glob matches nothing: '!(…)' cannot be used here; a '!' at the beginning can."],
    ['{a,'.repeat(21) + '}'.repeat(21), /stand in each other more than 20 deep/],
    ['a'.repeat(20_001), 'The globs of a config may have 20000 characters together; this one is too much.'],
  ] as const)
    test(`the glob ${glob.slice(0, 20)} is reported, and left out`, () => {
      for (const text of [{ exclude: [glob, 'b'] }, { rules: { 'orphan-note': ['hint', { except: [glob] }] } }]) {
        const { config, problems } = parseConfig(JSON.stringify(text), rules);
        assert.equal(problems.length, 1);
        if (typeof message === 'string') assert.equal(problems[0]?.message, message);
        else assert.match(problems[0]?.message ?? '', message);
        if ('exclude' in text) assert.deepEqual(config.exclude, ['b']);
      }
    });

  test('globs match what picomatch says they match', () =>
    seeded(fc.tuple(glob, paths), 500, ([glob, paths]) => {
      const [ours, theirs] = [globMatcher([glob]), picomatch([glob], { dot: true, flags: 's' })];
      for (const path of paths) assert.equal(ours(path), theirs(path), `${glob} and ${path}`);
    }));

  test('patterns of git match what the package `ignore` says they match', () =>
    seeded(fc.tuple(fc.array(gitPattern, { minLength: 1, maxLength: 3 }), paths), 500, ([lines, paths]) => {
      const text = lines.join('\n');
      const [ours, theirs] = [new PatternFile(text, false), ignore({ ignorecase: false }).add(text)];
      // The caller asks from the top: what is in a folder that is ignored is not asked for.
      for (const path of paths.filter((path) => !path.includes('/') || !theirs.ignores(path.replace(/\/[^/]*$/, '/'))))
        for (const isFolder of [true, false]) {
          const { ignored, unignored } = theirs.test(isFolder ? `${path}/` : path);
          const expected = ignored || unignored ? ignored : undefined;
          assert.equal(ours.ignores(path, isFolder), expected, `${text} and ${path}`);
        }
    }));

  test('of a file of patterns longer than anybody writes whole lines are read', () => {
    const text = `# ${'x'.repeat(29_990)}\nfirst.md\n*.md\n`;
    assert.equal(new PatternFile(text, false).ignores('second.md', false), undefined);
  });
});

const names = fc.constantFrom('a', 'b', 'ab', 'abc', '.a', 'a.md', 'b.md', 'ab.md', 'x-1', 'C', '[a]', 'a b', '{a}');
const paths = fc.array(
  fc.array(names, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
  { minLength: 1, maxLength: 10 },
);
const namePatterns = fc.constantFrom(
  ...['*', '?', 'a*', '*.md', '*b*', '[a-c]', '[^a]*', 'a?', 'x-[0-9]', '.*', '\\[a\\]', 'a', 'b', 'ab', 'a b', 'C'],
);
const globPart = fc.oneof(
  { weight: 4, arbitrary: namePatterns },
  fc.constantFrom('**', '{a,b}', '{a,b*}.md', '*.{md,txt}', '@(a|b)', '+(a|b)', '{a}', '?(x)ab'),
);
const glob = fc
  .array(globPart, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('/'))
  // For picomatch `a/**` matches `a`, and `*/**` does not.
  .filter((glob) => !/[*?\])}]\/\*\*$/.test(glob));
const gitPattern = fc
  .tuple(
    fc.constantFrom('', '', '', '!', '/'),
    fc.array(fc.oneof({ weight: 3, arbitrary: namePatterns }, fc.constantFrom('**', '[[:alpha:]]')), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.constantFrom('', '', '/', ' '),
  )
  .map(([before, parts, after]) => before + parts.join('/') + after);

function secondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function secondsOfAsync(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
