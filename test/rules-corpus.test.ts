import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { fixAll } from '../server/src/features/fix-all.ts';
import { loadVault } from '../server/src/files/node.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { judgeNotes } from '../server/src/rules/judge.ts';
import type { Problem } from '../server/src/rules/rule.ts';
import { applyEdits } from '../server/src/text/edit.ts';
import { today } from './check.ts';

const folder = process.env.DOCS_VAULT_CORPUS;

/** Any vault that is not ours: the folder that DOCS_VAULT_CORPUS names, and nothing without it. */
if (folder !== undefined)
  suite(`rules: ${folder}`, () => {
    const texts = new Map<string, string>();
    const loaded = loadVault(folder, { texts });
    assert.ok('vault' in loaded, `${folder} loads`);
    const { vault } = loaded;
    const judge = (paths?: ReadonlySet<string>): Problem[] => [...judgeNotes(vault, { today }, paths)];

    test('no rule fails, and judging again says the same', function () {
      this.timeout(600_000);
      const problems = judge();
      assert.deepEqual(
        problems.filter(({ message }) => / failed on this note: /.test(message)),
        [],
      );
      assert.equal(shown(judge()), shown(problems));
      const counts = new Map<string, number>();
      for (const { rule } of problems) counts.set(rule, (counts.get(rule) ?? 0) + 1);
      console.table(Object.fromEntries([...counts].sort()));
    });

    test('every fix can be made and applied to its text', function () {
      this.timeout(600_000);
      for (const { message, fixes } of judge())
        for (const { title, edit } of fixes) {
          assert.doesNotMatch(title, / failed to make its fixes: /, message);
          for (const [path, edits] of edit.edits) applyEdits(texts.get(path) ?? '', edits);
        }
    });

    test('after fixing all no safe fix is left', function () {
      this.timeout(600_000);
      const { texts: changed, fixed } = fixAll(vault, (path) => texts.get(path), judge);
      for (const [path, { after }] of changed) {
        texts.set(path, after);
        vault.set(parseNote(path, after));
      }
      console.log(`      ${fixed.length} problems of ${changed.size} notes fixed`);
      const again = fixAll(vault, (path) => texts.get(path), judge);
      assert.deepEqual(
        again.fixed.map(({ problem, fix }) => `${problem.path}: ${fix.title}`),
        [],
      );
    });
  });

function shown(problems: readonly Problem[]): string {
  return JSON.stringify(problems.map(({ path, range, rule, message }) => [path, range, rule, message]));
}
