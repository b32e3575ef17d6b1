import type { Graph } from '../../features/graph/graph.ts';
import { harmlessJson } from '../../text/unsafe.ts';

/** The graph as it is. */
export function json(graph: Graph): string {
  return `${harmlessJson(graph, 2)}\n`;
}
