import type { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultConfig } from '../config.ts';
import { tagsOf } from '../features/tags.ts';
import type { Note } from '../parse/note.ts';
import { parseNote } from '../parse/scan.ts';
import type { Circumstances, Problem } from '../rules/rule.ts';
import { lineStartsOf } from '../text/lines.ts';
import { aliasesOf, titleOf } from '../vault/fields.ts';
import { isMarkdown } from '../vault/path.ts';
import { Vault } from '../vault/vault.ts';
import type { Files, OpenedVault, RefreshedRepository } from './files.ts';
import { Judgements } from './judgements.ts';
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
  #structure = 0;
  readonly #files: Files;
  #opened: OpenedVault | undefined;
  #vault = new Vault(defaultConfig);
  readonly #documents = new Map<string, TextDocument>();
  readonly #edited = new Set<string>();
  readonly #judgements = new Judgements();
  readonly #repository: RefreshedRepository | undefined;
  readonly #readTimes = new ReadTimes();
  /** The note that was measured last: many places of one note are told in a row. */
  #measured: (MeasuredText & { readonly path: string }) | undefined;
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
    for (const path of this.#edited) this.#scanDocument(path);
    this.#edited.clear();
    return this.#vault;
  }

  /** Another number whenever there are other notes or files, or when titles, tags or links of a note are others. */
  get structure(): number {
    return this.vault && this.#structure;
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
      this.#judgements.settle(this.vault);
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
    return this.#judgements.of(this.vault, path, this.circumstances(today));
  }

  /** The notes whose problems may be others than when this was last asked, and files that are gone. */
  takeNews(today: string): Iterable<string> {
    return this.alone ? [] : this.#judgements.takeNews(this.vault, today);
  }

  /** How many problems the vault has; notes that are not judged yet are judged first, while other requests are answered. */
  async countProblems(today: string, traffic?: Traffic): Promise<number> {
    const slices = new Slices(traffic);
    for (const path of this.alone ? [] : this.#judgements.unjudged(this.vault, today)) {
      this.problems(path, today);
      if (slices.isOver) await slices.next();
    }
    return this.#judgements.count;
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
    const { vault } = this;
    if (this.#measured?.path === path) return this.#measured;
    const note = vault.notes.get(path);
    const text = (): string => this.read(path) ?? '';
    if (note) {
      this.#measured = { path, lineStarts: note.lineStarts, length: note.length, text };
      return this.#measured;
    }
    const content = text();
    return { lineStarts: lineStartsOf(content), length: content.length, text };
  }

  /** Reads config and files, and puts the open documents on top. */
  async #load(): Promise<void> {
    const changed = new Set<string>();
    this.#changedWhileLoading = changed;
    const startedAt = Date.now();
    try {
      this.#opened = await this.#files.load(this.root);
      this.#vault = this.#opened.vault;
      this.#measured = undefined;
      this.#judgements.clear();
      this.#structure++;
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
    this.#set(parseNote(path, document.getText()));
  }

  #fileChanged(path: string): 'folder' | undefined {
    this.#repository?.refresh();
    if (this.#documents.has(path)) {
      // It was saved: the text is the same, and what git says of it is not.
      const note = this.#vault.notes.get(path);
      if (this.#repository && note) this.#judgements.record({ path, before: note, after: note });
      return undefined;
    }
    this.#changedWhileLoading?.add(path);
    const now = Date.now();
    const found = this.#files.look(this.root, path);
    if (found === 'folder') return found;
    this.#readTimes.one(path, now);
    if (found === 'attachment') this.#addAttachment(path);
    else if (found !== undefined) this.#set(found);
    else this.#forget(path);
    return undefined;
  }

  #set(note: Note): void {
    const before = this.#vault.notes.get(note.path);
    const structure = before && structureOf(this.#vault, before);
    this.#vault.set(note);
    this.#measured = undefined;
    if (structure !== structureOf(this.#vault, note)) this.#structure++;
    this.#judgements.record({ path: note.path, before, after: note });
  }

  #addAttachment(path: string): void {
    if (this.#vault.attachments.has(path)) return;
    this.#vault.addAttachment(path);
    this.#structure++;
    this.#judgements.record({ path });
  }

  /** The file or folder is gone; open documents stay. */
  #forget(path: string): void {
    const below = `${path}/`;
    const isGone = (file: string): boolean => (file === path || file.startsWith(below)) && !this.#documents.has(file);
    const wasFolder = this.#vault.hasFolder(path);
    const candidates = wasFolder ? [...this.#vault.notes.keys(), ...this.#vault.attachments] : [path];
    for (const file of candidates.filter(isGone)) {
      const before = this.#vault.notes.get(file);
      if (!before && !this.#vault.attachments.has(file)) continue;
      this.#structure++;
      this.#vault.delete(file);
      this.#measured = undefined;
      this.#vault.deleteAttachment(file);
      this.#judgements.record({ path: file, before });
    }
  }
}

/** What a graph of the vault shows of a note: its name, its tags, and where its links lead. */
function structureOf(vault: Vault, note: Note): string {
  const targets = vault.links(note.path).map(({ target }) => target.text);
  return JSON.stringify([titleOf(note), aliasesOf(note), tagsOf(note), targets]);
}
