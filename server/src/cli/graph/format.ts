import type { Graph } from '../../features/graph/graph.ts';

export const graphFormats = ['dot', 'json', 'mermaid', 'svg', 'html'] as const;
export type GraphFormat = (typeof graphFormats)[number];

/** Writes a graph as text. The title is that of the vault. */
export type GraphWriter = (graph: Graph, title: string) => string;

/** Loads the writer that is asked for, and no other. */
export async function graphWriterFor(format: GraphFormat): Promise<GraphWriter> {
  switch (format) {
    case 'dot':
      return (await import('./dot.ts')).dot;
    case 'json':
      return (await import('./json.ts')).json;
    case 'mermaid':
      return (await import('./mermaid.ts')).mermaid;
    case 'svg':
      return (await import('./svg.ts')).svg;
    case 'html':
      return (await import('./html.ts')).html;
  }
}
