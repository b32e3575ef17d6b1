import type { Link } from '../parse/note.ts';

/** The links of the notes by what they name: for each folded name the notes that use it, with those links in text order. */
export class LinkIndex {
  readonly #links = new Map<string, Map<string, Link[]>>();

  add(name: string, path: string, link: Link): void {
    const links = this.#linksOf(name, path);
    links.push(link);
  }

  /** Files the note under a name without a link. */
  addSource(name: string, path: string): void {
    this.#linksOf(name, path);
  }

  delete(name: string, path: string): void {
    const sources = this.#links.get(name);
    if (sources?.delete(path) && sources.size === 0) this.#links.delete(name);
  }

  /** The paths of the notes that use the name, with their links. */
  get(name: string): ReadonlyMap<string, readonly Link[]> {
    return this.#links.get(name) ?? none;
  }

  names(): IterableIterator<string> {
    return this.#links.keys();
  }

  #linksOf(name: string, path: string): Link[] {
    let sources = this.#links.get(name);
    if (!sources) {
      sources = new Map();
      this.#links.set(name, sources);
    }
    let links = sources.get(path);
    if (!links) {
      links = [];
      sources.set(path, links);
    }
    return links;
  }
}

const none: ReadonlyMap<string, readonly Link[]> = new Map();
