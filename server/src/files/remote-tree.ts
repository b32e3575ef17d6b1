import type { Config } from '../config.ts';
import { fileNameOf, folderOf } from '../vault/path.ts';
import { GitIgnore, PatternFile } from './gitignore.ts';
import { type FileKind, isSearched, Members, marks } from './members.ts';
import type { RemoteEntry, RemoteFiles } from './remote.ts';

/** A file that belongs to a vault. */
export interface MemberFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly isLink: boolean;
}

/**
 * Which of the remote files belong to a vault, by the same rules as on disk, as far as they can be known: nothing is read
 * above the vault's root, and no symbolic link is followed, since nobody says where it leads.
 */
export class RemoteTree {
  readonly #remote: RemoteFiles;
  readonly #members: Members;
  readonly #patterns = new Map<string, PatternFile>();
  readonly #marked = new Set<string>();

  constructor(remote: RemoteFiles, config: Config) {
    this.#remote = remote;
    this.#members = new Members(config, new GitIgnore((folder) => this.#patterns.get(folder)));
  }

  /** The vault's files in the folder and below. Throws when the root cannot be listed; any other folder is then empty. */
  async filesBelow(top: string): Promise<MemberFile[]> {
    const files: MemberFile[] = [];
    for (let level = [top]; level.length > 0; ) {
      const listed = await this.#list(level);
      const entries = listed.flatMap(([folder, inside]) =>
        inside.map(({ name, kind }) => ({ path: pathIn(folder, name), kind })),
      );
      level = entries
        .filter(({ path, kind }) => kind === 'folder' && this.#members.enters(path))
        .map(({ path }) => path);
      for (const { path, kind } of entries)
        if (kind !== 'folder' && this.#members.hasFile(path))
          files.push({ path, kind: this.#members.isNote(path) ? 'note' : 'attachment', isLink: kind === 'link' });
    }
    return files.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** What a file of that path would be to the vault. */
  kindOf(path: string): FileKind | undefined {
    return this.#members.kindOf(path, (folder) => this.#marked.has(folder));
  }

  /** Whether a folder of that path belongs to the vault. */
  hasFolder(path: string): boolean {
    if (path === '') return true;
    return !this.#marked.has(path) && this.#members.enters(path) && this.hasFolder(folderOf(path));
  }

  /** The entries of the folders that belong to the vault, once the patterns in them are known. */
  async #list(folders: readonly string[]): Promise<[folder: string, entries: readonly RemoteEntry[]][]> {
    const answers = await this.#remote.list(folders);
    const listed: [string, readonly RemoteEntry[]][] = [];
    for (const [index, folder] of folders.entries()) {
      const entries = answers[index];
      if (!entries && folder === '') throw new Error('The folder cannot be read.');
      if (folder !== '' && entries?.some(isMark)) this.#marked.add(folder);
      else if (entries) listed.push([folder, entries]);
    }
    await this.#readPatterns(listed.filter(([, entries]) => entries.some(({ name }) => name === '.gitignore')));
    return listed;
  }

  async #readPatterns(listed: readonly (readonly [folder: string, unknown])[]): Promise<void> {
    if (listed.length === 0) return;
    const texts = await this.#remote.read(listed.map(([folder]) => pathIn(folder, '.gitignore')));
    for (const [index, [folder]] of listed.entries()) {
      const file = texts[index];
      if (file && 'text' in file) this.#patterns.set(folder, new PatternFile(file.text, false));
    }
  }
}

/** The marked folders below the root, which is not asked about; hidden folders and `node_modules` are not searched. */
export async function markedBelow(remote: RemoteFiles): Promise<string[]> {
  const marked: string[] = [];
  for (let level = ['']; level.length > 0; ) {
    const answers = await remote.list(level);
    const next: string[] = [];
    for (const [index, folder] of level.entries()) {
      const entries = answers[index] ?? [];
      if (folder !== '' && entries.some(isMark)) marked.push(folder);
      for (const { name, kind } of entries) if (kind === 'folder' && isSearched(name)) next.push(pathIn(folder, name));
    }
    level = next;
  }
  return marked.sort();
}

function isMark({ name }: RemoteEntry): boolean {
  return marks.includes(name);
}

function pathIn(folder: string, name: string): string {
  return folder === '' ? fileNameOf(name) : `${folder}/${fileNameOf(name)}`;
}
