import type { Config } from '../config.ts';
import { configFileName } from '../config.ts';
import { globMatcher } from '../text/glob.ts';
import { fileNameOf, isMarkdown, withoutMarkdownExtension } from '../vault/path.ts';
import type { GitIgnore } from './gitignore.ts';

/** What stands at the root of a vault, of Obsidian's, of Quartz's and of Foam's. */
export const marks: readonly string[] = [configFileName, '.obsidian', 'quartz.config.ts', '.foam'];

export type FileKind = 'note' | 'attachment';

/** Which entries of a folder tree belong to a vault, wherever its files are; asked from the top down. */
export class Members {
  readonly #ignored: GitIgnore;
  readonly #excluded: (path: string) => boolean;
  readonly #included: (path: string) => boolean;
  readonly #includesAll: boolean;

  constructor(config: Config, ignored: GitIgnore) {
    this.#ignored = ignored;
    this.#excluded = globMatcher(config.exclude);
    this.#included = globMatcher(config.include);
    this.#includesAll = config.include.includes('**/*.md');
  }

  enters(folder: string): boolean {
    return isSearched(fileNameOf(folder)) && !this.#excluded(folder) && !this.#ignored.ignores(folder, true);
  }

  hasFile(path: string): boolean {
    return !fileNameOf(path).startsWith('.') && !this.#excluded(path) && !this.#ignored.ignores(path, false);
  }

  isNote(path: string): boolean {
    // `**/*.md` means `README.MD` too.
    return isMarkdown(path) && (this.#includesAll || this.#included(`${withoutMarkdownExtension(path)}.md`));
  }

  /**
   * What a file of that path would be to the vault, whether it exists or not; undefined when it does not belong to it.
   * `isMarked` says which folders are vaults of their own.
   */
  kindOf(path: string, isMarked: (folder: string) => boolean): FileKind | undefined {
    const names = path.split('/').slice(0, -1);
    const folders = names.map((_, index) => names.slice(0, index + 1).join('/'));
    const enters = folders.every((folder) => this.enters(folder) && !isMarked(folder));
    if (!enters || !this.hasFile(path)) return undefined;
    return this.isNote(path) ? 'note' : 'attachment';
  }
}

/** Whether folders of that name are looked into: hidden ones and `node_modules` hold no notes. */
export function isSearched(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules';
}
