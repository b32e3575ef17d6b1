import type { Config, ConfigProblem } from '../config.ts';
import type { Note } from '../parse/note.ts';

/** The files under the editor, as the server needs them: on disk, or through the client. URIs are without a trailing `/`. */
export interface Files {
  /** The root of the vault to which the folder belongs: the nearest folder upwards that is marked as one. */
  vaultOf(folder: string): Promise<string | undefined>;
  /** The roots of the vaults below the folder. */
  vaultsIn(folder: string): Promise<string[]>;
  /** Reads config and notes; other work of the server goes on meanwhile. */
  load(root: string): Promise<LoadedVault>;
  /** The text of a vault's file; undefined when there is none that can be read. */
  read(root: string, path: string): string | undefined;
}

export interface LoadedVault {
  readonly config: Config;
  readonly configProblems: readonly ConfigProblem[];
  readonly notes: Iterable<Note>;
  readonly attachments: Iterable<string>;
  /** Whether config and `.gitignore` let a file of that path belong to the vault. */
  includes(path: string): boolean;
}
