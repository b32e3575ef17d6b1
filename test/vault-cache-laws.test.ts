import assert from 'node:assert/strict';
import { lstatSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { writeFiles } from './disk.ts';
import { everythingAbout } from './everything.ts';
import { attachmentPath, notePath, noteText, vaultFiles } from './random-vault.ts';
import { foundIn, load, loadCached, waitForClock, withCache } from './vault-cache.ts';

const runs = { numRuns: Number(process.env.RUNS ?? 25) };

suite('the cache of a vault: laws', () => {
  test('whatever happens to files, a vault that is read with what was kept of it equals one that is read afresh', () =>
    fc.assert(
      fc.property(
        vaultFiles,
        fc.array(fc.array(step, { maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (files, days) => {
          withCache('', (vault) => {
            writeFiles(vault.root, files);
            for (const path of files.keys()) makeOld(join(vault.root, path));
            loadCached(vault);
            for (const [day, steps] of days.entries()) {
              waitForClock(vault.root);
              for (const change of steps) attempt(() => carryOut(vault.root, change));
              // Now and then nothing is kept, so that what is known is older.
              const date = `2026-06-${15 + (day >> 1)}`;
              const cached = loadCached(vault, day % 3 !== 1, date);
              const fresh = foundIn(load(vault.root), date);
              assert.deepEqual(cached.problems, fresh.problems);
              assert.deepEqual(cached.unreadable, fresh.unreadable);
              assert.deepEqual(everythingAbout(cached.loaded.vault), everythingAbout(fresh.loaded.vault));
              assert.equal(cached.loaded.vault.linkCount, fresh.loaded.vault.linkCount);
            }
          });
        },
      ),
      runs,
    ));
});

type Step =
  | { readonly kind: 'write' | 'write as long' | 'swap'; readonly path: string; readonly text: string }
  | { readonly kind: 'rename' | 'link'; readonly path: string; readonly to: string }
  | { readonly kind: 'delete' | 'block'; readonly path: string }
  | { readonly kind: 'configure'; readonly text: string };

/** All files have one time of modification, as what is unpacked from an archive. */
function makeOld(file: string): void {
  utimesSync(file, 1_700_000_000, 1_700_000_000);
}

const filePath = fc.oneof({ weight: 4, arbitrary: notePath }, attachmentPath);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('write' as const), path: filePath, text: noteText }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('write as long' as const), path: notePath, text: noteText }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('swap' as const), path: notePath, text: noteText }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('rename' as const, 'link' as const), path: filePath, to: filePath }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('delete' as const, 'block' as const), path: filePath }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('configure' as const),
      text: fc.constantFrom(
        '{}',
        '{ "exclude": ["x"] }',
        '{ "folderNotes": true, "resolve": { "titles": true } }',
        '{ "rules": { "dangling-path": "warning" } }',
        '{ "rules": { "orphan-note": "off" }, "frontMatter": { "fields": { "requires": { "type": "links" } } } }',
        '{ "review": { "field": "reviewed", "maxAgeDays": 1 } }',
      ),
    }),
  },
);

/** What the disk refuses, such as to write through a link that leads back to itself, does not happen. */
function attempt(change: () => void): void {
  try {
    change();
  } catch (error) {
    assert(error instanceof Error && 'code' in error, String(error));
  }
}

function carryOut(root: string, change: Step): void {
  const at = (path: string): string => join(root, path);
  const known = 'path' in change ? statSync(at(change.path), { throwIfNoEntry: false }) : undefined;
  if (change.kind !== 'configure') mkdirSync(dirname(at(change.path)), { recursive: true });
  switch (change.kind) {
    case 'configure':
      writeFileSync(at('docs-vault.json'), change.text);
      break;
    case 'write':
      if (known?.isDirectory()) break;
      writeFileSync(at(change.path), change.text);
      makeOld(at(change.path));
      break;
    case 'write as long':
      if (!known?.isFile()) break;
      writeFileSync(at(change.path), change.text.slice(0, known.size).padEnd(known.size));
      makeOld(at(change.path));
      break;
    case 'swap':
      if (known?.isDirectory()) break;
      writeFileSync(at('.beside'), change.text);
      makeOld(at('.beside'));
      renameSync(at('.beside'), at(change.path));
      break;
    case 'rename':
    case 'link':
      if (!known?.isFile() || change.path === change.to || lstatSync(at(change.to), { throwIfNoEntry: false })) break;
      mkdirSync(dirname(at(change.to)), { recursive: true });
      if (change.kind === 'rename') renameSync(at(change.path), at(change.to));
      else symlinkSync(at(change.path), at(change.to));
      break;
    case 'delete':
      rmSync(at(change.path), { recursive: true, force: true });
      break;
    case 'block':
      // A folder in the place of a file, or the other way round.
      rmSync(at(change.path), { recursive: true, force: true });
      if (!known?.isDirectory()) mkdirSync(at(change.path));
  }
}
