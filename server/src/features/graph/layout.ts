import type { Graph } from './graph.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Places the nodes of a graph, one place for each in their order: linked notes near each other, the others apart. The
 * same graph is always laid out alike. Unit: the length that a link would like to have is 100.
 */
export function layoutOf(graph: Graph): Point[] {
  const { nodes } = graph;
  const index = new Map(nodes.map(({ id }, at) => [id, at]));
  const links = graph.edges.map(({ from, to }) => [index.get(from) ?? 0, index.get(to) ?? 0] as const);
  const [x, y] = [new Float64Array(nodes.length), new Float64Array(nodes.length)];
  const order = [...nodes.keys()].sort((a, b) => compare(nodes[a]?.group ?? '', nodes[b]?.group ?? '') || a - b);
  order.forEach((node, at) => {
    // A sunflower: evenly spread, and each group together.
    const [angle, radius] = [at * Math.PI * (3 - Math.sqrt(5)), length * 0.6 * Math.sqrt(at + 0.5)];
    x[node] = Math.cos(angle) * radius;
    y[node] = Math.sin(angle) * radius;
  });
  const rounds = Math.max(30, Math.min(300, Math.floor(150_000 / Math.max(1, nodes.length))));
  for (let round = 0; round < rounds; round++) step(x, y, links, length * 0.8 * (1 - round / rounds));
  return nodes.map((_, at) => ({ x: Math.round(x[at] ?? 0), y: Math.round(y[at] ?? 0) }));
}

const length = 100;
/** Nodes that are further apart do not push each other away. */
const reach = length * 3;

/** One round of forces (Fruchterman and Reingold, 1991, with their grid); no node moves further than `limit`. */
function step(x: Float64Array, y: Float64Array, links: readonly (readonly [number, number])[], limit: number): void {
  const [dx, dy] = [new Float64Array(x.length), new Float64Array(x.length)];
  const push = (a: number, b: number, force: (distance: number) => number): void => {
    const [ax, ay] = [x[a] ?? 0, y[a] ?? 0];
    // Two nodes at one place part in a direction that depends on which they are.
    const [vx, vy] = [ax - (x[b] ?? 0) || (a - b) * 0.01, ay - (y[b] ?? 0) || (b - a) * 0.01];
    const distance = Math.max(1, Math.hypot(vx, vy));
    const strength = force(distance) / distance;
    dx[a] = (dx[a] ?? 0) + vx * strength;
    dy[a] = (dy[a] ?? 0) + vy * strength;
    dx[b] = (dx[b] ?? 0) - vx * strength;
    dy[b] = (dy[b] ?? 0) - vy * strength;
  };
  for (const [a, b] of nearPairs(x, y)) push(a, b, (distance) => (distance < reach ? length ** 2 / distance : 0));
  for (const [a, b] of links) push(a, b, (distance) => -(distance ** 2) / length / 4);
  for (let node = 0; node < x.length; node++) {
    // A little gravity keeps parts that no link joins from drifting away.
    const [vx, vy] = [(dx[node] ?? 0) - (x[node] ?? 0) * 0.05, (dy[node] ?? 0) - (y[node] ?? 0) * 0.05];
    const distance = Math.max(1, Math.hypot(vx, vy));
    x[node] = (x[node] ?? 0) + (vx / distance) * Math.min(distance, limit);
    y[node] = (y[node] ?? 0) + (vy / distance) * Math.min(distance, limit);
  }
}

/** The pairs of nodes in the same or in neighbouring cells of a grid, each once. */
function* nearPairs(x: Float64Array, y: Float64Array): Generator<readonly [number, number]> {
  const cells = new Map<string, number[]>();
  const cellOf = (node: number): [number, number] => [
    Math.floor((x[node] ?? 0) / reach),
    Math.floor((y[node] ?? 0) / reach),
  ];
  for (let node = 0; node < x.length; node++) {
    const key = cellOf(node).join();
    const cell = cells.get(key);
    if (cell) cell.push(node);
    else cells.set(key, [node]);
  }
  for (let node = 0; node < x.length; node++) {
    const [column, row] = cellOf(node);
    for (let right = -1; right <= 1; right++)
      for (let down = -1; down <= 1; down++)
        for (const other of cells.get(`${column + right},${row + down}`) ?? []) if (other > node) yield [node, other];
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
