/**
 * The edit distance: insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). Of names
 * that are farther apart than `limit` it says only that.
 */
export function distance(a: string, b: string, limit = Infinity): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [beforePrevious, previous, current] = [row(b.length), row(b.length), row(b.length)];
  for (let column = 0; column <= b.length; column++) previous[column] = column;
  for (let at = 1; at <= a.length; at++) {
    // What is farther from the diagonal than the limit costs more than that.
    const [from, to] = [Math.max(1, at - limit), Math.min(b.length, at + limit)];
    current[from - 1] = from === 1 ? at : limit + 1;
    let least = current[from - 1] ?? 0;
    for (let column = from; column <= to; column++) {
      const cost = costOf(a, b, at, column, beforePrevious, previous, current);
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (to < b.length) current[to + 1] = limit + 1;
    if (least > limit) return least;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return previous[b.length] ?? 0;
}

function costOf(
  a: string,
  b: string,
  at: number,
  column: number,
  beforePrevious: Uint16Array,
  previous: Uint16Array,
  current: Uint16Array,
): number {
  const [left, right] = [a.charCodeAt(at - 1), b.charCodeAt(column - 1)];
  const above = (previous[column - 1] ?? 0) + (left === right ? 0 : 1);
  let cost = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, above);
  if (at > 1 && column > 1 && left === b.charCodeAt(column - 2) && a.charCodeAt(at - 2) === right)
    cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
  return cost;
}

function row(length: number): Uint16Array {
  return new Uint16Array(length + 1);
}

/** The one of the texts that is nearest, when at most a third of the wanted one differs; case does not count. */
export function nearestText(wanted: string, texts: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const text of texts) {
    const away = distance(wanted.toLowerCase(), text.toLowerCase());
    if (away < least) [nearest, least] = [text, away];
  }
  return nearest;
}
