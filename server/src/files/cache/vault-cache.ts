import { realpathSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Note } from '../../parse/note.ts';
import { OpenNote, packedOf } from '../../parse/packed/open-note.ts';
import type { FileChange } from '../../rules/affected.ts';
import { judgeNotes, looksOutside } from '../../rules/judge.ts';
import type { Circumstances, Problem } from '../../rules/rule.ts';
import type { Vault } from '../../vault/vault.ts';
import { type Batch, batchOf, type Entry, entriesOf } from './batch.ts';
import { fileNameOf, identityOf, replaceFile, touch } from './folder.ts';
import { readPieces, writePieces } from './pieces.ts';
import type { CachePlace } from './place.ts';
import { affectedSince, type Judged, judgedNow, type PlainProblem, plain, recalled } from './problems.ts';
import { hasStamp, type Stamp, stampOf } from './stamp.ts';

/** How many notes make a piece of the file: the server answers requests between two. */
const perPiece = 512;

/** How many notes in a hundred have to be others than those on the disk for a new file to be worth its writing. */
const worthWriting = 1;

/**
 * What is known of a vault from the last time: its notes as they were scanned, and what was found wrong with them. A note
 * counts for as long as its file says of itself what it said then. Nothing that goes wrong here is an error: the notes
 * are read as if nothing had been kept.
 */
export class VaultCache {
  readonly #place: CachePlace;
  readonly #file: string;
  readonly #identity: string;
  /** The notes of the last time that were not taken: those that have changed or gone, once all were asked for. */
  readonly #left = new Map<string, Entry>();
  /** The notes as they are. */
  readonly #entries: Entry[] = [];
  /** The paths of those that were read. */
  readonly #read: string[] = [];
  #last: Judged | undefined;
  #judged: Judged | undefined;
  /** Whether most notes had to be looked at for that. */
  #isJudgedAnew = false;

  private constructor(place: CachePlace, identity: string) {
    this.#place = place;
    this.#identity = identity;
    this.#file = join(place.folder, fileNameOf(identity));
  }

  /** What is kept of a vault with so many notes; undefined for a small one, and without a place. Yields now and then. */
  static *open(
    place: CachePlace | undefined,
    root: string,
    notes: number,
  ): Generator<undefined, VaultCache | undefined> {
    if (!place || notes < place.fewest) return undefined;
    try {
      const identity = identityOf(place, realpathSync(root));
      const cache = new VaultCache(place, identity);
      yield* cache.#load();
      return cache;
    } catch {
      return undefined;
    }
  }

  /** Whether problems are known, so that what judging asks of a vault may never be asked. */
  get knowsProblems(): boolean {
    return this.#last !== undefined;
  }

  /** The note at the path, if its file is as it was. */
  take(path: string, file: string): Note | undefined {
    const entry = this.#left.get(path);
    if (!entry?.stamp || !hasStamp(file, entry.stamp)) return undefined;
    this.#left.delete(path);
    this.#entries.push(entry);
    return new OpenNote(entry.packed);
  }

  /** What a file says of itself that is about to be read, if its text can be told by that the next time. */
  stampOf(stats: Stats): Stamp | undefined {
    return stampOf(stats, this.#place.now());
  }

  /** Keeps a note that was read; without a stamp of its file it is read again the next time. */
  keep(note: Note, stamp: Stamp | undefined): void {
    this.#read.push(note.path);
    this.#entries.push({ path: note.path, packed: packedOf(note), stamp });
  }

  /**
   * Every problem of the vault, which is as it was loaded: what `judgeNotes` gives. Of notes that no change since the last
   * time can have affected it is known. `config` is the text of the config.
   */
  *judge(vault: Vault, circumstances: Circumstances, config: string | undefined): Generator<Problem> {
    if (looksOutside(vault.config)) return yield* judgeNotes(vault, circumstances);
    const { today } = circumstances;
    const last = this.#last?.config === config && this.#last?.today === today ? this.#last : undefined;
    const again = last && affectedSince(last, vault, this.#changes(vault));
    const problems = new Map<string, PlainProblem[]>();
    for (const path of [...vault.notes.keys()].sort()) {
      const known = again?.has(path) === false ? (last?.problems.get(path) ?? none) : undefined;
      const found = known ? recalled(vault, path, known, circumstances) : judgedNow(vault, path, circumstances);
      if (found.length > 0) problems.set(path, found.map(plain));
      yield* found;
    }
    this.#isJudgedAnew = again === undefined;
    this.#judged = { config, today, attachments: [...vault.attachments], problems };
  }

  /** Writes what is known now, if that is worth it. Yields now and then. */
  *save(): Generator<undefined> {
    try {
      if (this.#isWorthWriting())
        yield* replaceFile(this.#file, (opened) => writePieces(opened, this.#identity, this.#pieces()));
      else touch(this.#file);
    } catch {
      // A disk that is full or may not be written: the next time is as this one was.
    }
  }

  *#load(): Generator<undefined> {
    try {
      for (const piece of readPieces(this.#file, this.#identity)) {
        const found: Batch | Judged = deserialize(piece);
        if ('paths' in found) for (const entry of entriesOf(found)) this.#left.set(entry.path, entry);
        else this.#last = found;
        yield;
      }
    } catch {
      // There is none, or none that can be trusted.
      this.#left.clear();
      this.#last = undefined;
    }
  }

  *#pieces(): Generator<Uint8Array> {
    for (let at = 0; at < this.#entries.length; at += perPiece)
      yield serialize(batchOf(this.#entries.slice(at, at + perPiece)));
    if (this.#judged) yield serialize(this.#judged);
  }

  #isWorthWriting(): boolean {
    const lasting = this.#entries.filter(({ stamp }) => stamp).length;
    const read = new Set(this.#read);
    const gone = [...this.#left.keys()].filter((path) => !read.has(path)).length;
    const others = this.#read.length - (this.#entries.length - lasting) + gone;
    const isWorth = others * 100 > this.#entries.length * worthWriting || this.#isJudgedAnew;
    return isWorth && lasting * 2 > this.#entries.length;
  }

  /** What happened to notes since the last time. */
  #changes(vault: Vault): FileChange[] {
    return [...new Set([...this.#left.keys(), ...this.#read])].map((path) => {
      const before = this.#left.get(path);
      return { path, before: before && new OpenNote(before.packed), after: vault.notes.get(path) };
    });
  }
}

const none: readonly PlainProblem[] = [];
