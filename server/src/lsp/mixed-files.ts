import type { Files } from './files.ts';

/** The disk for folders of the scheme `file` and for documents without a file, the client for every other folder. */
export function mixedFiles(disk: Files, client: Files): Files {
  const filesOf = (folder: string): Files => (/^(?:file|untitled):/.test(folder) ? disk : client);
  return {
    vaultOf: (folder) => filesOf(folder).vaultOf(folder),
    vaultsIn: (folder) => filesOf(folder).vaultsIn(folder),
    load: (root) => filesOf(root).load(root),
    refresh: (root, paths) => filesOf(root).refresh?.(root, paths),
    read: (root, path) => filesOf(root).read(root, path),
    look: (root, path) => filesOf(root).look(root, path),
    linksTo: (root, path) => filesOf(root).linksTo?.(root, path) ?? [],
    list: (root) => filesOf(root).list(root),
    changedSince: (root, path, moment) => filesOf(root).changedSince(root, path, moment),
    repository: (root, read) => filesOf(root).repository?.(root, read),
    watch: (root, onChange, onFailure) => filesOf(root).watch(root, onChange, onFailure),
  };
}
