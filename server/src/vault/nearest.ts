import { aliasesOf, titleOf } from './fields.ts';
import { fileNameOf, fold, stemOf } from './path.ts';
import type { Vault } from './vault.ts';

/** The paths of at most `limit` notes whose stem, title or alias is nearest to the name; the best first. */
export function nearestNotes(vault: Vault, name: string, limit = 3): string[] {
  const wanted = foldName(fileNameOf(name));
  const ranked: Ranked[] = [];
  for (const note of vault.notes.values()) {
    const distances = [stemOf(note.path), titleOf(note), ...aliasesOf(note)].map((known) =>
      distance(wanted, foldName(known)),
    );
    ranked.push({ name: note.path, distance: Math.min(...distances) });
  }
  return best(ranked, wanted, limit);
}

/** At most `limit` of the names, those nearest to the wanted one; the best first. */
export function nearestNames(wanted: string, names: Iterable<string>, limit = 3): string[] {
  const folded = foldName(wanted);
  const ranked = [...new Set(names)].map((name) => ({ name, distance: distance(folded, foldName(name)) }));
  return best(ranked, folded, limit);
}

interface Ranked {
  readonly name: string;
  readonly distance: number;
}

/** Near means that at most a third of the name differs, or that one of the two begins with the other. */
function best(ranked: Ranked[], wanted: string, limit: number): string[] {
  const tolerance = Math.max(2, Math.floor(wanted.length / 3));
  return ranked
    .filter((candidate) => candidate.distance <= tolerance)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map((candidate) => candidate.name);
}

function foldName(name: string): string {
  return fold(name).replace(/[\s_-]+/g, '-');
}

/** The edit distance: insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
export function distance(a: string, b: string): number {
  if (a === b) return 0;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
