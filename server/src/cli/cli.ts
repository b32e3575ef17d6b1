#!/usr/bin/env node
import { processHost } from './host.ts';

const args = process.argv.slice(2);
// Asked often by scripts, and answered before anything is loaded.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  const { version } = await import('./package.ts');
  process.stdout.write(`${version()}\n`);
} else {
  const { exitCode, run } = await import('./run.ts');
  process.exitCode = await run(args, processHost(exitCode.failure));
}
