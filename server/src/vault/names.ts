/** A map from a folded name to the paths that go by it. */
export class NameIndex {
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

  names(): IterableIterator<string> {
    return this.#paths.keys();
  }
}

const none: ReadonlySet<string> = new Set();
