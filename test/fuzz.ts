import fc from 'fast-check';

/** How many runs of each, in place of a test's own number: `DOCS_VAULT_RUNS=100000 npx mocha test/fuzz-*.test.ts`. */
const asked = process.env.DOCS_VAULT_RUNS;

/**
 * Holds a property on random values, from a fresh seed. fast-check prints the seed with a failure, and `DOCS_VAULT_SEED`
 * takes it up again.
 */
export async function seeded<Value>(
  values: fc.Arbitrary<Value>,
  runs: number,
  property: (value: Value) => void | Promise<void>,
): Promise<void> {
  const seed = Number(process.env.DOCS_VAULT_SEED ?? Date.now() & 0x7fffffff);
  await fc.assert(
    fc.asyncProperty(values, async (value) => property(value)),
    { numRuns: Number(asked ?? runs), seed },
  );
}
