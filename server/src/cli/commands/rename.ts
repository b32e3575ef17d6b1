import { isRefusal } from '../../features/feature.ts';
import { renameFile } from '../../features/rename-file.ts';
import { applyEdit } from '../apply.ts';
import { fail } from '../fail.ts';
import { findNote } from '../find-note.ts';
import type { Host } from '../host.ts';
import type { VaultOptions } from '../vault.ts';

export interface RenameOptions extends VaultOptions {
  readonly dryRun?: boolean;
}

/** Gives a note or attachment another name, with every link to it. */
export function rename([named = '', name = '']: readonly string[], options: RenameOptions, host: Host): number {
  const found = findNote(host, named, options, new Map());
  if (isRefusal(found)) return fail(host, found.refused);
  const { vault, path } = found;
  const edit = renameFile(vault.vault, path, name.trim(), vault.textOf);
  return isRefusal(edit) ? fail(host, edit.refused) : applyEdit(host, vault, edit, options);
}
