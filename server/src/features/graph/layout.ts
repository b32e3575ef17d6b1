import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type Simulation,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Graph } from './graph.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a layout is made of: a radius for each node, and links as pairs of places in that list, one after the other. */
export interface Layoutable {
  readonly radii: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/**
 * The forces that place the nodes of a graph: linked notes near each other, the others apart. The caller lets it tick
 * until `alpha` is below `alphaMin`; nothing in it depends on chance or on a clock. Large graphs get fewer rounds.
 */
export function simulationOf({ radii, ends }: Layoutable): Simulation<SimulationNodeDatum, undefined> {
  const count = radii.length;
  const links: SimulationLinkDatum<SimulationNodeDatum>[] = [];
  for (let at = 0; at + 1 < ends.length; at += 2) links.push({ source: ends[at] ?? 0, target: ends[at + 1] ?? 0 });
  const nodes = Array.from({ length: count }, (): SimulationNodeDatum => ({}));
  const rounds = count > 5000 ? 80 : count > 1000 ? 160 : 300;
  const simulation = forceSimulation(nodes)
    .stop()
    .alphaDecay(1 - 0.001 ** (1 / rounds))
    .force('charge', forceManyBody().strength(-160).theta(1.1).distanceMax(1500))
    .force('link', forceLink(links).distance(60))
    .force('x', forceX().strength(0.06))
    .force('y', forceY().strength(0.06));
  if (count <= 3000)
    simulation.force(
      'collide',
      forceCollide((_, at) => (radii[at] ?? 0) + 3),
    );
  return simulation;
}

/** The places of the nodes of a graph, in their order. The same graph is always laid out alike. */
export function layoutOf(graph: Graph): Point[] {
  const index = new Map(graph.nodes.map(({ id }, at) => [id, at]));
  const ends = graph.edges.flatMap(({ from, to }) => [index.get(from) ?? 0, index.get(to) ?? 0]);
  const simulation = simulationOf({ radii: graph.nodes.map(({ linksIn }) => radiusOf(linksIn)), ends });
  while (simulation.alpha() >= simulation.alphaMin()) simulation.tick();
  return simulation.nodes().map(({ x = 0, y = 0 }) => ({ x: Math.round(x), y: Math.round(y) }));
}

/** The radius of a note in a picture: its area grows with the links to it. */
export function radiusOf(linksIn: number): number {
  return Math.round(5 + 3 * Math.sqrt(Math.min(linksIn, 400)));
}
