import { optionsFor } from '../../rules/judge.ts';
import { isOrphan, orphanNote } from '../../rules/orphan-note.ts';
import { harmless, harmlessJson } from '../../text/unsafe.ts';
import { fail } from '../fail.ts';
import type { Host } from '../host.ts';
import { endOf } from '../remarks.ts';
import { pathFrom } from '../select.ts';
import { openVault, type VaultOptions } from '../vault.ts';

export interface OrphansOptions extends VaultOptions {
  readonly json?: boolean;
}

/** Prints the notes that no other note links to, by path. */
export function orphans(paths: readonly string[], options: OrphansOptions, host: Host): number {
  const opened = openVault(host, paths, options);
  if ('refused' in opened) return fail(host, opened.refused);
  const { vault, root, covers } = opened;
  const found = [...vault.notes.keys()]
    .filter((path) => covers(path) && isOrphan(vault, path, optionsFor(vault, path, orphanNote)))
    .sort();
  if (options.json) host.stdout.write(`${harmlessJson({ orphans: found }, 2)}\n`);
  else for (const path of found) host.stdout.write(`${harmless(pathFrom(host.cwd, root, path))}\n`);
  return endOf(host, opened);
}
