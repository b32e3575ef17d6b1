import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { completion } from '../server/src/features/completion.ts';
import { definition } from '../server/src/features/definition.ts';
import type { Place } from '../server/src/features/feature.ts';
import { hover } from '../server/src/features/hover.ts';
import { references } from '../server/src/features/references.ts';
import { semanticTokens } from '../server/src/features/semantic-tokens.ts';
import { underCursor } from '../server/src/features/under-cursor.ts';
import { type Range, touches } from '../server/src/text/range.ts';
import type { Vault } from '../server/src/vault/vault.ts';
import { today, vaultOf } from './check.ts';
import { renderFixture } from './fixture.ts';
import { vaultFiles } from './random-vault.ts';

const runs = { numRuns: 60 };

/** Holds the law for random vaults, at some places of each; a failure shows the vault and the place. */
function holds(law: (vault: Vault, place: Place, files: ReadonlyMap<string, string>) => void): void {
  const cases = fc.tuple(vaultFiles, fc.nat(), fc.nat());
  fc.assert(
    fc.property(cases, ([files, first, step]) => {
      const vault = vaultOf(files);
      for (const [path, note] of vault.notes)
        for (let offset = first % 7; offset <= note.length; offset += 1 + (step % 11)) {
          try {
            law(vault, { path, offset }, files);
          } catch (error) {
            const cursor = { path, start: offset, end: offset + 1, label: 'here' };
            throw new Error(`${error}\n${renderFixture(files, [cursor])}`);
          }
        }
    }),
    runs,
  );
}

suite('laws of navigation', () => {
  test('what is under the cursor is around it', () =>
    holds((vault, place) => {
      const range = underCursor(vault, place)?.range;
      if (range) assert.ok(touches(range, place.offset), JSON.stringify(range));
    }));

  test('every place that an answer names is in its note', () =>
    holds((vault, place) => {
      const check = (path: string, { start, end }: Range): void => {
        const length = vault.notes.get(path)?.length ?? 0;
        assert.ok(0 <= start && start <= end && end <= length, `${path} ${start}-${end} of ${length}`);
      };
      for (const { path, range, selection } of definition(vault, place)?.targets ?? []) {
        check(path, range);
        check(path, selection);
      }
      for (const { path, range } of references(vault, place) ?? []) check(path, range);
    }));

  test('a place that names a heading or block, and nothing else, leads to its declaration', () =>
    holds((vault, place) => {
      const found = references(vault, place) ?? [];
      const declared = found.filter(({ declares, range }) => declares && range.end > 0);
      const [declaration] = declared;
      if (!declaration || declared.length > 1 || isTitle(vault, declaration.path, declaration.range)) return;
      // A label is declared, too; but a link by label leads on to what the label stands for.
      const declares = underCursor(vault, { path: declaration.path, offset: declaration.range.start })?.kind;
      if (declares !== 'heading' && declares !== 'block') return;
      for (const { path, range, declares: isDeclaration } of found) {
        if (isDeclaration) continue;
        const targets = definition(vault, { path, offset: range.start })?.targets ?? [];
        assert.ok(
          targets.some(
            (target) => target.path === declaration.path && target.selection.start === declaration.range.start,
          ),
          `${path} ${range.start}-${range.end} does not lead to ${declaration.path} ${declaration.range.start}`,
        );
      }
    }));

  test('tokens come in order and do not overlap; nothing fails', () =>
    holds((vault, place, files) => {
      const read = (path: string): string | undefined => files.get(path);
      completion(vault, read, place);
      const note = vault.notes.get(place.path);
      if (!note || place.offset > 12) return;
      hover(vault, read, place, { today, addressOf: (path) => path });
      let end = 0;
      for (const token of semanticTokens(vault, note)) {
        assert.ok(token.start >= end && token.end > token.start);
        end = token.end;
      }
    }));
});

/** The title stands for its note, so that its references are the note's. */
function isTitle(vault: Vault, path: string, range: Range): boolean {
  const [first] = vault.notes.get(path)?.headings ?? [];
  return first?.level === 1 && first.text.start === range.start;
}
