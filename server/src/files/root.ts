import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isSearched, marks } from './members.ts';

/** The nearest folder upwards that a config or another tool marks as a vault's root, else the folder itself; absolute. */
export function findVaultRoot(folder: string): string {
  return markedRoot(folder) ?? resolve(folder);
}

/** The nearest folder upwards, the folder itself included, that is marked as a vault's root. */
export function markedRoot(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (isMarked(at)) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** Whether the folder is marked as a vault's root. */
export function isMarked(folder: string): boolean {
  return marks.some((mark) => existsSync(join(folder, mark)));
}

/** The marked folders below the folder, absolute and sorted; hidden folders and `node_modules` are not searched. */
export function rootsBelow(folder: string): string[] {
  const top = resolve(folder);
  const roots: string[] = [];
  const folders = [top];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    const entries = entriesOf(at);
    if (at !== top && entries.some(({ name }) => marks.includes(name))) roots.push(at);
    for (const entry of entries) if (entry.isDirectory() && isSearched(entry.name)) folders.push(join(at, entry.name));
  }
  return roots.sort();
}

/** A folder that cannot be listed holds no vault that could be read. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
