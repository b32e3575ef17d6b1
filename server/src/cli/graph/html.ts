import { createHash } from 'node:crypto';
import type { Graph } from '../../features/graph/graph.ts';
import { graphPage } from '../../features/graph/page.ts';

/** One file with everything in it: nothing is loaded, and nothing but its own script can run. */
export function html(graph: Graph, title: string): string {
  const nonce = createHash('sha256').update(JSON.stringify(graph)).digest('base64url').slice(0, 24);
  return graphPage(graph, title, { nonce });
}
