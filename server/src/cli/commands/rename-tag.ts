import { isRefusal } from '../../features/feature.ts';
import { renameTag } from '../../features/rename-word.ts';
import { tagInventory } from '../../features/tags.ts';
import { nearestNames } from '../../vault/nearest.ts';
import { fold } from '../../vault/path.ts';
import { applyEdit } from '../apply.ts';
import { fail } from '../fail.ts';
import type { Host } from '../host.ts';
import { openVault } from '../vault.ts';
import type { RenameOptions } from './rename.ts';

/** Gives a tag, and those nested in it, another name in every note. */
export function renameTagEverywhere(
  [from = '', to = '']: readonly string[],
  options: RenameOptions,
  host: Host,
): number {
  const vault = openVault(host, [], options, new Map());
  if (isRefusal(vault)) return fail(host, vault.refused);
  const tag = from.replace(/^#/, '');
  const names = tagInventory(vault.vault).map(({ name }) => name);
  if (!names.some((name) => fold(name) === fold(tag) || fold(name).startsWith(`${fold(tag)}/`))) {
    const near = nearestNames(tag, names, 1).map((name) => ` Did you mean ${name}?`);
    return fail(host, `No note has the tag '${tag}'.${near.join('')}`);
  }
  const edit = renameTag(vault.vault, tag, to, vault.textOf);
  return isRefusal(edit) ? fail(host, edit.refused) : applyEdit(host, vault, edit, options);
}
