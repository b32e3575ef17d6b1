import { defaultConfig } from '../config.ts';
import { tagsOf } from '../features/tags.ts';
import type { Note } from '../parse/note.ts';
import { NoteLines } from '../parse/packed/note-lines.ts';
import type { PackedNote } from '../parse/packed/packed-note.ts';
import { lineStartsOf } from '../text/lines.ts';
import { aliasesOf, titleOf } from '../vault/fields.ts';
import { Vault } from '../vault/vault.ts';
import { Judgements } from './judgements.ts';
import type { MeasuredText } from './positions.ts';

/** A vault that changes, with what is known of it: whatever a change can have made different is forgotten by it. */
export class LiveVault {
  readonly judgements = new Judgements();
  #vault = new Vault(defaultConfig);
  #structure = 0;
  /** The note that was measured last: many places of one note are told in a row. */
  #measured: MeasuredNote | undefined;

  get vault(): Vault {
    return this.#vault;
  }

  /** Another number whenever there are other notes or files, or when titles, tags or links of a note are others. */
  get structure(): number {
    return this.#structure;
  }

  /** Puts a vault that was read anew in the place of this one. */
  replace(vault: Vault): void {
    this.#vault = vault;
    this.#measured = undefined;
    this.judgements.clear();
    this.#structure++;
  }

  set(note: Note): void {
    const before = this.#vault.notes.get(note.path);
    const structure = before && structureOf(this.#vault, before);
    this.#vault.set(note);
    this.#measured = undefined;
    if (structure !== structureOf(this.#vault, note)) this.#structure++;
    this.judgements.record({ path: note.path, before, after: note });
  }

  /** The text of the note is the same, and what is said of its file from outside may not be. */
  touch(path: string): void {
    const note = this.#vault.notes.get(path);
    if (note) this.judgements.record({ path, before: note, after: note });
  }

  addAttachment(path: string): void {
    if (this.#vault.attachments.has(path)) return;
    this.#vault.addAttachment(path);
    this.#structure++;
    this.judgements.record({ path });
  }

  /** The file is gone, or the folder with all in it but the files that `stays` says. */
  delete(path: string, stays: (file: string) => boolean): void {
    const below = `${path}/`;
    const isGone = (file: string): boolean => (file === path || file.startsWith(below)) && !stays(file);
    const wasFolder = this.#vault.hasFolder(path);
    const candidates = wasFolder ? [...this.#vault.notes.keys(), ...this.#vault.attachments] : [path];
    for (const file of candidates.filter(isGone)) {
      const before = this.#vault.notes.get(file);
      if (!before && !this.#vault.attachments.has(file)) continue;
      this.#structure++;
      this.#vault.delete(file);
      this.#measured = undefined;
      this.#vault.deleteAttachment(file);
      this.judgements.record({ path: file, before });
    }
  }

  /** A note or file as positions need it; `read` gives its text. */
  measured(path: string, read: (path: string) => string | undefined): MeasuredText {
    if (this.#measured?.path === path) return this.#measured;
    const packed = this.#vault.packedNote(path);
    if (packed) {
      this.#measured = new MeasuredNote(packed, read);
      return this.#measured;
    }
    const content = read(path) ?? '';
    return { lineStarts: lineStartsOf(content), length: content.length, text: () => content };
  }
}

/** A class, since thousands are made for one answer. */
class MeasuredNote extends NoteLines implements MeasuredText {
  readonly #read: (path: string) => string | undefined;

  constructor(packed: PackedNote, read: (path: string) => string | undefined) {
    super(packed);
    this.#read = read;
  }

  text(): string {
    return this.#read(this.path) ?? '';
  }
}

/** What a graph of the vault shows of a note: its name, its tags, and where its links lead. */
function structureOf(vault: Vault, note: Note): string {
  const targets = vault.links(note.path).map(({ target }) => target.text);
  return JSON.stringify([titleOf(note), aliasesOf(note), tagsOf(note), targets]);
}
