import { dirname, resolve } from 'node:path';
import glob from 'fast-glob';
import { marks } from './members.ts';

/** The marked folders below the folder, absolute; hidden folders and `node_modules` are not searched. */
export function rootsBelow(folder: string): string[] {
  const top = resolve(folder);
  const found = glob.sync(
    marks.map((mark) => `**/${mark}`),
    {
      cwd: top,
      dot: true,
      onlyFiles: false,
      followSymbolicLinks: false,
      suppressErrors: true,
      ignore: ['**/node_modules/**', '**/.*/*', '**/.*/*/**'],
    },
  );
  return [...new Set(found.map((mark) => resolve(top, dirname(mark))))].filter((root) => root !== top).sort();
}
