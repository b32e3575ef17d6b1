import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { fold, foldWords, sameWords } from '../server/src/vault/path.ts';

suite('names', () => {
  const name = fc
    .array(
      fc.constantFrom('a', 'A', 'b', 'k', '\u212a', ' ', '-', '_', '\u00a0', '\t', 'é', 'e', '\u0301', 'E', '@', '`'),
    )
    .map((letters) => letters.join(''));

  test('the words of a name are those of the name with every separator written as one space', () =>
    fc.assert(
      fc.property(name, (text) => {
        const words = fold(text)
          .split(/[\s_-]+/)
          .filter((word) => word !== '');
        assert.equal(foldWords(text), words.join(' '));
      }),
    ));

  test('two names have the same words when their words are equal', () =>
    fc.assert(
      fc.property(name, name, (a, b) => {
        assert.equal(sameWords(a, b), foldWords(a) === foldWords(b));
      }),
    ));
});
