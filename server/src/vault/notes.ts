import type { Link, Note } from '../parse/note.ts';
import { OpenNote, packedOf } from '../parse/packed/open-note.ts';
import type { PackedNote } from '../parse/packed/packed-note.ts';
import { forEachWantedLink, type WantedTargets } from '../parse/packed/wanted-links.ts';
import { Writer } from '../parse/packed/writer.ts';

/**
 * The notes of a vault by path, kept small. Who asks for a note gets one to look at: equal to the one that was put in,
 * and another object each time.
 */
export class Notes implements ReadonlyMap<string, OpenNote> {
  readonly #packed = new Map<string, PackedNote>();
  readonly #writer = new Writer();

  get size(): number {
    return this.#packed.size;
  }

  /** How many links lead to something of the vault, or mean to. */
  get linkCount(): number {
    let count = 0;
    for (const { inside } of this.#packed.values()) count += inside;
    return count;
  }

  set(note: Note): void {
    this.#packed.set(note.path, packedOf(note, this.#writer));
  }

  delete(path: string): void {
    this.#packed.delete(path);
  }

  has(path: string): boolean {
    return this.#packed.has(path);
  }

  get(path: string): OpenNote | undefined {
    const packed = this.#packed.get(path);
    return packed && new OpenNote(packed);
  }

  /** The note at the path as it is kept. */
  packed(path: string): PackedNote | undefined {
    return this.#packed.get(path);
  }

  /** Visits those of the note's links whose target is wanted, in text order: neither the note nor the others are made. */
  forEachLinkTo(path: string, wanted: WantedTargets, visit: (link: Link) => void): void {
    const packed = this.#packed.get(path);
    if (packed) forEachWantedLink(packed, wanted, visit);
  }

  keys(): MapIterator<string> {
    return this.#packed.keys();
  }

  *values(): Generator<OpenNote, undefined> {
    for (const packed of this.#packed.values()) yield new OpenNote(packed);
  }

  *entries(): Generator<[string, OpenNote], undefined> {
    for (const [path, packed] of this.#packed) yield [path, new OpenNote(packed)];
  }

  [Symbol.iterator](): Generator<[string, OpenNote], undefined> {
    return this.entries();
  }

  forEach(visit: (note: OpenNote, path: string, notes: ReadonlyMap<string, OpenNote>) => void): void {
    for (const [path, note] of this.entries()) visit(note, path, this);
  }
}
