import { backlinks } from '../vault/backlinks.ts';
import type { Vault } from '../vault/vault.ts';
import type { LinkPlace } from './keep-links.ts';
import { movedFiles } from './will-rename-files.ts';

/** What the deletion of files would do to the links that stay. */
export interface Breakage {
  /** The links in notes that stay which would name nothing, or another file. */
  readonly links: readonly (LinkPlace & { readonly to: string })[];
}

/** The links of the notes that stay which lead to files and folders that are about to be deleted. */
export function willDeleteFiles(vault: Vault, paths: readonly string[]): Breakage {
  const { deletes = [] } = movedFiles(
    vault,
    paths.map((from) => ({ from, to: undefined })),
  );
  const gone = new Set(deletes);
  const links = deletes.flatMap((to) =>
    backlinks(vault, to)
      .filter(({ path }) => !gone.has(path))
      .map(({ path, link }) => ({ path, start: link.start, end: link.end, to })),
  );
  return { links };
}
