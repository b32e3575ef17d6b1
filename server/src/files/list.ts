import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import glob from 'fast-glob';
import type { Config } from '../config.ts';
import { globMatcher } from '../vault/glob.ts';
import { fileNameOf, isMarkdown, withoutMarkdownExtension } from '../vault/path.ts';
import { GitIgnore } from './gitignore.ts';
import { isInside, toVaultPath } from './local-path.ts';
import { reasonOf } from './reason.ts';
import { isMarked, marks } from './root.ts';

/** The files of a vault: vault-relative paths with `/`, sorted. */
export interface FileList {
  readonly notes: readonly string[];
  readonly attachments: readonly string[];
  /** Folders that could not be listed, and why. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

export type FileKind = 'note' | 'attachment';

/**
 * The files under the root that belong to the vault: not hidden, not in `node_modules`, not ignored by git, not named
 * by `exclude`. A Markdown file that `include` names is a note, any other file an attachment. A symbolic link counts
 * as a file when it leads to a file of the vault; linked folders are left out, and so are folders that are marked as
 * vaults of their own. Throws when the root cannot be listed.
 */
export function listFiles(root: string, config: Config): FileList {
  const members = new Members(root, config);
  const unreadable: { path: string; reason: string }[] = [];
  const linked: string[] = [];
  const entriesOf = (folder: string): Dirent[] => {
    const base = toVaultPath(folder, root);
    const entries = entriesOrReason(folder, (reason) => {
      if (base === '') throw reason;
      unreadable.push({ path: base, reason: reasonOf(reason) });
    });
    if (base !== '' && entries.some(({ name }) => marks.includes(name))) return [];
    return entries.filter((entry) => {
      const path = base === '' ? entry.name : `${base}/${entry.name}`;
      if (entry.isSymbolicLink() && members.isLinkedFile(path)) linked.push(path);
      return entry.isDirectory() ? members.enters(path) : entry.isFile() && members.hasFile(path);
    });
  };
  // fast-glob always asks for `withFileTypes`.
  const readdir = entriesOf as unknown as typeof readdirSync;
  const found = glob.sync('**', {
    cwd: root,
    dot: true,
    unique: false,
    followSymbolicLinks: false,
    fs: { readdirSync: readdir },
  });
  const notes: string[] = [];
  const attachments: string[] = [];
  for (const path of [...found, ...linked].sort()) (members.isNote(path) ? notes : attachments).push(path);
  return { notes, attachments, unreadable };
}

/** What a file of that path would be to the vault, whether it exists or not; undefined when it does not belong to it. */
export function fileClassifier(root: string, config: Config): (path: string) => FileKind | undefined {
  const members = new Members(root, config);
  return (path) => {
    const names = path.split('/').slice(0, -1);
    const folders = names.map((_, index) => names.slice(0, index + 1).join('/'));
    const enters = folders.every((folder) => members.enters(folder) && !isMarked(join(root, folder)));
    if (!enters || !members.hasFile(path)) return undefined;
    return members.isNote(path) ? 'note' : 'attachment';
  };
}

/** Which entries of a folder tree belong to a vault; asked from the top down. */
class Members {
  readonly #root: string;
  readonly #realRoot: string;
  readonly #ignored: GitIgnore;
  readonly #excluded: (path: string) => boolean;
  readonly #included: (path: string) => boolean;

  constructor(root: string, config: Config) {
    this.#root = root;
    this.#realRoot = realpathSync(root);
    this.#ignored = new GitIgnore(root);
    this.#excluded = globMatcher(config.exclude);
    this.#included = globMatcher(config.include);
  }

  enters(folder: string): boolean {
    const name = fileNameOf(folder);
    return (
      !name.startsWith('.') &&
      name !== 'node_modules' &&
      !this.#excluded(folder) &&
      !this.#ignored.ignores(folder, true)
    );
  }

  hasFile(path: string): boolean {
    return !fileNameOf(path).startsWith('.') && !this.#excluded(path) && !this.#ignored.ignores(path, false);
  }

  isNote(path: string): boolean {
    // `**/*.md` means `README.MD` too.
    return isMarkdown(path) && this.#included(`${withoutMarkdownExtension(path)}.md`);
  }

  /** A symbolic link to a file inside the vault. */
  isLinkedFile(path: string): boolean {
    const file = this.hasFile(path) ? linkedFile(join(this.#root, path)) : undefined;
    return file !== undefined && isInside(toVaultPath(file, this.#realRoot));
  }
}

/** The file at the end of a symbolic link; undefined when the link leads nowhere, in a ring, or to a folder. */
function linkedFile(link: string): string | undefined {
  try {
    const file = realpathSync(link);
    return statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

function entriesOrReason(folder: string, refuse: (reason: unknown) => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    refuse(error);
    return [];
  }
}
