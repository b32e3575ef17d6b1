import type { TextDocument } from 'vscode-languageserver-textdocument';
import { parseNote } from '../parse/scan.ts';
import type { Circumstances, Problem } from '../rules/rule.ts';
import { isMarkdown } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import type { Files, OpenedVault, RefreshedRepository } from './files.ts';
import { LiveVault } from './live-vault.ts';
import type { MeasuredText } from './positions.ts';
import { ReadTimes } from './read-times.ts';
import { Slices } from './slices.ts';
import type { Traffic } from './traffic.ts';

/**
 * One vault of the workspace while it is open: its notes as the files say, and on top of them the open documents, which
 * win over the disk. A document that was edited is scanned again when somebody next asks for the vault.
 */
export class VaultSession {
  /** URI of the root folder, without a trailing `/`. */
  readonly root: string;
  /** Only single files of the folder are open, and nothing is known of the others: nobody complains about links. */
  readonly alone: boolean;
  /** Ends when config and notes are read; never fails. */
  ready: Promise<void>;
  /** Ends when all files that changed are read again, and never fails. What changes files has to wait for it. */
  taken: Promise<void> = Promise.resolve();
  /** Why the vault could not be read. */
  failure: string | undefined;
  readonly #files: Files;
  #opened: OpenedVault | undefined;
  readonly #live = new LiveVault();
  readonly #documents = new Map<string, TextDocument>();
  readonly #edited = new Set<string>();
  readonly #repository: RefreshedRepository | undefined;
  readonly #readTimes = new ReadTimes();
  /** Files that changed behind the back of a load that is under way. */
  #changedWhileLoading: Set<string> | undefined;

  constructor(root: string, files: Files, alone = false) {
    this.root = root;
    this.alone = alone;
    this.#files = files;
    this.#repository = alone ? undefined : files.repository?.(root, this.read);
    this.ready = this.#load();
  }

