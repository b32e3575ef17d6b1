import type { Graph, GraphNode } from '../graph.ts';

/** A graph as the page of it gets it: small, and ready to be drawn. */
export interface PageGraph {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  /** The links: places in the list of nodes, from and to, one pair after the other. */
  readonly ends: readonly number[];
}

/** What whoever shows the page tells it. */
export type ToPage =
  | { readonly type: 'graph'; readonly graph: PageGraph }
  /** The note in the active editor; none where there is no note. */
  | { readonly type: 'active'; readonly id: string | undefined }
  /** Shows what lies around the active note, or the whole vault. */
  | { readonly type: 'show'; readonly scope: Scope };

/** What the page tells whoever shows it. */
export type FromPage =
  | { readonly type: 'ready' }
  /** A note is to be opened; with the keyboard going there, or as a preview beside the page. */
  | { readonly type: 'open'; readonly id: string; readonly focus: boolean };

export type Scope = 'all' | 'around';

export function pageGraphOf({ nodes, edges }: Graph, title: string): PageGraph {
  const index = new Map(nodes.map(({ id }, at) => [id, at]));
  return { title, nodes, ends: edges.flatMap(({ from, to }) => [index.get(from) ?? 0, index.get(to) ?? 0]) };
}
