import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { type FixedAll, fixAll } from '../server/src/features/fix-all.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { affectedNotes } from '../server/src/rules/affected.ts';
import { judgeNote, judgeNotes, judgeVault } from '../server/src/rules/judge.ts';
import type { Problem } from '../server/src/rules/rule.ts';
import type { Vault } from '../server/src/vault/vault.ts';
import { applyVaultEdit, today, vaultOf } from './check.ts';
import { attachmentPath, notePath, noteText, vaultFiles } from './random-vault.ts';

const runs = { numRuns: Number(process.env.RUNS ?? 25) };

suite('rules: laws', () => {
  test('judging only what a change affects equals judging the whole vault afresh', () => {
    const change = fc.oneof(
      { weight: 3, arbitrary: fc.record({ path: notePath, text: noteText }) },
      fc.record({ path: fc.oneof(notePath, attachmentPath), text: fc.constant(undefined) }),
      fc.record({ path: attachmentPath, text: fc.constant('') }),
    );
    fc.assert(
      fc.property(vaultFiles, fc.array(change, { minLength: 1, maxLength: 6 }), (files, changes) => {
        const vault = vaultOf(files);
        const problems = new Map([...vault.notes.keys()].map((path) => [path, judged(vault, path)]));
        for (const { path, text } of changes) {
          const before = vault.notes.get(path);
          putInto(vault, path, text);
          const affected = affectedNotes(vault, [{ path, before, after: vault.notes.get(path) }]);
          problems.delete(path);
          for (const other of affected) problems.set(other, judged(vault, other));
          assert.deepEqual(shown(problems), shown(afresh(vault)));
        }
      }),
      runs,
    );
  });

  test('a vault that was edited is judged as one that was built afresh', () =>
    fc.assert(
      fc.property(
        vaultFiles,
        fc.array(fc.record({ path: notePath, text: noteText }), { maxLength: 4 }),
        (files, changes) => {
          const edited = vaultOf(files);
          const texts = new Map(files);
          for (const { path, text } of changes) {
            texts.set(path, text);
            edited.set(parseNote(path, text));
          }
          assert.deepEqual(shown(afresh(edited)), shown(afresh(vaultOf(texts))));
        },
      ),
      runs,
    ));

  test('after fixing all no safe fix is left, and fixing again changes nothing', () =>
    fc.assert(
      fc.property(vaultFiles, (files) => {
        const after = fixed(files);
        const again = fixedAll(vaultOf(after), after);
        assert.deepEqual(
          again.fixed.map(({ problem, fix }) => `${problem.message}: ${fix.title}`),
          [],
        );
        assert.equal(again.edit.edits.size, 0);
      }),
      runs,
    ));

  test('fixing all leaves the vault as it was, and line endings as they were', () =>
    fc.assert(
      fc.property(vaultFiles, (files) => {
        const windows = new Map([...files].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));
        const vault = vaultOf(windows);
        const before = shown(afresh(vault));
        const { edit } = fixedAll(vault, windows);
        assert.deepEqual(shown(afresh(vault)), before);
        for (const [path, text] of applyVaultEdit(windows, edit))
          if (text.includes('\r\n')) assert.doesNotMatch(text, /(?<!\r)\n|\r(?!\n)/, path);
      }),
      runs,
    ));

  test('every fix can be applied, and no rule fails', () =>
    fc.assert(
      fc.property(vaultFiles, (files) => {
        for (const problem of [...judgeVault(vaultOf(files), { today })].flat()) {
          assert.doesNotMatch(problem.message, / failed on this note: /);
          for (const fix of problem.fixes) {
            assert.doesNotMatch(fix.title, / failed to make its fixes: /);
            assert.notDeepEqual(
              applyVaultEdit(files, fix.edit),
              files,
              `${problem.message}: ${fix.title} changes nothing`,
            );
          }
        }
      }),
      runs,
    ));
});

function putInto(vault: Vault, path: string, text: string | undefined): void {
  const isNote = path.endsWith('.md');
  if (text === undefined) isNote ? vault.delete(path) : vault.deleteAttachment(path);
  else if (isNote) vault.set(parseNote(path, text));
  else vault.addAttachment(path);
}

function fixed(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return applyVaultEdit(files, fixedAll(vaultOf(files), files).edit);
}

function fixedAll(vault: Vault, files: ReadonlyMap<string, string>): FixedAll {
  return fixAll(
    vault,
    (path) => files.get(path),
    (paths) => judgeNotes(vault, { today }, paths),
  );
}

function judged(vault: Vault, path: string): Problem[] {
  const note = vault.notes.get(path);
  return note ? judgeNote(vault, note, { today }) : [];
}

function afresh(vault: Vault): Map<string, Problem[]> {
  return new Map([...vault.notes.keys()].map((path) => [path, judged(vault, path)]));
}

/** What the problems say and what they offer, by note. */
function shown(problems: ReadonlyMap<string, readonly Problem[]>): string[] {
  return [...problems.values()]
    .flat()
    .map((problem) =>
      JSON.stringify({
        ...problem,
        fixes: problem.fixes.map(({ edit, ...fix }) => ({ ...fix, edit: [...edit.edits] })),
      }),
    )
    .sort();
}
