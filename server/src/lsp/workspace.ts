import type { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultConfig } from '../config.ts';
import { Vault } from '../vault/vault.ts';
import type { Files } from './files.ts';
import { VaultSession } from './session.ts';
import { folderOfUri, isFolder, isUri, pathBelow } from './uris.ts';

/** A file of a vault that is open in the editor. */
export interface Located {
  readonly session: VaultSession;
  readonly path: string;
}

/** The vaults of the editor's workspace, and which of them a file belongs to: the innermost one. */
export class Workspace {
  readonly #files: Files;
  readonly #sessions = new Map<string, VaultSession>();
  readonly #folders = new Set<string>();
  /** Ends when it is known which vaults the editor's folders hold; `ready` of each session tells when it is read. */
  settled: Promise<void> = Promise.resolve();
  #watch: ((session: VaultSession) => () => void) | undefined;
  /** Ends the watching of each vault that is watched. */
  readonly #watched = new Map<VaultSession, () => void>();

  constructor(files: Files) {
    this.#files = files;
  }

  get sessions(): VaultSession[] {
    return [...this.#sessions.values()];
  }

  /** Opens the vaults of a workspace folder: the one it belongs to, else itself, and those nested in it. */
  async addFolder(folder: string): Promise<void> {
    this.#folders.add(folder);
    for (const root of await this.#rootsOf(folder)) this.#add(root);
  }

  /** Closes the vaults of a workspace folder that no other one holds. The open documents have to be opened once more. */
  async removeFolder(folder: string): Promise<void> {
    this.#folders.delete(folder);
    const held = await this.#heldRoots();
    for (const root of this.#sessions.keys()) {
      const isConcerned = pathBelow(folder, root) !== undefined || pathBelow(root, folder) !== undefined;
      if (isConcerned && !held.has(root)) this.#close(root);
    }
  }

  /**
   * Looks again which vaults the folders hold, as a file that marks one came or went, and reads those anew that hold the
   * file. The open documents have to be opened once more: they may belong to another vault now.
   */
  async lookForVaults(markedAt: string): Promise<void> {
    const found = await this.#heldRoots();
    for (const [root, session] of this.#sessions) if (!found.has(root) && !session.alone) this.#close(root);
    const changed = this.#around(markedAt);
    for (const root of found) this.#add(root);
    await Promise.all(changed.map((session) => session.reload()));
  }

  /** Whether the folder has become the root of a vault, or is none any more. */
  async hasTurned(folder: string): Promise<boolean> {
    return (this.#sessions.get(folder)?.alone === false) !== ((await this.#files.vaultOf(folder)) === folder);
  }

  /** The vault and path of a file; undefined for a file of no vault that is open. */
  locate(uri: string): Located | undefined {
    let best: Located | undefined;
    for (const session of this.#sessions.values()) {
      const path = pathBelow(session.root, uri);
      if (path !== undefined && path !== '' && (!best || session.root.length > best.session.root.length))
        best = { session, path };
    }
    return best;
  }

  /** Takes an opened document into its vault. A file of no workspace folder brings its own vault, if it has one. */
  async open(document: TextDocument): Promise<void> {
    if (!isUri(document.uri)) return;
    if (!this.locate(document.uri)) await this.#addVaultOf(folderOfUri(document.uri));
    const located = this.locate(document.uri);
    for (const session of this.#around(document.uri)) {
      const path = pathBelow(session.root, document.uri) ?? '';
      if (session !== located?.session && session.documents.has(path)) session.close(path);
    }
    if (located && located.session.documents.get(located.path) !== document)
      located.session.open(located.path, document);
  }

  /** Lets requests wait until the work is done. Work that fails is the caller's to report. */
  settle(work: () => Promise<void>): Promise<void> {
    const done = this.settled.then(work);
    this.settled = done.catch(() => undefined);
    return done;
  }

  /** Follows the files of the vaults that are open and of those to come, for a client that does not do so. */
  watch(
    onChange: (session: VaultSession, paths: readonly string[]) => void,
    log: { warn(message: string): void },
  ): void {
    this.#watch = (session) =>
      this.#files.watch(
        session.root,
        (paths) => onChange(session, paths),
        (reason) => log.warn(`Changes on disk below ${session.root} are not followed: ${reason}`),
      );
    for (const session of this.sessions) this.#follow(session);
  }

  /** The vaults in which the file lies, the inner ones and those around them. */
  #around(uri: string): VaultSession[] {
    return this.sessions.filter((session) => pathBelow(session.root, uri) !== undefined);
  }

  /** The roots of the vaults that the workspace folders hold. */
  async #heldRoots(): Promise<Set<string>> {
    const roots = new Set<string>();
    for (const folder of this.#folders) for (const root of await this.#rootsOf(folder)) roots.add(root);
    return roots;
  }

  async #rootsOf(folder: string): Promise<string[]> {
    return [(await this.#files.vaultOf(folder)) ?? folder, ...(await this.#files.vaultsIn(folder))];
  }

  async ready(): Promise<void> {
    await this.settled;
    await Promise.all(this.sessions.map((session) => session.ready));
  }

  /** A file outside every workspace folder is looked at alone, unless its folder belongs to a vault. */
  async #addVaultOf(folder: string): Promise<void> {
    const root = isFolder(folder) ? await this.#files.vaultOf(folder) : undefined;
    if (root !== undefined) this.#add(root);
    else this.#sessions.set(folder, new VaultSession(folder, noFiles, true));
  }

  #add(root: string): void {
    const known = this.#sessions.get(root);
    if (known && !known.alone) return;
    const session = new VaultSession(root, this.#files);
    this.#sessions.set(root, session);
    this.#follow(session);
  }

  #follow(session: VaultSession): void {
    if (this.#watch && !session.alone) this.#watched.set(session, this.#watch(session));
  }

  #close(root: string): void {
    const session = this.#sessions.get(root);
    this.#sessions.delete(root);
    if (!session) return;
    this.#watched.get(session)?.();
    this.#watched.delete(session);
  }
}

const noFiles: Files = {
  vaultOf: async () => undefined,
  vaultsIn: async () => [],
  load: async () => ({
    vault: new Vault(defaultConfig),
    config: defaultConfig,
    configProblems: [],
    isNote: () => true,
  }),
  read: () => undefined,
  look: () => undefined,
  list: () => [],
  changedSince: () => false,
  watch: () => () => undefined,
};
