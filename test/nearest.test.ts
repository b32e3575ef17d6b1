import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { distance } from '../server/src/text/distance.ts';
import { nearestNames, nearestNotes } from '../server/src/vault/nearest.ts';
import { vaultOf } from './check.ts';
import { parseFixture } from './fixture.ts';

suite('what is near', () => {
  test('insertions, deletions, substitutions and swaps count one each', () => {
    assert.deepEqual(
      ['', 'a', 'print', 'pirnter', 'printrr', 'printers', 'prx'].map((name) => distance('printer', name)),
      [7, 7, 2, 1, 1, 1, 5],
    );
  });

  test('with a limit, near names have their distance and the others one beyond it', () =>
    fc.assert(
      fc.property(name, name, fc.nat(4), (a, b, limit) => {
        const [exact, limited] = [distance(a, b), distance(a, b, limit)];
        assert.ok(exact <= limit ? limited === exact : limited > limit);
      }),
    ));

  test('notes by stem, title and alias, each once, the nearest first', () => {
    const vault = vaultOf(
      parseFixture(`
//- x/printer.md
---
aliases: [printrs]
---
//- printer-2.md
//- spooler.md
---
title: Printers
---
//- paint.md
`).files,
    );
    assert.deepEqual(nearestNotes(vault, 'Printers'), ['spooler.md', 'x/printer.md', 'printer-2.md']);
    assert.deepEqual(nearestNotes(vault, 'folder/PRINTER_2'), ['printer-2.md', 'spooler.md', 'x/printer.md']);
    assert.deepEqual(nearestNotes(vault, 'wholly-different'), []);
  });

  test('none is missed, whatever letters it has', () =>
    fc.assert(
      fc.property(name, name, (wanted, known) => {
        const near = distance(wanted, known) <= Math.max(2, Math.floor(wanted.length / 3));
        assert.deepEqual(nearestNames(wanted, [known]), near ? [known] : []);
      }),
    ));

  test('names, however their words are joined', () =>
    assert.deepEqual(nearestNames('set up', ['Set_up', 'set-ups', 'Setup!!', 'stop']), ['Set_up', 'set-ups']));
});

const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
