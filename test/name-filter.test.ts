import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { matchScore } from '../server/src/features/fuzzy.ts';
import { queryBits } from '../server/src/vault/name-filter.ts';
import { forEachPath, NameIndex } from '../server/src/vault/names.ts';
import { namesOf } from './everything.ts';

const letters = fc.constantFrom(...'abcdez019 -_/.#(äß語'.split(''), '\ud83d', '\ude00');
const word = (least: number) => fc.array(letters, { minLength: least, maxLength: 6 }).map((list) => list.join(''));

suite('the filter of names', () => {
  test('lets every name through that matches, however the names came and went', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(word(0), fc.boolean())), word(1), (steps, query) => {
        const index = new NameIndex();
        assert.deepEqual(namesOf(index.filter), []);
        for (const [name, isThere] of steps)
          if (isThere) index.add(name, 'a.md');
          else index.delete(name, 'a.md');
        const names = [...index.names()];
        assert.deepEqual(namesOf(index.filter).sort(), names.toSorted());
        for (const least of [0, 3]) {
          const matching = names.filter((name) => matchScore(query, name, least) > 0);
          const found = new Set(namesOf(index.filter, queryBits(query), least > 2));
          assert.deepEqual(
            matching.filter((name) => !found.has(name)),
            [],
          );
        }
      }),
      { numRuns: 1000 },
    ));

  test('knows what goes by each name', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(word(0), fc.constantFrom('a.md', 'b.md'), fc.boolean())), (steps) => {
        const index = new NameIndex();
        const { filter } = index;
        for (const [name, path, isThere] of steps)
          if (isThere) index.add(name, path);
          else index.delete(name, path);
        const found = new Map<string, string[]>();
        const all = { letters: 0, first: 0, pairs: 0 };
        for (let at = filter.next(all, 0, false); at >= 0; at = filter.next(all, at + 1, false))
          forEachPath(filter.valueAt(at), (path) =>
            found.set(filter.nameAt(at), [...(found.get(filter.nameAt(at)) ?? []), path]),
          );
        assert.deepEqual(found, new Map([...index.names()].map((name) => [name, [...index.get(name)]])));
      }),
    ));
});
