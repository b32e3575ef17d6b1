import { fileNameOf, fold, folderOf, stemOf, withoutMarkdownExtension } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * The note that lists the note at `path`: that of the deepest folder in the config's `indexes`; without such a config
 * `folder/folder.md` or `folder/index.md` of the nearest folder that has one, the vault's root aside. Undefined for an
 * index note of the same folder, and when there is none.
 */
export function indexNoteOf(vault: Vault, path: string): string | undefined {
  const { indexes } = vault.config;
  const isConfigured = Object.keys(indexes).length > 0;
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    const index = isConfigured ? own(indexes, folder) : indexNoteByName(vault, folder);
    if (index !== undefined) return index === path ? undefined : index;
  }
  const root = own(indexes, '') ?? own(indexes, '.');
  return root === path ? undefined : root;
}

/** Whether a note lists others: by the config, or by its name. */
export function isIndexNote(vault: Vault, path: string): boolean {
  if (Object.values(vault.config.indexes).includes(path)) return true;
  const stem = fold(stemOf(path));
  return stem === 'index' || stem === 'readme' || stem === fold(fileNameOf(folderOf(path)));
}

/** Whether a note of that path is the index note of its folder by its name. */
export function isIndexByName(path: string): boolean {
  const stem = fold(stemOf(path));
  return folderOf(path) !== '' && (stem === 'index' || stem === fold(fileNameOf(folderOf(path))));
}

function indexNoteByName(vault: Vault, folder: string): string | undefined {
  for (const stem of [fold(fileNameOf(folder)), 'index']) {
    if (!vault.notesByStem.has(stem)) continue;
    const name = `${fold(folder)}/${stem}`;
    for (const path of [...vault.notesByStem.get(stem)].sort())
      if (fold(withoutMarkdownExtension(path)) === name) return path;
  }
  return undefined;
}

function own(indexes: Readonly<Record<string, string>>, folder: string): string | undefined {
  return Object.hasOwn(indexes, folder) ? indexes[folder] : undefined;
}
