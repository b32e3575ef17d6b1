import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Graph } from '../../features/graph/graph.ts';
import { graphPage } from '../../features/graph/page.ts';
import { readText } from '../../files/read.ts';
import { packageFolder } from '../package.ts';

/** One file with everything in it: nothing is loaded, and nothing but its own script can run. */
export function html(graph: Graph, title: string): string {
  const nonce = createHash('sha256').update(JSON.stringify(graph)).digest('base64url').slice(0, 24);
  const script = readText(join(packageFolder(), 'server/out/graph-page.js'));
  if (!('text' in script)) throw new Error('The script of the page is missing: build Docs Vault, or install it anew.');
  return graphPage(graph, title, { nonce, script: script.text });
}
