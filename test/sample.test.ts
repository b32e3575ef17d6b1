import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { loadVault } from '../server/src/files/node.ts';
import { VaultRepository } from '../server/src/files/repository.ts';
import { rules } from '../server/src/rules/index.ts';
import { judgeVault } from '../server/src/rules/judge.ts';
import { lineStartsOf, positionAt } from '../server/src/text/lines.ts';
import { today } from './check.ts';

const vaults = join(import.meta.dirname, 'vaults');

suite('the sample vault', () => {
  test('what is reported equals the list in test/vaults/README.md, nothing more and nothing less', () => {
    const planted = plantedFaults();
    const expected = planted.map(({ place, rule }) => `${place} ${rule}`);
    const found = reported().map(({ path, line, column, rule }) => {
      const wholeNote = planted.some((fault) => fault.place === path && fault.rule === rule);
      return wholeNote ? `${path} ${rule}` : `${path}:${line}:${column} ${rule}`;
    });
    assert.equal(found.sort().join('\n'), expected.sort().join('\n'));
  });

  test('every rule has its example there, but for the one that needs a history', () => {
    const shown = new Set(plantedFaults().map(({ rule }) => rule));
    const missing = rules.filter(({ id }) => !shown.has(id)).map(({ id }) => id);
    assert.deepEqual(missing, ['outdated-modified']);
  });

  test('lines are counted from the start of the file, front matter included', () => {
    const texts = new Map<string, string>();
    const loaded = loadVault(join(vaults, 'sample'), { texts });
    assert.ok('vault' in loaded, 'the sample vault loads');
    for (const [path, text] of texts)
      assert.deepEqual(loaded.vault.notes.get(path)?.lineStarts, lineStartsOf(text), path);
  });
});

/** The rows of the README's table: a place is `path:line:column`, or a path alone where any place in the note is right. */
function plantedFaults(): { place: string; rule: string }[] {
  const readme = readFileSync(join(vaults, 'README.md'), 'utf8');
  return [...readme.matchAll(/^\| `([^`]+)` \| `([^`]+)` \|/gm)].map(([, place = '', rule = '']) => ({ place, rule }));
}

function reported(): { path: string; line: number; column: number; rule: string }[] {
  const root = join(vaults, 'sample');
  const loaded = loadVault(root);
  assert.ok('vault' in loaded, 'the sample vault loads');
  assert.deepEqual(loaded.config.problems, []);
  return [...judgeVault(loaded.vault, { today, repository: new VaultRepository(root, () => undefined) })]
    .flat()
    .map(({ path, range, rule }) => {
      const note = loaded.vault.notes.get(path);
      assert.ok(note);
      const { line, character } = positionAt(note.lineStarts, range.start);
      return { path, line: line + 1, column: character + 1, rule };
    });
}
