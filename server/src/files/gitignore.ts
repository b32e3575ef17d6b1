import ignore, { type Ignore } from 'ignore';
import { folderOf } from '../vault/path.ts';

/** One file of patterns. */
export interface Patterns {
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
  readonly #patternsIn: (folder: string) => Ignore | undefined;
  readonly #around: readonly Patterns[];
  /** The pattern files that speak about the entries of a folder, the deepest first. */
  readonly #chains = new Map<string, readonly Patterns[]>();

  /** `patternsIn` gives those of a folder of the vault, once; `around` are those from outside of it, the nearest first. */
  constructor(patternsIn: (folder: string) => Ignore | undefined, around: readonly Patterns[] = []) {
    this.#patternsIn = patternsIn;
    this.#around = around;
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
    const own = this.#patternsIn(folder);
    const strip = folder === '' ? 0 : folder.length + 1;
    const chain = own ? [{ matcher: own, seenFrom: (path: string) => path.slice(strip) }, ...above] : above;
    this.#chains.set(folder, chain);
    return chain;
  }
}

/** The patterns in the text of such a file. */
export function parsePatterns(text: string, ignoreCase: boolean): Ignore {
  return ignore({ ignorecase: ignoreCase }).add(text);
}
