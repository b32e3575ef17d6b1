import type { PageGraph, Scope } from './protocol.ts';

/** What the reader of a graph chose to see. Plain data: it is kept when the page is hidden and when it is loaded anew. */
export interface Choice {
  readonly scope: Scope;
  /** How many links away from the middle, 1 to 3, where the scope is `around`. */
  readonly depth: number;
  readonly colour: 'folder' | 'tag';
  /** A folder with all that is in it, a tag with all that are below it; empty for all. */
  readonly folder: string;
  readonly tag: string;
  /** With notes that nothing links to and that link to nothing. */
  readonly orphans: boolean;
  /** With notes that are linked and missing. */
  readonly missing: boolean;
  readonly search: string;
}

export const firstChoice: Choice = {
  scope: 'all',
  depth: 1,
  colour: 'folder',
  folder: '',
  tag: '',
  orphans: true,
  missing: true,
  search: '',
};

/** The places of the nodes to show, in their order. `middle` is the place of the note that the scope is around. */
export function chosenNodes(graph: PageGraph, choice: Choice, middle: number | undefined): number[] {
  const near = choice.scope === 'around' && middle !== undefined ? nearTo(graph, middle, choice.depth) : undefined;
  const tag = choice.tag.toLowerCase();
  return [...graph.nodes.keys()].filter((at) => {
    const node = graph.nodes[at];
    if (!node || (near && !near.has(at))) return false;
    if (at === middle && near) return true;
    if (node.kind === 'missing') return choice.missing;
    if (!choice.orphans && node.linksIn + node.linksOut === 0) return false;
    if (choice.folder !== '' && !node.id.startsWith(`${choice.folder}/`)) return false;
    return tag === '' || node.tags.some((own) => isBelow(own.toLowerCase(), tag));
  });
}

/** The places among `shown` of the nodes whose title, path or tags hold what is searched for. */
export function foundNodes(graph: PageGraph, shown: readonly number[], search: string): number[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return [...shown];
  return shown.filter((at) => {
    const node = graph.nodes[at];
    return node && `${node.title}\n${node.id}\n#${node.tags.join('\n#')}`.toLowerCase().includes(wanted);
  });
}

/** What colours tell apart: the group of each node, and the groups by size, the largest first. */
export interface Colouring {
  /** For each node the place of its group in `groups`; -1 for none. */
  readonly groupOf: readonly number[];
  readonly groups: readonly { readonly name: string; readonly count: number }[];
}

/** Groups the notes by their top folder, or by the most used of their tags. */
export function colouringOf(graph: PageGraph, by: Choice['colour']): Colouring {
  const uses = countsOf(by === 'tag' ? graph.nodes.flatMap(({ tags }) => tags) : graph.nodes.map(({ group }) => group));
  const names = graph.nodes.map(({ group, tags }) => {
    if (by === 'folder') return group;
    return [...tags].sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0))[0] ?? '';
  });
  const groups = [...countsOf(names)]
    .filter(([name]) => name !== '')
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const places = new Map(groups.map(({ name }, at) => [name, at]));
  return { groups, groupOf: names.map((name) => places.get(name) ?? -1) };
}

/** Every folder and every tag of the graph, those above them included, by name. */
export function namesIn(graph: PageGraph): { folders: string[]; tags: string[] } {
  const [folders, tags] = [new Set<string>(), new Set<string>()];
  for (const node of graph.nodes) {
    if (node.kind === 'note') for (const folder of above(node.id).slice(0, -1)) folders.add(folder);
    for (const tag of node.tags) for (const part of above(tag)) tags.add(part);
  }
  return { folders: [...folders].sort(), tags: [...tags].sort() };
}

/** `a/b/c`: `a`, `a/b` and `a/b/c`. */
function above(name: string): string[] {
  const parts = name.split('/');
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

function isBelow(name: string, parent: string): boolean {
  return name === parent || name.startsWith(`${parent}/`);
}

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function nearTo({ ends }: PageGraph, middle: number, depth: number): Set<number> {
  const near = new Set([middle]);
  for (let step = 0; step < depth; step++) {
    const rim = new Set<number>();
    for (let at = 0; at + 1 < ends.length; at += 2) {
      const [from, to] = [ends[at] ?? 0, ends[at + 1] ?? 0];
      if (near.has(from)) rim.add(to);
      if (near.has(to)) rim.add(from);
    }
    for (const place of rim) near.add(place);
  }
  return near;
}
