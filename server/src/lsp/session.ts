import type { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultConfig } from '../config.ts';
import type { Note } from '../parse/note.ts';
import { parseNote } from '../parse/scan.ts';
import { lineStartsOf } from '../text/lines.ts';
import { isMarkdown } from '../vault/path.ts';
import { Vault } from '../vault/vault.ts';
import type { Files, LoadedVault } from './files.ts';
import type { MeasuredText } from './positions.ts';

/**
 * One vault of the workspace while it is open: its notes as the files say, and on top of them the open documents, which
 * win over the disk. A document that was edited is scanned again when somebody next asks for the vault.
 */
export class VaultSession {
  /** URI of the root folder, without a trailing `/`. */
  readonly root: string;
  /** Counts the changes: equal numbers mean that no answer can have changed. */
  revision = 0;
  loaded: LoadedVault | undefined;
  ready: Promise<void>;
  readonly #files: Files;
  #vault = new Vault(defaultConfig);
  readonly #documents = new Map<string, TextDocument>();
  readonly #edited = new Set<string>();

  /** Only single files of the folder are open, and nothing is known of the others: nobody complains about links. */
  readonly alone: boolean;

  constructor(root: string, files: Files, alone = false) {
    this.root = root;
    this.alone = alone;
    this.#files = files;
    this.ready = this.#load();
  }

  /** The vault as of now. */
  get vault(): Vault {
    for (const path of this.#edited) this.#scanDocument(path);
    this.#edited.clear();
    return this.#vault;
  }

  get documents(): ReadonlyMap<string, TextDocument> {
    return this.#documents;
  }

  /** Reads config and files afresh; until that is done the old vault answers. */
  reload(): Promise<void> {
    this.ready = this.#load();
    return this.ready;
  }

  open(path: string, document: TextDocument): void {
    this.#documents.set(path, document);
    this.#edited.add(path);
    this.revision++;
  }

  changed(path: string): void {
    this.#edited.add(path);
    this.revision++;
  }

  /** The document was closed: the file counts again, and a note without a file is gone. */
  close(path: string): void {
    this.#documents.delete(path);
    this.#edited.delete(path);
    this.fileChanged(path);
  }

  /** The file of that path was created, changed or deleted, or the folder of that path deleted. */
  fileChanged(path: string): void {
    this.revision++;
    if (this.#documents.has(path)) return;
    const text = this.#includes(path) ? this.#files.read(this.root, path) : undefined;
    if (text !== undefined && isMarkdown(path)) this.#vault.set(parseNote(path, text));
    else if (text !== undefined) this.#vault.addAttachment(path);
    else this.#forget(path);
  }

  /** The text of a file: the open document's, else the file's. */
  read = (path: string): string | undefined =>
    this.#documents.get(path)?.getText() ?? this.#files.read(this.root, path);

  /** A note or file as positions need it. */
  measured(path: string): MeasuredText {
    const note = this.vault.notes.get(path);
    const text = (): string => this.read(path) ?? '';
    if (note) return { lineStarts: note.lineStarts, length: note.length, text };
    const content = text();
    return { lineStarts: lineStartsOf(content), length: content.length, text };
  }

  note(path: string): Note | undefined {
    return this.vault.notes.get(path);
  }

  /** Reads config and files, and puts the open documents on top. */
  async #load(): Promise<void> {
    const loaded = await this.#files.load(this.root);
    const vault = new Vault(loaded.config);
    for (const note of loaded.notes) vault.set(note);
    for (const path of loaded.attachments) vault.addAttachment(path);
    this.loaded = { ...loaded, notes: [] };
    this.#vault = vault;
    for (const path of this.#documents.keys()) this.#edited.add(path);
    this.revision++;
  }

  #includes(path: string): boolean {
    return this.loaded?.includes(path) ?? true;
  }

  #scanDocument(path: string): void {
    const document = this.#documents.get(path);
    if (document && this.#includes(path)) this.#vault.set(parseNote(path, document.getText()));
  }

  #forget(path: string): void {
    this.#vault.delete(path);
    this.#vault.deleteAttachment(path);
    if (!this.#vault.hasFolder(path)) return;
    const below = `${path}/`;
    for (const note of [...this.#vault.notes.keys()])
      if (note.startsWith(below) && !this.#documents.has(note)) this.#vault.delete(note);
    for (const file of [...this.#vault.attachments]) if (file.startsWith(below)) this.#vault.deleteAttachment(file);
  }
}
