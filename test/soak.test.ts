import { suite, test } from 'mocha';
import { cliScript } from './cli-process.ts';
import { soak } from './soak/soak.ts';

const seed = Number(process.env.DOCS_VAULT_SEED ?? Date.now() & 0x7fffffff);
const steps = Number(process.env.DOCS_VAULT_STEPS ?? (process.env.CI ? 600 : 200));

suite('a long day', () => {
  test(`after ${steps} steps, seed ${seed}, two servers on a vault answer as a fresh one does`, function () {
    this.timeout(0);
    const server = [cliScript(), 'lsp', '--stdio'];
    return soak({ notes: 60, steps, seed, server, checkoutEvery: 100, asked: 20 }, () => undefined);
  });
});
