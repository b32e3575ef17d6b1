import type { Graph } from '../../features/graph/graph.ts';
import { escaped } from '../report/json.ts';

/** The graph as it is. */
export function json(graph: Graph): string {
  return `${escaped(graph, 2)}\n`;
}
