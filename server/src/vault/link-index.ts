import type { Link } from '../parse/note.ts';

/** The links of the notes by what they name: for each folded name the notes that use it, with those links in text order. */
export class LinkIndex {
  readonly #sources = new Map<string, Sources>();

  /** Files a link of the note under a name, or the note alone. All of one note are filed one after the other. */
  add(name: string, path: string, link?: Link): void {
    let sources = this.#sources.get(name);
    if (!sources) {
      sources = new Sources();
      this.#sources.set(name, sources);
    }
    sources.add(path, link);
  }

  delete(name: string, path: string): void {
    const sources = this.#sources.get(name);
    sources?.delete(path);
    if (sources?.count === 0) this.#sources.delete(name);
  }

  /** The notes that use the name, each with those links, in no order. A note comes again for each of its links. */
  *get(name: string): Generator<readonly [path: string, link: Link | undefined]> {
    const sources = this.#sources.get(name);
    if (sources) yield* sources.entries();
  }

  /** Whether a link filed under the name is what is asked for; a note that is filed without a link is not asked about. */
  some(name: string, isIt: (path: string, link: Link) => boolean): boolean {
    return this.#sources.get(name)?.some(isIt) ?? false;
  }

  /** How many notes use the name. */
  count(name: string): number {
    return this.#sources.get(name)?.count ?? 0;
  }

  names(): IterableIterator<string> {
    return this.#sources.keys();
  }
}

/**
 * The notes that use one name. A flat list at first, which is quick to make of a whole vault and all that most names ever
 * need; by note once one is taken out, so that an edit costs the same however many notes use the name.
 */
class Sources {
  /** Path, link, path, link, … */
  #list: (string | Link | undefined)[] = [];
  #inList = 0;
  #byPath: Map<string, (Link | undefined)[]> | undefined;

  get count(): number {
    return this.#byPath?.size ?? this.#inList;
  }

  add(path: string, link: Link | undefined): void {
    if (this.#byPath) {
      addTo(this.#byPath, path, link);
      return;
    }
    if (this.#list.at(-2) !== path) this.#inList++;
    this.#list.push(path, link);
  }

  delete(path: string): void {
    if (!this.#byPath) {
      const byPath = new Map<string, (Link | undefined)[]>();
      for (const [source, link] of this.entries()) addTo(byPath, source, link);
      this.#byPath = byPath;
      this.#list = [];
    }
    this.#byPath.delete(path);
  }

  some(isIt: (path: string, link: Link) => boolean): boolean {
    const list = this.#list;
    for (let at = 0; at < list.length; at += 2) {
      const link = list[at + 1] as Link | undefined;
      if (link !== undefined && isIt(list[at] as string, link)) return true;
    }
    for (const [path, links] of this.#byPath ?? [])
      for (const link of links) if (link !== undefined && isIt(path, link)) return true;
    return false;
  }

  *entries(): Generator<readonly [path: string, link: Link | undefined]> {
    const list = this.#list;
    for (let at = 0; at < list.length; at += 2) yield [list[at] as string, list[at + 1] as Link | undefined];
    for (const [path, links] of this.#byPath ?? []) for (const link of links) yield [path, link];
  }
}

function addTo(byPath: Map<string, (Link | undefined)[]>, path: string, link: Link | undefined): void {
  const links = byPath.get(path);
  if (links) links.push(link);
  else byPath.set(path, [link]);
}
