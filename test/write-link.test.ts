import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { parseNote } from '../server/src/parse/scan.ts';
import { resolveAnchor } from '../server/src/vault/anchor.ts';
import { nearestNames, nearestNotes } from '../server/src/vault/nearest.ts';
import { resolveName, resolvePath } from '../server/src/vault/resolve.ts';
import { writeFragment } from '../server/src/vault/write-anchor.ts';
import { canBeTarget, writePath, writeTarget } from '../server/src/vault/write-link.ts';
import { vaultOf } from './check.ts';
import { parseFixture } from './fixture.ts';
import { vaultFiles } from './random-vault.ts';

/** Links from the first file to each of the others are written as told, line by line. */
function checkWritten(source: string, expected: readonly string[], linkStyle = 'shortest'): void {
  const { files } = parseFixture(`${source}\n//- docs-vault.json\n${JSON.stringify({ linkStyle })}`);
  const vault = vaultOf(files);
  const [from = '', ...others] = [...files.keys()].filter((path) => path !== 'docs-vault.json');
  assert.deepEqual(
    others.map((to) => writeTarget(vault, from, to)),
    expected,
  );
}

const vault = '//- x/a.md\n//- b.md\n//- x/c.md\n//- y/c.md\n//- y/z/pic.png\n//- v1.2.md\n//- d.md.md\n//- d.md';

suite('writing links', () => {
  test('shortest: the stem when it is unique, else the shortest ending that is', () =>
    checkWritten(vault, ['b', 'x/c', 'y/c', 'pic.png', 'v1.2', 'd.md.md', 'd']));

  test('relative to the note', () =>
    checkWritten(vault, ['../b', './c', '../y/c', '../y/z/pic.png', '../v1.2', '../d.md.md', '../d'], 'relative'));

  test('absolute, from the root', () =>
    checkWritten(vault, ['b', 'x/c', 'y/c', 'y/z/pic.png', 'v1.2', 'd.md.md', 'd'], 'absolute'));

  test('what is written leads there and nowhere else', () =>
    fc.assert(
      fc.property(vaultFiles, (files) => {
        const random = vaultOf(files);
        const all = [...random.notes.keys(), ...random.attachments];
        for (const from of random.notes.keys())
          for (const to of all) {
            const target = writeTarget(random, from, to);
            if (canBeTarget(target)) {
              const found = resolveName(random, from, target);
              assert.ok('path' in found && found.path === to, `${from} -> ${to}: [[${target}]]`);
              assert.ok('others' in found && found.others.length === 0, `${from} -> ${to}: [[${target}]] is ambiguous`);
            }
            const path = writePath(random, from, to, { kind: 'relative', dotted: false, extension: false });
            const byPath = resolvePath(random, from, path ?? '');
            assert.ok('path' in byPath && byPath.path === to, `${from} -> ${to}: (${path})`);
          }
      }),
      { numRuns: 50 },
    ));

  test('a fragment leads to its heading, whatever the headings are', () =>
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 8 }), fc.boolean(), (lines, isWiki) => {
        const note = parseNote('a.md', lines.join('\n'));
        for (const each of note.headings) {
          const fragment = writeFragment(note, each, isWiki ? 'wiki' : 'markdown');
          if (fragment === undefined) continue;
          const found = resolveAnchor(note, fragment);
          assert.ok(found?.kind === 'heading' && found.heading === each, `${lines.join('\n')}\n#${fragment}`);
        }
      }),
    ));
});

const heading = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom('One', 'one', 'Two', 'One-1', 'A # B', 'a | b', 'C: d', '^x', '`k`'),
  )
  .map(([level, text]) => `${'#'.repeat(level)} ${text}`);

suite('what is near', () => {
  const near = parseFixture(`
//- change-nozzle.md
---
title: Replace the nozzle
aliases: [Hot end]
---
//- x/ansible.md
//- tailscale.md
//- tailscale-setup.md
`).files;

  test('stems, titles and aliases, the nearest first, three at most', () => {
    const names = (name: string): string[] => nearestNotes(vaultOf(near), name);
    assert.deepEqual(names('chnage nozle'), ['change-nozzle.md']);
    assert.deepEqual(names('y/ansibel'), ['x/ansible.md']);
    assert.deepEqual(names('Replace nozzle'), ['change-nozzle.md']);
    assert.deepEqual(names('hotend'), ['change-nozzle.md']);
    assert.deepEqual(names('entirely-different'), []);
  });

  test('names of one distance in the order of the alphabet', () =>
    assert.deepEqual(nearestNames('bat', ['cat', 'bar', 'bat-x', 'dog', 'bad', 'bag']), ['bad', 'bag', 'bar']));
});
