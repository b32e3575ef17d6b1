import { mostItems } from './ranked.ts';

/** Something that a link can name, by the name of it that matches best what is typed. */
export interface Candidate {
  readonly kind: 'note' | 'title' | 'alias' | 'heading' | 'attachment' | 'virtual' | 'ghost';
  /** Of a missing or virtual note its name as links write it. */
  readonly path: string;
  /** Folded; of a heading its number in the note. */
  readonly name: string;
  readonly score: number;
}

/** What is of one kind and matches equally well: thousands, perhaps, of which few are made candidates. */
export interface Matches {
  readonly kind: Candidate['kind'];
  readonly score: number;
  /**
   * Each with the name that matches, folded, and how many notes link to it by its own name, where that is known. The path
   * of what is missing is empty.
   */
  forEach(visit: (path: string, name: string, links?: number) => void): void;
}

/** Matches by how well they match. */
export class MatchesByScore {
  /** By twice the score, which is whole. */
  readonly #found: Matching[][] = [];
  /** What matches less finds no room in a list: that many notes match better. */
  least = 0.5;
  /** How many notes match better than `least` by their stems, of which each has one. */
  #better = 0;

  add(kind: Candidate['kind'], path: string, name: string, score: number, links?: number): void {
    if (score < this.least) return;
    this.#matching(kind, score).add(path, name, links);
    if (kind === 'note' && score > this.least && ++this.#better >= mostItems) this.#raise();
  }

  /** Those of that score or more that were not given yet, those of one score together, best first. */
  *groups(least = 0): Generator<readonly Matches[]> {
    for (let twice = this.#found.length - 1; twice >= least * 2; twice--) {
      const found = this.#found[twice];
      if (!found) continue;
      this.#found[twice] = [];
      yield found;
    }
  }

  #matching(kind: Candidate['kind'], score: number): Matching {
    this.#found[score * 2] ??= [];
    const found = this.#found[score * 2] as Matching[];
    const known = found.find((other) => other.kind === kind);
    if (known) return known;
    const matching = new Matching(kind, score);
    found.push(matching);
    return matching;
  }

  /** What has been found is counted anew for the next score. */
  #raise(): void {
    this.least += 0.5;
    this.#better = 0;
    for (let twice = this.least * 2 + 1; twice < this.#found.length; twice++)
      for (const { kind, size } of this.#found[twice] ?? []) if (kind === 'note') this.#better += size;
    if (this.#better >= mostItems) this.#raise();
  }
}

/** Names, paths and numbers in lists: an object for each would be garbage at the next letter. */
class Matching implements Matches {
  readonly kind: Candidate['kind'];
  readonly score: number;
  readonly #paths: string[] = [];
  readonly #names: string[] = [];
  readonly #links: (number | undefined)[] = [];

  constructor(kind: Candidate['kind'], score: number) {
    this.kind = kind;
    this.score = score;
  }

  get size(): number {
    return this.#paths.length;
  }

  add(path: string, name: string, links: number | undefined): void {
    this.#paths.push(path);
    this.#names.push(name);
    this.#links.push(links);
  }

  forEach(visit: (path: string, name: string, links?: number) => void): void {
    for (let at = 0; at < this.#paths.length; at++)
      visit(this.#paths[at] as string, this.#names[at] as string, this.#links[at]);
  }
}
