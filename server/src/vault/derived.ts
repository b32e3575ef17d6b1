import type { Note } from '../parse/note.ts';

/**
 * An index of the notes that most readers of a vault never ask for: made of all notes when somebody first asks, and kept
 * equal to them from then on.
 */
export class Derived<Index> {
  readonly #notes: ReadonlyMap<string, Note>;
  readonly #make: () => Index;
  readonly #file: (index: Index, note: Note) => void;
  readonly #unfile: (index: Index, note: Note) => void;
  #index: Index | undefined;
  /** The notes that are filed already, while the index is being made. */
  #filed: Set<string> | undefined;

  /** `file` and `unfile` put one note into the index and take it out. */
  constructor(
    notes: ReadonlyMap<string, Note>,
    make: () => Index,
    file: (index: Index, note: Note) => void,
    unfile: (index: Index, note: Note) => void,
  ) {
    this.#notes = notes;
    this.#make = make;
    this.#file = file;
    this.#unfile = unfile;
  }

  get index(): Index {
    return this.make();
  }

  /** Makes the index, or what is left of it. */
  make(): Index {
    // Asked for each link of a vault: what is there needs no steps.
    if (this.#index === undefined || this.#filed) for (const _ of this.steps());
    return this.#index as Index;
  }

  /** Makes the index note by note, in as many pauses as are wanted: notes may come and go meanwhile. */
  *steps(): Generator<void> {
    if (this.#index === undefined) {
      this.#index = this.#make();
      this.#filed = new Set();
    }
    for (const path of this.#filed ? this.#notes.keys() : []) {
      // Somebody who needed the index may have made the rest meanwhile.
      if (!this.#filed) return;
      const note = this.#filed.has(path) ? undefined : this.#notes.get(path);
      if (!note) continue;
      this.add(note);
      yield;
    }
    this.#filed = undefined;
  }

  /** To be told when the note is there. */
  add(note: Note): void {
    if (this.#index === undefined) return;
    this.#filed?.add(note.path);
    this.#file(this.#index, note);
  }

  /** To be told while the note is still there. */
  delete(note: Note): void {
    if (this.#index === undefined) return;
    if (this.#filed === undefined || this.#filed.delete(note.path)) this.#unfile(this.#index, note);
  }
}
