import { statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Refusal } from '../features/feature.ts';
import { isInside, toVaultPath } from '../files/local-path.ts';
import { reasonOf } from '../files/reason.ts';
import { findVaultRoot, markedRoot } from '../files/root.ts';

/** The vault that a command line is about, and which of its files. */
export interface Selection {
  /** Absolute. */
  readonly root: string;
  /** The paths that were given, within the vault; the vault itself when there are none. */
  readonly given: readonly GivenPath[];
  /** Whether the paths that were given cover the vault's file. */
  covers(path: string): boolean;
}

export interface GivenPath {
  /** Vault-relative; empty for the vault itself. */
  readonly path: string;
  /** As the user wrote it. */
  readonly shown: string;
  readonly isFolder: boolean;
}

/**
 * The vault of the paths: the nearest folder upwards that is marked as one. Where none is, a single folder is the vault
 * itself, unless it is below the working folder and paths are `parts` of a vault; other paths belong to the working folder.
 * `vault` names the vault's folder instead.
 */
export function selectVault(
  paths: readonly string[],
  { cwd, vault, parts = false }: { cwd: string; vault?: string | undefined; parts?: boolean | undefined },
): Selection | Refusal {
  const given: Given[] = [];
  for (const path of paths) {
    const found = look(path, cwd);
    if ('refused' in found) return found;
    given.push(found);
  }
  const root = vault === undefined ? rootOf(given, cwd, parts) : rootNamed(vault, cwd);
  if (typeof root !== 'string') return root;
  const outside = given.find(({ file }) => !isInside(toVaultPath(file, root)));
  if (outside) return { refused: `${outside.path} does not belong to the vault ${root}.` };
  if (given.length === 0) return { root, given: [{ path: '', shown: root, isFolder: true }], covers: () => true };
  const found = given.map(({ path, file, isFolder }) => ({ path: toVaultPath(file, root), shown: path, isFolder }));
  return { root, given: found, covers: coverOf(found) };
}

function coverOf(given: readonly GivenPath[]): Selection['covers'] {
  const paths = new Set(given.map(({ path }) => path));
  if (paths.has('')) return () => true;
  const folders = given.filter(({ isFolder }) => isFolder).map(({ path }) => `${path}/`);
  return (path) => paths.has(path) || folders.some((folder) => path.startsWith(folder));
}

/** The path of a vault's file as a person at the working folder writes it; absolute for a file elsewhere. */
export function pathFrom(cwd: string, root: string, path: string): string {
  const file = resolve(root, path);
  const shown = relative(cwd, file);
  return shown.startsWith('..') ? file : shown;
}

interface Given {
  readonly path: string;
  readonly file: string;
  readonly isFolder: boolean;
}

function look(path: string, cwd: string): Given | Refusal {
  const file = resolve(cwd, path);
  try {
    const stats = path === '' ? undefined : statSync(file, { throwIfNoEntry: false });
    return stats ? { path, file, isFolder: stats.isDirectory() } : { refused: `There is no file or folder '${path}'.` };
  } catch (error) {
    return { refused: `'${path}' cannot be looked at: ${reasonOf(error)}.` };
  }
}

function rootNamed(vault: string, cwd: string): string | Refusal {
  const found = look(vault, cwd);
  if ('refused' in found) return found;
  return found.isFolder ? found.file : { refused: `'${vault}' is a file; a vault is a folder.` };
}

function rootOf(given: readonly Given[], cwd: string, parts: boolean): string | Refusal {
  const [first, ...others] = given;
  if (!first) return findVaultRoot(cwd);
  const marked = new Set(given.map(({ file, isFolder }) => markedRoot(isFolder ? file : dirname(file))));
  if (marked.size > 1)
    return { refused: 'These paths belong to different vaults: check one vault at a time, or name it with --vault.' };
  const [root] = marked;
  if (root !== undefined) return root;
  const below = given.every(({ file }) => isInside(toVaultPath(file, cwd)));
  if (others.length === 0 && first.isFolder && !(parts && below)) return first.file;
  return below ? cwd : dirname(first.file);
}
