import type { Refusal } from '../features/feature.ts';
import { toVaultPath } from '../files/local-path.ts';
import { isMarked } from '../files/root.ts';
import { fail } from './fail.ts';
import type { Host } from './host.ts';
import { exitCode } from './run.ts';
import { pathFrom } from './select.ts';
import type { OpenVault } from './vault.ts';

/**
 * Says on stderr what a command that has shown something of a vault has not taken into account, and gives its exit code:
 * a failure when something could not be read.
 */
export function endOf(host: Host, vault: OpenVault): number {
  sayConfigFaults(host, vault);
  sayIdlePaths(host, vault);
  return sayUnread(host, vault);
}

/** Says what is wrong with the config: the vault is read without it. */
export function sayConfigFaults(host: Host, vault: OpenVault): void {
  for (const fault of configFaults(host, vault)) fail(host, fault);
}

/** Says which of the paths stand for no note, and which vaults lie in this one, whose notes are not part of it. */
export function sayIdlePaths(host: Host, { given, root, vault, vaults }: OpenVault): void {
  const holdsNote = (folder: string): boolean =>
    folder === '' ? vault.notes.size > 0 : [...vault.notes.keys()].some((note) => note.startsWith(`${folder}/`));
  for (const { path, shown, isFolder } of given) {
    if (isFolder && !holdsNote(path)) fail(host, `There are no notes in '${shown}'.`);
    if (!isFolder && !vault.notes.has(path)) fail(host, `'${shown}' is no note of the vault ${root}.`);
  }
  if (isMarked(root) || !given.some(({ path }) => path === '')) return;
  for (const path of vaults.slice(0, shownVaults))
    fail(host, `'${pathFrom(host.cwd, root, path)}' is a vault of its own, and left out here.`);
  if (vaults.length > shownVaults) fail(host, `So are ${vaults.length - shownVaults} more.`);
}

const shownVaults = 3;

/** Says which notes and folders could not be read; the exit code for that. */
export function sayUnread(host: Host, vault: OpenVault): number {
  for (const fault of unread(host, vault)) fail(host, fault);
  return vault.unreadable.length > 0 ? exitCode.failure : exitCode.clean;
}

/** Why nothing is changed in a vault of which more is to be known: the first thing that is not understood or read. */
export function whyUnchanged(
  host: Host,
  vault: OpenVault,
  asks: { readonly wholeVault: boolean },
): Refusal | undefined {
  const [fault] = [...configFaults(host, vault), ...(asks.wholeVault ? unread(host, vault) : [])];
  return fault === undefined ? undefined : { refused: `Nothing is changed: ${fault}` };
}

function unread({ cwd }: Host, { root, unreadable }: OpenVault): string[] {
  return unreadable.map(({ path, reason }) => `${pathFrom(cwd, root, path)} cannot be read: ${reason}.`);
}

function configFaults({ cwd }: Host, { root, config, positionOf }: OpenVault): string[] {
  const path = toVaultPath(config.file, root);
  return config.problems.map(({ range, message }) => {
    const { line, character } = positionOf(path, range.start);
    return `${pathFrom(cwd, root, path)}:${line + 1}:${character + 1}: ${message}`;
  });
}
