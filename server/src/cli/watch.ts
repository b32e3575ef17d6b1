import { watchFolder } from '../files/watch.ts';
import type { CheckOptions } from './commands/check.ts';
import { fail } from './fail.ts';
import type { Host } from './host.ts';
import { exitCode } from './run.ts';
import { selectVault } from './select.ts';

type Check = (paths: readonly string[], options: CheckOptions, host: Host) => Promise<number>;

/** Checks, and checks again whenever a file of the vault changes, until the process is ended. */
export async function watch(
  paths: readonly string[],
  options: CheckOptions,
  host: Host,
  check: Check,
): Promise<number> {
  const selection = selectVault(paths, { cwd: host.cwd, vault: options.vault });
  if ('refused' in selection) return fail(host, selection.refused);
  let code = await check(paths, options, host);
  let changed = false;
  let wake: () => void = () => undefined;
  let failure: string | undefined;
  const stop = watchFolder(
    selection.root,
    (files) => {
      // Hidden files are not the vault's; among them are those that a write is prepared in.
      if (files.every((file) => file.split('/').some((name) => name.startsWith('.')))) return;
      changed = true;
      wake();
    },
    (reason) => {
      failure = reason;
      wake();
    },
  );
  // Watching does not keep a process alive by itself.
  const alive = setInterval(() => undefined, 60_000);
  while (failure === undefined) {
    if (!changed)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    if (failure !== undefined) break;
    changed = false;
    host.stdout.write('\n');
    code = await check(paths, options, host);
  }
  clearInterval(alive);
  stop();
  fail(host, `${selection.root} cannot be watched: ${failure}.`);
  return Math.max(code, exitCode.failure);
}
