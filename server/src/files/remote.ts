import type { FileText } from './text.ts';

/** What stands at a path: `link` is a symbolic link to a file. Linked folders are nothing. */
export type EntryKind = 'file' | 'folder' | 'link';

export interface RemoteEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/**
 * Somebody who reads the files of a folder for a server that cannot reach them itself. Paths are relative to that folder,
 * which is the empty path. Every answer has one item for each path, in their order, and many paths cost one question.
 */
export interface RemoteFiles {
  /** What stands there; undefined for nothing. */
  stat(paths: readonly string[]): Promise<readonly (EntryKind | undefined)[]>;
  /** What is in each folder; undefined for one that cannot be listed. */
  list(folders: readonly string[]): Promise<readonly (readonly RemoteEntry[] | undefined)[]>;
  read(files: readonly string[]): Promise<readonly FileText[]>;
}
