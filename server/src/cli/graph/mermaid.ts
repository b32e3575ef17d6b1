import type { Graph } from '../../features/graph/graph.ts';
import { harmless } from '../../text/unsafe.ts';

/** A Mermaid flowchart, as GitHub and Forgejo draw it in Markdown. */
export function mermaid({ nodes, edges }: Graph): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = [
    'flowchart LR',
    ...nodes.map(
      ({ id, title, kind }) => `  ${names.get(id)}["${escapeLabel(title)}"]${kind === 'missing' ? ':::missing' : ''}`,
    ),
    ...edges.map(({ from, to }) => `  ${names.get(from)} --> ${names.get(to)}`),
    ...(nodes.some(({ kind }) => kind === 'missing') ? ['  classDef missing stroke-dasharray: 4 4'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Mermaid reads Markdown and HTML in labels; entities are the only escape it has. */
function escapeLabel(text: string): string {
  return harmless(text).replace(/[^\p{Letter}\p{Number}\p{Mark} .,:;()/_-]/gu, (found) => `#${found.codePointAt(0)};`);
}
