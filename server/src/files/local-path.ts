import { relative, sep } from 'node:path';

/** The path of a file as seen from the vault's root, with `/`; empty for the root, and `../…` for a file outside. */
export function toVaultPath(file: string, root: string): string {
  const path = relative(root, file);
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** Whether a path from `toVaultPath` lies in the vault. */
export function isInside(path: string): boolean {
  return path !== '..' && !path.startsWith('../') && !/^[A-Za-z]:|^\//.test(path);
}
