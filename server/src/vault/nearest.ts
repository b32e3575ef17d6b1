import { distance } from '../text/distance.ts';
import { type NameShape, type NameShapes, shapeOf } from './name-shapes.ts';
import type { NameIndex } from './names.ts';
import { fileNameOf, fold } from './path.ts';
import type { Vault } from './vault.ts';

/** The paths of at most `limit` notes whose stem, title or alias is nearest to the name; the best first. */
export function nearestNotes(vault: Vault, name: string, limit = 3): string[] {
  return nearestIn([vault.notesByStem, vault.notesByTitle, vault.notesByAlias], name, limit);
}

/** The paths of at most `limit` attachments whose file name is nearest to the name; the best first. */
export function nearestAttachments(vault: Vault, name: string, limit = 3): string[] {
  return nearestIn([vault.attachmentsByName], name, limit);
}

function nearestIn(indexes: readonly NameIndex[], name: string, limit: number): string[] {
  const nearness = new Nearness(fileNameOf(name));
  const distances = new Map<string, number>();
  for (const index of indexes)
    for (const { name: known, distance } of nearness.among(index.shapes))
      for (const path of index.get(known)) distances.set(path, Math.min(distance, distances.get(path) ?? distance));
  return best(distances, limit);
}

/** At most `limit` of the names, those nearest to the wanted one; the best first. */
export function nearestNames(wanted: string, names: Iterable<string>, limit = 3): string[] {
  const nearness = new Nearness(wanted);
  const distances = new Map<string, number>();
  for (const name of names) {
    const distance = nearness.of(shapeOf(fold(name)));
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
  readonly #wanted: NameShape;
  readonly #tolerance: number;

  constructor(wanted: string) {
    this.#wanted = shapeOf(fold(wanted));
    this.#tolerance = Math.max(2, Math.floor(this.#wanted.joined.length / 3));
  }

  /** Those of the names that are near, with their distances. */
  *among(shapes: NameShapes): Generator<{ readonly name: string; readonly distance: number }> {
    const { length } = this.#wanted.joined;
    for (let at = length - this.#tolerance; at <= length + this.#tolerance; at++)
      for (const shape of shapes.ofLength(at)) {
        const distance = this.of(shape);
        if (distance !== undefined) yield { name: shape.name, distance };
      }
  }

  /** The distance of a name; undefined when it is not near. */
  of({ joined, letters }: NameShape): number | undefined {
    const wanted = this.#wanted;
    if (Math.abs(joined.length - wanted.joined.length) > this.#tolerance) return undefined;
    // Each letter that only one of the two has costs an edit, which few names can afford.
    if (countOf(wanted.letters & ~letters) > this.#tolerance) return undefined;
    if (countOf(letters & ~wanted.letters) > this.#tolerance) return undefined;
    const found = distance(wanted.joined, joined, this.#tolerance);
    return found > this.#tolerance ? undefined : found;
  }
}

function countOf(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
