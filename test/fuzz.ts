import fc from 'fast-check';

/** The day of every fuzzed judgement. */
export { today } from './check.ts';

/** Times as many runs as at hand: `DOCS_VAULT_FUZZ=1000 npx mocha test/fuzz-*.test.ts`. */
const factor = Number(process.env.DOCS_VAULT_FUZZ ?? 1);

/**
 * Holds a property on random values, `runs` of them or `DOCS_VAULT_FUZZ` times as many, from a fresh seed. fast-check
 * prints the seed with a failure, and `DOCS_VAULT_SEED` takes it up again.
 */
export async function seeded<Value>(
  values: fc.Arbitrary<Value>,
  runs: number,
  property: (value: Value) => void | Promise<void>,
): Promise<void> {
  const seed = Number(process.env.DOCS_VAULT_SEED ?? Date.now() & 0x7fffffff);
  await fc.assert(
    fc.asyncProperty(values, async (value) => property(value)),
    { numRuns: runs * factor, seed },
  );
}
