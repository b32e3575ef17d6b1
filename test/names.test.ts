import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { filedUnder, nameKey } from '../server/src/vault/filed-names.ts';
import { fold, foldWords, sameWords } from '../server/src/vault/path.ts';

suite('names', () => {
  const name = fc
    .array(
      fc.constantFrom('a', 'A', 'b', 'k', '\u212a', ' ', '-', '_', '\u00a0', '\t', 'é', 'e', '\u0301', 'E', '@', '`'),
    )
    .map((letters) => letters.join(''));

  const target = fc
    .tuple(fc.constantFrom('', 'x/', '../'), name, fc.constantFrom('', '.md', '.MD', '/', '.png', '.md/'))
    .map((parts) => parts.join(''));

  test('the words of a name are those of the name with every separator written as one space', () =>
    fc.assert(
      fc.property(name, (text) => {
        const words = fold(text)
          .split(/[\s_-]+/)
          .filter((word) => word !== '');
        assert.equal(foldWords(text), words.join(' '));
      }),
    ));

  test('a target is filed under one of some names when its own name is one of them', () =>
    fc.assert(
      fc.property(fc.array(target), target, (targets, other) => {
        const names = new Set(targets.map(nameKey));
        const wanted = filedUnder(names);
        for (const each of [...targets, other]) {
          assert.equal(wanted.has(each), names.has(nameKey(each)));
          // Of a longer text, whose other letters must make no difference.
          for (const around of ['', 'a', '.'])
            if (names.has(nameKey(each)))
              assert(wanted.mayBe(`${around}${each}${around}`, around.length, around.length + each.length), each);
        }
      }),
    ));

  test('two names have the same words when their words are equal', () =>
    fc.assert(
      fc.property(name, name, (a, b) => {
        assert.equal(sameWords(a, b), foldWords(a) === foldWords(b));
      }),
    ));
});
