import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { differences, shown } from './scanner/compare.ts';
import { counterexamples } from './scanner/counterexamples.ts';
import { documents } from './scanner/documents.ts';

/** How many random documents; `DOCS_VAULT_RUNS=300000 npx mocha test/scan-random.test.ts` for a long look. */
const runs = Number(process.env.DOCS_VAULT_RUNS ?? (process.env.CI ? 3000 : 1000));
const seed = Number(process.env.DOCS_VAULT_SEED ?? Date.now() & 0x7fffffff);

function assertEqualToRemark(text: string): void {
  const found = differences(text);
  assert(found.length === 0, shown(text, found));
}

suite('scan: equal to remark', () => {
  test(`on ${runs} random documents, seed ${seed}`, function () {
    this.timeout(0);
    fc.assert(fc.property(documents, assertEqualToRemark), { numRuns: runs, seed });
  });

  for (const [name, text] of Object.entries(counterexamples)) {
    test(`once different: ${name}`, () => assertEqualToRemark(text));
  }
});
