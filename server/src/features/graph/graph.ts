import { titleOf } from '../../vault/fields.ts';
import { folderOf } from '../../vault/path.ts';
import { resolveLink } from '../../vault/resolve.ts';
import type { Vault } from '../../vault/vault.ts';
import { tagsOf } from '../tags.ts';

/** The notes of a vault and how they are linked: plain data, ready for JSON. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  /** The path; of a missing note, the target as written. */
  readonly id: string;
  readonly kind: 'note' | 'missing';
  readonly title: string;
  /** The top folder, by which notes are told apart; empty for those at the root and for missing notes. */
  readonly group: string;
  readonly tags: readonly string[];
  /** How many notes link to it, and to how many it links. */
  readonly linksIn: number;
  readonly linksOut: number;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** How many links. */
  readonly count: number;
}

export interface GraphOptions {
  /** Only the notes that are at most `depth` links away from this one, in either direction. */
  readonly around?: { readonly path: string; readonly depth: number };
  /** With the notes that are linked and missing. */
  readonly missing?: boolean;
}

/** The graph of a vault: nodes by id, edges by their ends; a note's links to itself are left out. */
export function graphOf(vault: Vault, options: GraphOptions = {}): Graph {
  const edges = edgesOf(vault, options.missing === true);
  const near = options.around && nearTo(edges, options.around);
  const kept = near ? edges.filter(({ from, to }) => near.has(from) && near.has(to)) : edges;
  const ids = near ?? new Set([...vault.notes.keys(), ...edges.map(({ to }) => to)]);
  const [linksIn, linksOut] = [new Map<string, number>(), new Map<string, number>()];
  for (const { from, to } of kept) {
    linksOut.set(from, (linksOut.get(from) ?? 0) + 1);
    linksIn.set(to, (linksIn.get(to) ?? 0) + 1);
  }
  const nodes = [...ids].sort().map((id): GraphNode => {
    const note = vault.notes.get(id);
    return {
      id,
      kind: note ? 'note' : 'missing',
      title: note ? titleOf(note) : id,
      group: note && folderOf(id) !== '' ? id.slice(0, id.indexOf('/')) : '',
      tags: note ? [...new Set(tagsOf(note))].sort() : [],
      linksIn: linksIn.get(id) ?? 0,
      linksOut: linksOut.get(id) ?? 0,
    };
  });
  return { nodes, edges: kept };
}

function edgesOf(vault: Vault, missing: boolean): GraphEdge[] {
  const edges: GraphEdge[] = [];
  for (const from of [...vault.notes.keys()].sort()) {
    const counts = new Map<string, number>();
    for (const link of vault.links(from)) {
      const destination = resolveLink(vault, from, link);
      const to =
        destination.kind === 'note' ? destination.path : destination.kind === 'missing' ? link.target.text : undefined;
      if (to === undefined || to === from || (destination.kind === 'missing' && !missing)) continue;
      counts.set(to, (counts.get(to) ?? 0) + 1);
    }
    for (const [to, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) edges.push({ from, to, count });
  }
  return edges;
}

function nearTo(edges: readonly GraphEdge[], { path, depth }: { path: string; depth: number }): Set<string> {
  const neighbours = new Map<string, string[]>();
  const join = (id: string, other: string): void => {
    const known = neighbours.get(id);
    if (known) known.push(other);
    else neighbours.set(id, [other]);
  };
  for (const { from, to } of edges) {
    join(from, to);
    join(to, from);
  }
  const near = new Set([path]);
  let rim = [path];
  for (let step = 0; step < depth; step++) {
    rim = rim.flatMap((id) => neighbours.get(id) ?? []).filter((id) => !near.has(id));
    for (const id of rim) near.add(id);
  }
  return near;
}
