import { nearDuplicates, tagInventory } from '../../features/tags.ts';
import { harmless, harmlessJson } from '../../text/unsafe.ts';
import { fail } from '../fail.ts';
import type { Host } from '../host.ts';
import { columnsOf } from '../listing.ts';
import { endOf } from '../remarks.ts';
import { counted } from '../report/report.ts';
import { pathFrom } from '../select.ts';
import { openVault, type VaultOptions } from '../vault.ts';

export interface TagsOptions extends VaultOptions {
  readonly json?: boolean;
  readonly notes?: boolean;
}

/** Prints the tags of the vault with how many notes have each, and those that probably mean the same. */
export function tags(paths: readonly string[], options: TagsOptions, host: Host): number {
  const vault = openVault(host, paths, options);
  if ('refused' in vault) return fail(host, vault.refused);
  const inventory = tagInventory(vault.vault)
    .map((tag) => ({ ...tag, notes: tag.notes.filter(vault.covers) }))
    .filter((tag) => tag.notes.length > 0);
  const pairs = nearDuplicates(inventory);
  if (options.json) {
    host.stdout.write(`${harmlessJson({ tags: inventory, nearDuplicates: pairs }, 2)}\n`);
    return endOf(host, vault);
  }
  const shown = (path: string): string => harmless(pathFrom(host.cwd, vault.root, path));
  for (const { name, notes } of inventory) {
    host.stdout.write(columnsOf([[String(notes.length).padStart(5), harmless(name)]]));
    if (options.notes) for (const path of notes) host.stdout.write(`         ${shown(path)}\n`);
  }
  host.stdout.write(`${counted(inventory.length, 'tag')}\n`);
  if (pairs.length === 0) return endOf(host, vault);
  host.stdout.write('\nThese may mean the same:\n');
  host.stdout.write(
    columnsOf(pairs.map(({ keep, other, because }) => [`  ${harmless(other)}`, harmless(keep), `(${because})`])),
  );
  return endOf(host, vault);
}
