import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { folderOf } from '../vault/path.ts';
import { toVaultPath } from './local-path.ts';

/** One file of patterns. */
interface Patterns {
  /** A path of the vault as seen from the folder that the patterns are relative to. */
  readonly seenFrom: (path: string) => string;
  readonly matcher: Ignore;
}

/**
 * What git leaves out of a vault: the `.gitignore` files of the vault's folders and of those above it up to the
 * repository's root, and the repository's `info/exclude` (gitignore(5)). Without a repository the vault's own
 * `.gitignore` files count all the same.
 */
export class GitIgnore {
  readonly #root: string;
  readonly #around: readonly Patterns[];
  /** The pattern files that speak about the entries of a folder, the deepest first. */
  readonly #chains = new Map<string, readonly Patterns[]>();

  constructor(root: string) {
    this.#root = root;
    this.#around = patternsAround(root);
  }

  /** Whether git ignores the file or folder by a pattern for it, not for a folder above it: the caller asks from the top. */
  ignores(path: string, isFolder: boolean): boolean {
    for (const { seenFrom, matcher } of this.#chainOf(folderOf(path))) {
      const { ignored, unignored } = matcher.test(seenFrom(isFolder ? `${path}/` : path));
      if (ignored || unignored) return ignored;
    }
    return false;
  }

  #chainOf(folder: string): readonly Patterns[] {
    const known = this.#chains.get(folder);
    if (known) return known;
    const above = folder === '' ? this.#around : this.#chainOf(folderOf(folder));
    const own = readPatterns(join(this.#root, folder, '.gitignore'));
    const strip = folder === '' ? 0 : folder.length + 1;
    const chain = own ? [{ matcher: own, seenFrom: (path: string) => path.slice(strip) }, ...above] : above;
    this.#chains.set(folder, chain);
    return chain;
  }
}

/** The patterns of the folders above the vault and of the repository; none when they ignore the vault as a whole. */
function patternsAround(root: string): Patterns[] {
  const repository = repositoryOf(root);
  if (repository === undefined) return [];
  const patterns: Patterns[] = [];
  for (let at = root; at !== repository.folder; ) {
    at = dirname(at);
    addPatterns(patterns, join(at, '.gitignore'), at, root);
  }
  addPatterns(patterns, join(repository.gitFolder, 'info/exclude'), repository.folder, root);
  const ignoresVault = patterns.some(({ seenFrom, matcher }) => seenFrom('') !== '' && matcher.ignores(seenFrom('')));
  return ignoresVault ? [] : patterns;
}

function addPatterns(patterns: Patterns[], file: string, base: string, root: string): void {
  const matcher = readPatterns(file);
  if (!matcher) return;
  const prefix = base === root ? '' : `${toVaultPath(root, base)}/`;
  patterns.push({ matcher, seenFrom: (path) => prefix + path });
}

function readPatterns(file: string): Ignore | undefined {
  const text = textIfReadable(file);
  // Git compares without case where the file system does, by default (core.ignoreCase).
  return text === undefined ? undefined : ignore({ ignorecase: process.platform !== 'linux' }).add(text);
}

/** The repository that holds the folder, and its `.git` folder: of a linked worktree or submodule, the shared one. */
function repositoryOf(folder: string): { folder: string; gitFolder: string } | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const entry = join(at, '.git');
    const stats = statSync(entry, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return { folder: at, gitFolder: entry };
    const pointer = stats?.isFile() ? /^gitdir: (.+)$/m.exec(textIfReadable(entry) ?? '')?.[1] : undefined;
    if (pointer !== undefined) {
      const own = resolve(at, pointer.trim());
      return { folder: at, gitFolder: resolve(own, textIfReadable(join(own, 'commondir'))?.trim() ?? '.') };
    }
    if (dirname(at) === at) return undefined;
  }
}

/** The patterns are a courtesy of git's: a file of them that is not there or cannot be read says nothing. */
function textIfReadable(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