  /** The vault as of now. */
  get vault(): Vault {
    if (this.#edited.size > 0) this.#scanEdited();
    return this.#live.vault;
  }

  #scanEdited(): void {
    for (const path of this.#edited) this.#scanDocument(path);
    // Not when it is empty: the table that it has would refer to a new one each time, all of which V8 keeps for long.
    this.#edited.clear();
  }

  /** Another number whenever there are other notes or files, or when titles, tags or links of a note are others. */
  get structure(): number {
    return this.vault && this.#live.structure;
  }

  get documents(): ReadonlyMap<string, TextDocument> {
    return this.#documents;
  }

  /** Whether the vault was read, or could not be: until then there are only the open documents. */
  get isLoaded(): boolean {
    return this.#opened !== undefined || this.failure !== undefined;
  }

  get opened(): OpenedVault | undefined {
    return this.#opened;
  }

  /** Reads config and files afresh; until that is done the old vault answers. */
  reload(): Promise<void> {
    this.ready = this.ready.then(() => this.#load());
    return this.ready;
  }

  open(path: string, document: TextDocument): void {
    this.#documents.set(path, document);
    this.#edited.add(path);
  }

  /** The open document of that path was edited. */
  changed(path: string): void {
    this.#edited.add(path);
  }

  /** The document was closed: the file counts again, and a note without a file is gone. */
  close(path: string): void {
    this.#documents.delete(path);
    this.#edited.delete(path);
    this.filesChanged([path]);
  }

  /** The files or folders of those paths were created, changed or deleted. */
  filesChanged(paths: Iterable<string>): void {
    const folders: string[] = [];
    for (const path of paths) {
      if (this.#fileChanged(path) === 'folder') folders.push(`${path}/`);
      for (const link of this.#files.linksTo?.(this.root, path) ?? []) this.#fileChanged(link);
    }
    // A folder that was moved here is reported alone, not with what is in it.
    if (folders.length === 0) return;
    for (const path of this.#files.list(this.root))
      if (folders.some((folder) => path.startsWith(folder))) this.#fileChanged(path);
  }

  /** `filesChanged` for as many files as a checkout may change, while other requests are answered. */
  takeFiles(paths: readonly string[]): Promise<void> {
    const taking = this.#takeFiles(paths);
    this.taken = Promise.allSettled([this.taken, taking]).then(() => undefined);
    return taking;
  }

  async #takeFiles(paths: readonly string[]): Promise<void> {
    const slices = new Slices();
    for (const path of paths) {
      this.filesChanged([path]);
      if (!slices.isOver) continue;
      this.#live.judgements.settle(this.vault);
      await slices.next();
    }
  }

  /** To be awaited before `filesChanged` where the files cannot be looked at at once; undefined where they can. */
  refresh(paths: Iterable<string>): Promise<void> | undefined {
    return this.#files.refresh?.(this.root, [...paths]);
  }

  /** Reads again those of the files that changed since they were read, told or not; whether anything may be different. */
  async catchUp(paths: Iterable<string>): Promise<boolean> {
    const closed = [...paths].filter((path) => !this.#documents.has(path));
    const looking = this.refresh(closed);
    await looking;
    const readAt = this.#readTimes.now();
    const changed = closed.filter((path) => this.#files.changedSince(this.root, path, readAt(path)));
    this.filesChanged(changed);
    // While the client looked, an open document may have been edited.
    return looking !== undefined || changed.length > 0;
  }

  /** What judging the notes depends on beside the vault. */
  circumstances(today: string): Circumstances {
    return this.#repository ? { today, repository: this.#repository } : { today };
  }

  /** The problems of a note, in text order; the same list as long as they are the same. */
  problems(path: string, today: string): readonly Problem[] {
    if (this.alone) return [];
    return this.#live.judgements.of(this.vault, path, this.circumstances(today));
  }

  /** The notes whose problems may be others than when this was last asked, and files that are gone. */
  takeNews(today: string): Iterable<string> {
    return this.alone ? [] : this.#live.judgements.takeNews(this.vault, today);
  }

  /** How many problems the vault has; notes that are not judged yet are judged first, while other requests are answered. */
  async countProblems(today: string, traffic?: Traffic): Promise<number> {
    const slices = new Slices(traffic);
    for (const path of this.alone ? [] : this.#live.judgements.unjudged(this.vault, today)) {
      this.problems(path, today);
      if (slices.isOver) await slices.next();
    }
    return this.#live.judgements.count;
  }

  /** Makes what the vault lacks yet to answer everything at once, while other requests are answered. */
  async finishIndexes(): Promise<void> {
    const slices = new Slices();
    const { vault } = this;
    for (const _ of vault.finishIndexes()) {
      if (slices.isOver) await slices.next();
      if (this.#live.vault !== vault) return;
    }
  }

  /** The text of a file: the open document's, else the file's. */
  readonly read = (path: string): string | undefined =>
    this.#documents.get(path)?.getText() ?? this.#files.read(this.root, path);

  /** The text of a file as it was saved. */
  saved(path: string): string | undefined {
    return this.#files.read(this.root, path);
  }

  /** A note or file as positions need it. */
  measured(path: string): MeasuredText {
    return this.vault && this.#live.measured(path, this.read);
  }

  /** Reads config and files, and puts the open documents on top. */
  async #load(): Promise<void> {
    const changed = new Set<string>();
    this.#changedWhileLoading = changed;
    const startedAt = Date.now();
    try {
      this.#opened = await this.#files.load(this.root);
      this.#live.replace(this.#opened.vault);
      this.#readTimes.all(startedAt);
      this.failure = undefined;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
    if (this.#changedWhileLoading === changed) this.#changedWhileLoading = undefined;
    this.filesChanged(changed);
    for (const path of this.#documents.keys()) this.#edited.add(path);
  }

  #scanDocument(path: string): void {
    const document = this.#documents.get(path);
    if (!document || !(this.#opened?.isNote(path) ?? isMarkdown(path))) return;
    this.#live.set(parseNote(path, document.getText()));
  }

  #fileChanged(path: string): 'folder' | undefined {
    this.#repository?.refresh();
    if (this.#documents.has(path)) {
      // It was saved: the text is the same, and what git says of it is not.
      if (this.#repository) this.#live.touch(path);
      return undefined;
    }
    this.#changedWhileLoading?.add(path);
    const now = Date.now();
    const found = this.#files.look(this.root, path);
    if (found === 'folder') return found;
    this.#readTimes.one(path, now);
    if (found === 'attachment') this.#live.addAttachment(path);
    else if (found !== undefined) this.#live.set(found);
    else this.#live.delete(path, (file) => this.#documents.has(file));
    return undefined;
  }
}
