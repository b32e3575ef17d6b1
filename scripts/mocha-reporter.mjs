// Reports as one of mocha's own reporters does, and tells `npm test` the counts.
//   mocha --reporter ./scripts/mocha-reporter.mjs --reporter-option style=spec

import Mocha from 'mocha';
import { writeCounts } from './counts.mjs';

export default class CountingReporter {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    const style = options.reporterOptions?.style === 'spec' ? Mocha.reporters.Spec : Mocha.reporters.Dot;
    new style(runner, options);
    // Nothing that failed once goes unsaid.
    runner.on(Mocha.Runner.constants.EVENT_TEST_RETRY, (test, error) => {
      console.log(`    failed, and is tried again: ${test.fullTitle()}\n${error?.stack ?? error}`);
    });
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      writeCounts({ passed: passes, failed: failures, skipped: pending });
    });
  }
}
