import { distance } from '../text/distance.ts';
import { fileNameOf, fold } from './path.ts';
import type { Vault } from './vault.ts';

/** The paths of at most `limit` notes whose stem, title or alias is nearest to the name; the best first. */
export function nearestNotes(vault: Vault, name: string, limit = 3): string[] {
  const nearness = new Nearness(fileNameOf(name));
  const distances = new Map<string, number>();
  for (const index of [vault.notesByStem, vault.notesByTitle, vault.notesByAlias])
    for (const known of index.names()) {
      const distance = nearness.of(known);
      if (distance === undefined) continue;
      for (const path of index.get(known)) distances.set(path, Math.min(distance, distances.get(path) ?? distance));
    }
  return best(distances, limit);
}

/** The paths of at most `limit` attachments whose file name is nearest to the name; the best first. */
export function nearestAttachments(vault: Vault, name: string, limit = 3): string[] {
  const nearness = new Nearness(fileNameOf(name));
  const distances = new Map<string, number>();
  for (const known of vault.attachmentsByName.names()) {
    const distance = nearness.of(known);
    if (distance !== undefined) for (const path of vault.attachmentsByName.get(known)) distances.set(path, distance);
  }
  return best(distances, limit);
}

/** At most `limit` of the names, those nearest to the wanted one; the best first. */
export function nearestNames(wanted: string, names: Iterable<string>, limit = 3): string[] {
  const nearness = new Nearness(wanted);
  const distances = new Map<string, number>();
  for (const name of names) {
    const distance = nearness.of(fold(name));
    if (distance !== undefined) distances.set(name, distance);
  }
  return best(distances, limit);
}

function best(distances: ReadonlyMap<string, number>, limit: number): string[] {
  return [...distances]
    .sort(([a, far], [b, farther]) => far - farther || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([name]) => name);
}

/** How far names are from a wanted one. Near means that at most a third of the wanted name differs. */
class Nearness {
  readonly #wanted: string;
  readonly #tolerance: number;
  readonly #letters: number;

  constructor(wanted: string) {
    this.#wanted = joined(fold(wanted));
    this.#tolerance = Math.max(2, Math.floor(this.#wanted.length / 3));
    this.#letters = lettersOf(this.#wanted);
  }

  /** The distance of a folded name; undefined when it is not near. */
  of(name: string): number | undefined {
    const known = joined(name);
    if (Math.abs(known.length - this.#wanted.length) > this.#tolerance) return undefined;
    // Each letter that only one of the two has costs an edit, which few names can afford.
    const letters = lettersOf(known);
    if (countOf(this.#letters & ~letters) > this.#tolerance) return undefined;
    if (countOf(letters & ~this.#letters) > this.#tolerance) return undefined;
    const found = distance(this.#wanted, known, this.#tolerance);
    return found > this.#tolerance ? undefined : found;
  }
}

/** The letters of a name as bits; letters may share one. */
function lettersOf(name: string): number {
  let letters = 0;
  for (let at = 0; at < name.length; at++) letters |= 1 << (name.charCodeAt(at) & 31);
  return letters;
}

function countOf(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

function joined(name: string): string {
  return name.replace(/[\s_-]+/g, '-');
}
