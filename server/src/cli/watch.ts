import { watchFolder } from '../files/watch.ts';
import type { CheckOptions } from './commands/check.ts';
import { fail } from './fail.ts';
import type { Host } from './host.ts';
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
  let changed = true;
  let wake: () => void = () => undefined;
  let failure: string | undefined;
  // Watching starts before the first check, so that no change falls between the two.
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
  // What is kept for the next time is for the next check already, and whoever waits has the report by then.
  let keep: () => void = () => undefined;
  const own: Host = {
    ...host,
    later: (work) => {
      keep = work;
    },
  };
  // Watching does not keep a process alive by itself.
  const alive = setInterval(() => undefined, 60_000);
  while (failure === undefined) {
    if (!changed)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    if (failure !== undefined) break;
    changed = false;
    await check(paths, options, own);
    host.stdout.write('\n');
    keep();
  }
  clearInterval(alive);
  stop();
  return fail(host, `${selection.root} cannot be watched: ${failure}.`);
}
