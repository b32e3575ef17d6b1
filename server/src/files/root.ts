import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { marks } from './members.ts';

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
