import { harmless } from '../text/unsafe.ts';
import type { Host } from './host.ts';
import { exitCode } from './run.ts';

/** Says on stderr why a command cannot do what was asked; the exit code for that. */
export function fail(host: Host, message: string): number {
  host.stderr.write(`docs-vault: ${harmless(message)}\n`);
  return exitCode.failure;
}
