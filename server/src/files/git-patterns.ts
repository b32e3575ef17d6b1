import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { GitIgnore, PatternFile, type Patterns } from './gitignore.ts';
import { toVaultPath } from './local-path.ts';
import { readText } from './read.ts';

/** What git leaves out of a vault on disk. */
export function gitIgnoreOf(root: string): GitIgnore {
  return new GitIgnore((folder) => readPatterns(join(root, folder, '.gitignore')), patternsAround(root));
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
  return patterns.some(ignoresVault) ? [] : patterns;
}

/** Whether the vault's folder, or one above it, is ignored. */
function ignoresVault({ seenFrom, matcher }: Patterns): boolean {
  const names = seenFrom('').split('/').slice(0, -1);
  return names.some((_, index) => matcher.ignores(names.slice(0, index + 1).join('/'), true));
}

function addPatterns(patterns: Patterns[], file: string, base: string, root: string): void {
  const matcher = readPatterns(file);
  if (!matcher) return;
  const prefix = base === root ? '' : `${toVaultPath(root, base)}/`;
  patterns.push({ matcher, seenFrom: (path) => prefix + path });
}

function readPatterns(file: string): PatternFile | undefined {
  const text = textIfReadable(file);
  // Git compares without case where the file system does, by default (core.ignoreCase).
  return text === undefined ? undefined : new PatternFile(text, process.platform !== 'linux');
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
  const read = readText(file);
  return 'text' in read ? read.text : undefined;
}
