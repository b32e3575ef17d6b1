import { inspect } from 'node:util';
import Mocha, { type Runner } from 'mocha';
import { appendOutcome } from '../outcomes.ts';

/** The editor calls this to run the tests; it is done when the promise is, and rejecting it fails the run. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 180_000, reporter: Silent });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  await import('./all.ts');
  const failures = await new Promise<number>((resolve) => record(mocha.run(resolve)));
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** The outcomes go into a file; what the editor prints may be mixed with much else. */
class Silent extends Mocha.reporters.Base {
  override epilogue() {}
}

function record(runner: Runner): void {
  const results = process.env.DOCS_VAULT_RESULTS;
  if (!results) throw new Error('DOCS_VAULT_RESULTS does not say where the results go');
  runner.on('pass', (test) => appendOutcome(results, { name: test.fullTitle() }));
  runner.on('fail', (test, error) => appendOutcome(results, { name: test.fullTitle(), failure: explain(error) }));
}

function explain(error: unknown): string {
  return error instanceof Error && error.stack ? error.stack : inspect(error);
}
