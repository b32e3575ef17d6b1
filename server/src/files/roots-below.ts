import { join, resolve } from 'node:path';
import { entriesOrReason } from './list.ts';
import { isSearched, marks } from './members.ts';

/**
 * The marked folders below the folder, absolute. Hidden folders, `node_modules`, linked folders and what cannot be listed
 * are passed over.
 */
export function rootsBelow(folder: string): string[] {
  const top = resolve(folder);
  const roots: string[] = [];
  const folders = [top];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    const entries = entriesOrReason(at, () => undefined);
    if (at !== top && entries.some(({ name }) => marks.includes(name))) roots.push(at);
    for (const entry of entries) if (entry.isDirectory() && isSearched(entry.name)) folders.push(join(at, entry.name));
  }
  return roots.sort();
}
