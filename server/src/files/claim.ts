import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fold } from '../vault/path.ts';
import { isInside, toVaultPath } from './local-path.ts';

/** A change that is not made, and why: a sentence for the user. */
export class RefusedEdit extends Error {}

/** The file that a vault path leads to, symbolic links followed; refused when it does not exist or lies outside. */
export function existingFile(realRoot: string, path: string): string {
  const file = realpathSync(fileAt(realRoot, path));
  if (!isInside(toVaultPath(file, realRoot))) throw outside(path);
  return file;
}

/** The entry itself at a vault path, which may be a symbolic link; refused when its folder lies outside. */
export function existingEntry(realRoot: string, path: string): string {
  const file = fileAt(realRoot, path);
  lstatSync(file);
  if (!isInside(toVaultPath(realpathSync(dirname(file)), realRoot))) throw outside(path);
  return file;
}

/**
 * Where a new file of that vault path will stand. Refused when something stands there already, in whatever case its
 * name is written, or when its folder leads out of the vault. `renamed` is the path that goes away for it.
 */
export function freeFile(realRoot: string, path: string, renamed?: string): string {
  const file = fileAt(realRoot, path);
  const taken = entriesNamed(realRoot, path.split('/')).find((existing) => existing !== renamed);
  if (taken !== undefined) throw new RefusedEdit(`${path} is not written: ${taken} exists already.`);
  let folder = dirname(file);
  while (!exists(folder)) folder = dirname(folder);
  if (!isInside(toVaultPath(realpathSync(folder), realRoot))) throw outside(path);
  return file;
}

export function exists(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

function fileAt(realRoot: string, path: string): string {
  const segments = path.split('/');
  if (path.includes('\0') || segments.some((segment) => segment === '' || segment === '.' || segment === '..'))
    throw outside(path);
  const file = join(realRoot, ...segments);
  if (!isInside(toVaultPath(file, realRoot))) throw outside(path);
  return file;
}

/** The paths of the entries that go by those names when case is folded, as a Mac or Windows takes them. */
function entriesNamed(folder: string, [name, ...rest]: readonly string[], base = ''): string[] {
  if (name === undefined) return [];
  const wanted = fold(name);
  const found = namesIn(folder).filter((entry) => fold(entry) === wanted);
  if (rest.length === 0) return found.map((entry) => base + entry);
  return found.flatMap((entry) => entriesNamed(join(folder, entry), rest, `${base}${entry}/`));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A folder that is none, or that cannot be listed, holds nothing that could be overwritten by name.
    return [];
  }
}

function outside(path: string): RefusedEdit {
  return new RefusedEdit(`${path} is not written: it leads out of the vault.`);
}
