import type { Graph, GraphNode } from './graph.ts';
import { layoutOf, type Point, radiusOf } from './layout.ts';

/** A graph as the content of an SVG element, and the part of the plane that it fills. */
export interface Picture {
  readonly viewBox: string;
  readonly content: string;
}

/**
 * Draws a graph: links as lines, notes as circles that grow with the links to them, coloured by group, with their
 * titles. The classes `edge`, `node`, `missing` and `group-0` to `group-7` are there for a style sheet; each node has
 * its place in the list of nodes as `data-node`, each edge the two of its ends.
 */
export function drawGraph(graph: Graph): Picture {
  const points = layoutOf(graph);
  const index = new Map(graph.nodes.map(({ id }, at) => [id, at]));
  const groups = [...new Set(graph.nodes.map(({ group }) => group))].sort();
  const edges = graph.edges.map(({ from, to }) => edgeOf(index.get(from) ?? 0, index.get(to) ?? 0, points));
  const nodes = graph.nodes.map((node, at) => nodeOf(node, at, points[at], groups.indexOf(node.group) % 8));
  return { viewBox: viewBoxOf(points), content: `<g class="edges">${edges.join('')}</g>${nodes.join('')}` };
}

/** Text for XML and HTML, in content and in quoted attributes. */
export function markup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\p{Control}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd');
}

function edgeOf(from: number, to: number, points: readonly Point[]): string {
  const [a, b] = [points[from], points[to]];
  return `<path class="edge" data-ends="${from} ${to}" d="M${a?.x ?? 0} ${a?.y ?? 0}L${b?.x ?? 0} ${b?.y ?? 0}"/>`;
}

function nodeOf({ title, kind, linksIn }: GraphNode, at: number, point: Point | undefined, group: number): string {
  const radius = radiusOf(linksIn);
  const name = markup(title);
  return (
    `<g class="node group-${group}${kind === 'missing' ? ' missing' : ''}" data-node="${at}" ` +
    `transform="translate(${point?.x ?? 0} ${point?.y ?? 0})"><title>${name}</title>` +
    `<circle r="${radius}"/><text x="${radius + 4}" y="4">${name}</text></g>`
  );
}

function viewBoxOf(points: readonly Point[]): string {
  const edge = (pick: (...values: number[]) => number, of: (point: Point) => number): number =>
    points.reduce((found, point) => pick(found, of(point)), 0);
  const [left, top] = [edge(Math.min, ({ x }) => x) - 60, edge(Math.min, ({ y }) => y) - 60];
  // Titles stand to the right of their notes.
  const [right, bottom] = [edge(Math.max, ({ x }) => x) + 260, edge(Math.max, ({ y }) => y) + 60];
  return `${left} ${top} ${right - left} ${bottom - top}`;
}
