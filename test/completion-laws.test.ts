import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { completion } from '../server/src/features/completion.ts';
import type { CompletionItem } from '../server/src/features/completion-item.ts';
import { linkTargets } from '../server/src/features/definition.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { applyEdits } from '../server/src/text/edit.ts';
import { resolveAnchor } from '../server/src/vault/anchor.ts';
import type { Vault } from '../server/src/vault/vault.ts';
import { today, vaultOf } from './check.ts';
import { parseFixture } from './fixture.ts';
import { vaultFiles } from './random-vault.ts';

/** What somebody is writing at the end of a note; `$0` is the cursor, `Q` what is typed. */
const written = [
  '𝔸 [[Q$0 behind.',
  '[[Q$0]] behind.',
  'x ![[Q$0]',
  '| t | u |\n|---|---|\n| [[Q$0 | behind |',
  '| t | u |\n|---|---|\n| [[Q$0]] | behind |',
  '[[a#Q$0',
  '[[a#Q$0]] behind',
  '[[x/x#Q$0|shown]] behind',
  '[[#Q$0]] behind.',
  '[t](Q$0',
  '[t](Q$0) behind.',
  '[t](<Q$0>) behind.',
  '![t](Q$0)',
  '[t](a.md#Q$0) behind.',
  '[l]: Q$0\n\n[l]',
];

const typed = ['', '', 'a', 'b', 'x', 'box', 'x/', 'one', 'O', 'pi', '^', 'ai', '../', '/', './', 'bp', 'v1'];

suite('laws of completion', () => {
  test('what is taken leads to what was previewed, and everything around it stays', () =>
    fc.assert(
      fc.property(
        fc.tuple(vaultFiles, fc.nat(), fc.constantFrom(...written), fc.constantFrom(...typed)),
        ([files, index, template, query]) => {
          const [path, text] = [...files].filter(([file]) => file.endsWith('.md'))[index % 3] ?? ['a.md', ''];
          const marked = `${text}\n\n${template.replace('Q', query)}`;
          const { cursor } = parseFixture(`//- ${path}\n${template.replace('Q', query)}`);
          const offset = text.length + 2 + (cursor?.offset ?? 0);
          const before = marked.replace('$0', '');
          const vault = vaultOf(new Map([...files, [path, before]]));
          const found = completion(vault, () => before, { path, offset }, today);
          for (const item of found?.items ?? []) {
            const after = applyEdits(before, [{ range: found?.range ?? { start: 0, end: 0 }, newText: item.newText }]);
            checkTaken(vault, path, after, found?.range.start ?? 0, item);
            assert.ok(after.startsWith(before.slice(0, found?.range.start)));
            assert.ok(after.endsWith(before.slice(found?.range.end)));
          }
        },
      ),
      { numRuns: 100 },
    ));

  test('of equal matches the order does not depend on which note was known first', () =>
    fc.assert(
      fc.property(
        fc.tuple(vaultFiles, fc.constantFrom(...written, ...elsewhere), fc.constantFrom(...typed)),
        ([files, template, query]) => {
          const { files: own, cursor } = parseFixture(`//- new.md\n${template.replace('Q', query)}`);
          const extra = [1, 2, 3].map((at): [string, string] => [
            `n${at}.md`,
            `---\nown${at}: v${at}\ns: [v1, v2]\n---\n[[gone${at}|t${at}]] [[GONE${at}]] #tag${at} [[b|w${at}]]\n`,
          ]);
          const all = [...files, ...extra, ...own];
          const [one, other] = [all, all.toReversed()].map((listed) => {
            const found = completion(
              vaultOf(new Map(listed)),
              (path) => own.get(path),
              { path: 'new.md', offset: cursor?.offset ?? 0 },
              today,
            );
            return found?.items.map(({ label, detail, newText }) => [label, detail, newText]);
          });
          assert.deepEqual(other, one);
        },
      ),
      { numRuns: 300 },
    ));
});

/** Where tags, display texts, fields and values of the vault are offered. */
const elsewhere = ['#Q$0', '[[b|Q$0', '---\nQ$0\n---\n', '---\ns: Q$0\n---\n', '---\ntags: [Q$0]\n---\n', '> [!Q$0'];

function checkTaken(vault: Vault, path: string, text: string, start: number, item: CompletionItem): void {
  if (!item.preview) return;
  const said = `${item.label} -> ${item.newText}\n${text}`;
  vault.set(parseNote(path, text));
  const link = vault.links(path).find((candidate) => candidate.start <= start && start <= candidate.end);
  const definition = vault.notes.get(path)?.definitions.find((candidate) => candidate.start <= start);
  const taken = link ?? vault.links(path).find((other) => other.kind === 'reference' && definition !== undefined);
  assert.ok(taken, `no link: ${said}`);
  const [target] = linkTargets(vault, path, taken);
  assert.equal(target?.path, item.preview.path, said);
  const { fragment } = item.preview;
  const note = vault.notes.get(item.preview.path);
  if (fragment === undefined || !note) return;
  const wanted = resolveAnchor(note, fragment);
  assert.ok(wanted, `the preview shows nothing: ${said}`);
  assert.deepEqual(resolveAnchor(note, taken.fragment?.text ?? '', taken.kind !== 'wiki'), wanted, said);
}
