import { type Graph, type GraphOptions, graphOf } from '../../features/graph/graph.ts';
import { fail } from '../fail.ts';
import { existing, noteNamed } from '../find-note.ts';
import { type GraphFormat, graphWriterFor } from '../graph/format.ts';
import type { Host } from '../host.ts';
import { endOf } from '../remarks.ts';
import { selectVault } from '../select.ts';
import { type OpenVault, openVault, type VaultOptions } from '../vault.ts';

export interface GraphCommandOptions extends VaultOptions {
  readonly format: GraphFormat;
  readonly around?: string;
  readonly depth: number;
  readonly missing?: boolean;
}

/** Prints the notes and links of the vault, or of what lies around one note, as a graph. */
export async function graph(paths: readonly string[], options: GraphCommandOptions, host: Host): Promise<number> {
  // Without paths the note says where the vault is, and no more: the others are in the graph too.
  const named = paths.length > 0 || options.around === undefined ? [] : existing(host, [options.around]);
  const selection = selectVault(named, { cwd: host.cwd, vault: options.vault, parts: true });
  if ('refused' in selection) return fail(host, selection.refused);
  const vault = openVault(host, paths, named.length > 0 ? { ...options, vault: selection.root } : options);
  if ('refused' in vault) return fail(host, vault.refused);
  const around = options.around === undefined ? undefined : noteNamed(host, vault, options.around);
  if (typeof around === 'object') return fail(host, around.refused);
  const wanted: GraphOptions = {
    missing: options.missing === true,
    ...(around === undefined ? {} : { around: { path: around, depth: options.depth } }),
  };
  const write = await graphWriterFor(options.format);
  host.stdout.write(write(covered(graphOf(vault.vault, wanted), vault), titleOfGraph(vault)));
  return endOf(host, vault);
}

/** The part of the graph that the paths cover: their notes, and what is missing from them. */
function covered({ nodes, edges }: Graph, { covers }: OpenVault): Graph {
  const kept = edges.filter(
    ({ from, to }) => covers(from) && (covers(to) || nodes.some(({ id, kind }) => id === to && kind === 'missing')),
  );
  const ends = new Set(kept.flatMap(({ from, to }) => [from, to]));
  return { nodes: nodes.filter(({ id, kind }) => (kind === 'note' ? covers(id) : ends.has(id))), edges: kept };
}

function titleOfGraph({ root }: OpenVault): string {
  return root.split(/[\\/]/).at(-1) ?? root;
}
