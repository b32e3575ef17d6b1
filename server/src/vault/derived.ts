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

  /** Makes the index, unless it is there. */
  make(): Index {
    if (this.#index === undefined) {
      this.#index = this.#make();
      for (const note of this.#notes.values()) this.#file(this.#index, note);
    }
    return this.#index;
  }

  /** To be told when the note is there. */
  add(note: Note): void {
    if (this.#index !== undefined) this.#file(this.#index, note);
  }

  /** To be told while the note is still there. */
  delete(note: Note): void {
    if (this.#index !== undefined) this.#unfile(this.#index, note);
  }
}
