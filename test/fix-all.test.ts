import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { ReadText } from '../server/src/features/feature.ts';
import { type FixedAll, fixAll } from '../server/src/features/fix-all.ts';
import { judgeNotes } from '../server/src/rules/judge.ts';
import type { Problem } from '../server/src/rules/rule.ts';
import { applyVaultEdit, today, vaultOf } from './check.ts';
import { parseFixture, renderFixture } from './fixture.ts';

suite('fix all', () => {
  const vault = `
//- a.md
[[b|B]] and [[c|C]], [[tailscale|C]]
//- b.md
[[c|C]]
//- c.md
//- tailscale.md
`;

  test('applies every safe fix of the vault, and no offer', () =>
    checkFixAll(
      vault,
      `
//- a.md
[[b]] and [[c]], [[tailscale|C]]
//- b.md
[[c]]
//- c.md
//- tailscale.md
`,
    ));

  test('of some notes leaves the others alone', () =>
    checkFixAll(
      vault,
      `
//- a.md
[[b|B]] and [[c|C]], [[tailscale|C]]
//- b.md
[[c]]
//- c.md
//- tailscale.md
`,
      (problem) => problem.path === 'b.md',
    ));

  test('of some rules leaves the other problems alone', () =>
    checkFixAll(vault, vault, (problem) => problem.rule === 'broken-link'));

  test('keeps the edits of the texts apart from each other, and small', () => {
    const { files } = parseFixture(vault);
    const { edit, fixed } = fixedAll(files);
    assert.deepEqual(
      [...edit.edits].map(([path, edits]) => [path, edits.length]),
      [
        ['a.md', 2],
        ['b.md', 1],
      ],
    );
    assert.deepEqual(
      fixed.map(({ problem, fix }) => `${problem.path}: ${fix.title}`),
      ['a.md: Simplify to [[b]]', 'a.md: Simplify to [[c]]', 'b.md: Simplify to [[c]]'],
    );
  });

  test('leaves a text alone that cannot be read', () => {
    const { files } = parseFixture(vault);
    const { edit } = fixedAll(files, (path) => (path === 'a.md' ? undefined : files.get(path)));
    assert.deepEqual([...edit.edits.keys()], ['b.md']);
  });
});

function checkFixAll(source: string, expected: string, isAsked: (problem: Problem) => boolean = () => true): void {
  const { files } = parseFixture(source);
  const { edit } = fixedAll(files, undefined, isAsked);
  assert.equal(renderFixture(applyVaultEdit(files, edit)), renderFixture(parseFixture(expected).files));
}

function fixedAll(
  files: ReadonlyMap<string, string>,
  read: ReadText = (path) => files.get(path),
  isAsked: (problem: Problem) => boolean = () => true,
): FixedAll {
  const vault = vaultOf(files);
  return fixAll(vault, read, (paths) => [...judgeNotes(vault, { today }, paths)].filter(isAsked));
}
