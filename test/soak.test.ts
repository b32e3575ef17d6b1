import { join } from 'node:path';
import { suite, test } from 'mocha';
import { soak } from './soak/soak.ts';

const seed = Number(process.env.DOCS_VAULT_SEED ?? Date.now() & 0x7fffffff);
const steps = Number(process.env.DOCS_VAULT_STEPS ?? (process.env.CI ? 600 : 200));
const cli = join(import.meta.dirname, '../server/src/cli/cli.ts');
const server = ['--import', 'tsx', cli, 'lsp', '--stdio'];

suite('a long day', () => {
  test(`after ${steps} steps, seed ${seed}, two servers on a vault answer as a fresh one does`, function () {
    this.timeout(0);
    return soak({ notes: 60, steps, seed, server, checkoutEvery: 100, asked: 20 }, () => undefined);
  });
});
