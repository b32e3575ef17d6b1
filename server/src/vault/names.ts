import type { Config } from '../config.ts';
import type { Note } from '../parse/note.ts';

/** Paths by folded name. */
export interface NameLookup {
  get(name: string): ReadonlySet<string>;
}

/** What resolution looks up: the files of a vault, by every name that a link can use. */
export interface FileNames {
  readonly config: Config;
  readonly notes: { get(path: string): Note | undefined };
  readonly attachments: { has(path: string): boolean };
  readonly notesByStem: NameLookup;
  readonly notesByAlias: NameLookup;
  readonly notesByTitle: NameLookup;
  readonly attachmentsByName: NameLookup;
  hasFolder(path: string): boolean;
}

/** A map from a folded name to the paths that go by it. */
export class NameIndex implements NameLookup {
  readonly #paths = new Map<string, Set<string>>();

  add(name: string, path: string): void {
    const paths = this.#paths.get(name);
    if (paths) paths.add(path);
    else this.#paths.set(name, new Set([path]));
  }

  delete(name: string, path: string): void {
    const paths = this.#paths.get(name);
    if (paths?.delete(path) && paths.size === 0) this.#paths.delete(name);
  }

  get(name: string): ReadonlySet<string> {
    return this.#paths.get(name) ?? none;
  }

  forEach(visit: (paths: ReadonlySet<string>, name: string) => void): void {
    this.#paths.forEach(visit);
  }

  names(): IterableIterator<string> {
    return this.#paths.keys();
  }
}

const none: ReadonlySet<string> = new Set();
