import type { Config, ConfigProblem } from '../config.ts';
import type { ReadText } from '../features/feature.ts';
import type { Note } from '../parse/note.ts';
import type { Repository } from '../rules/rule.ts';
import type { Vault } from '../vault/vault.ts';

/** The files under the editor, as the server needs them: on disk, or through the client. Folders are URIs without a trailing `/`. */
export interface Files {
  /** The root of the vault to which the folder belongs: the nearest folder upwards that is marked as one. */
  vaultOf(folder: string): Promise<string | undefined>;
  /** The roots of the vaults below the folder. */
  vaultsIn(folder: string): Promise<string[]>;
  /** Reads the config and every note; the server's other work goes on meanwhile. Throws what the user is to be told. */
  load(root: string): Promise<OpenedVault>;
  /**
   * Looks at those files, so that what follows can be answered at once. For files that only the client can reach; to be
   * awaited before the vault is told that they changed.
   */
  refresh?(root: string, paths: readonly string[]): Promise<void> | undefined;
  /** The text of a vault's file; undefined when there is none that can be read. */
  read(root: string, path: string): string | undefined;
  /** What stands at a path now: a note or attachment that belongs to the vault, a folder, or nothing. */
  look(root: string, path: string): Note | 'attachment' | 'folder' | undefined;
  /** The vault's symbolic links that lead to the file: what changes it changes them. */
  linksTo?(root: string, path: string): Iterable<string>;
  /** The paths of all files that belong to the vault, as they are now. */
  list(root: string): Iterable<string>;
  /** Whether the file may have changed, or gone, since that moment (milliseconds since 1970). */
  changedSince(root: string, path: string, moment: number): boolean;
  /** What git knows of the vault's files, where there can be a git; `read` gives the texts as they are now. */
  repository?(root: string, read: ReadText): RefreshedRepository | undefined;
  /** Follows the vault's files for a client that does not, until the answer is called; says so once when that cannot be done. */
  watch(root: string, onChange: (paths: readonly string[]) => void, onFailure: (reason: string) => void): () => void;
}

/** Facts that hold until files change. */
export interface RefreshedRepository extends Repository {
  /** Forgets what is known, since a file was written. */
  refresh(): void;
}

export interface OpenedVault {
  readonly vault: Vault;
  readonly config: Config;
  readonly configProblems: readonly ConfigProblem[];
  /** Whether config and `.gitignore` let a file of that path be a note of the vault. */
  isNote(path: string): boolean;
}
