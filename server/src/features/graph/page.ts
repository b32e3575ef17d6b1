import { harmlessJson } from '../../text/unsafe.ts';
import type { Graph } from './graph.ts';
import { pageGraphOf } from './page/protocol.ts';
import { markup } from './picture.ts';

/**
 * A file that shows a graph in a browser, with everything in it: a picture to move, enlarge, search and filter, and the
 * same as a list for the keyboard and for screen readers. `script` is the page's own script, and with `nonce` the only
 * one that can run; nothing is loaded from anywhere.
 */
export function graphPage(graph: Graph, title: string, { nonce, script }: { nonce: string; script: string }): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; worker-src blob:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${markup(title)}: notes and links</title>
</head>
<body>
<script id="graph" type="application/json" nonce="${nonce}">${jsonInScript(pageGraphOf(graph, title))}</script>
<script nonce="${nonce}">${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`;
}

/** JSON that cannot end the script element that holds it (HTML §4.12.1.3), nor turn round or hide what stands beside it. */
function jsonInScript(value: object): string {
  return harmlessJson(value).replaceAll('<', '\\u003c');
}
