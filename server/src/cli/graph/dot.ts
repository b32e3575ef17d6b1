import type { Graph } from '../../features/graph/graph.ts';
import { harmless } from '../../text/unsafe.ts';

/** For Graphviz. */
export function dot({ nodes, edges }: Graph, title: string): string {
  const lines = [
    `digraph ${quoted(title)} {`,
    '  node [shape=box, style=rounded];',
    ...nodes.map(({ id, title: label, kind, group }) => {
      const dashed = kind === 'missing' ? ', style="rounded,dashed"' : '';
      return `  ${quoted(id)} [label=${quoted(label)}, group=${quoted(group)}${dashed}];`;
    }),
    ...edges.map(
      ({ from, to, count }) => `  ${quoted(from)} -> ${quoted(to)}${count > 1 ? ` [weight=${count}]` : ''};`,
    ),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

/** A quoted string of the DOT language, in which a backslash escapes more than the quote. */
function quoted(text: string): string {
  return `"${harmless(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
