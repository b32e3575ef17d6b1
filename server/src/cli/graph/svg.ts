import type { Graph } from '../../features/graph/graph.ts';
import { drawGraph, markup } from '../../features/graph/picture.ts';
import { graphStyle } from '../../features/graph/style.ts';

/** A picture that stands alone, and follows the light or dark theme of whoever shows it. */
export function svg(graph: Graph, title: string): string {
  const { viewBox, content } = drawGraph(graph);
  const theme =
    'svg { color: #222; background: #fff; } @media (prefers-color-scheme: dark) { svg { color: #ddd; background: #1e1e1e; } }';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" role="img">` +
    `<title>${markup(title)}</title><style>${theme}${graphStyle}</style>${content}</svg>\n`
  );
}
