import type { Graph } from './graph.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { drawGraph, markup } from './picture.ts';
import { graphStyle } from './style.ts';

/**
 * A page that shows a graph: a picture to move, enlarge and search, and beside it the list of the notes with the links of
 * the chosen one, for the keyboard and for screen readers. Its script tells an editor that shows it, by the message
 * `{ open: id }`, when a note is to be opened. `nonce` is for the content security policy that the page brings.
 */
export function graphPage(graph: Graph, title: string, { nonce }: { readonly nonce: string }): string {
  const { viewBox, content } = drawGraph(graph);
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${markup(title)}: notes and links</title>
<style nonce="${nonce}">${graphStyle}${pageStyle}</style>
</head>
<body>
<main>
<svg id="picture" viewBox="${viewBox}" aria-hidden="true">${content}</svg>
</main>
<aside>
<h1>${markup(title)}</h1>
<label>Find a note <input id="search" type="search" autocomplete="off"></label>
<p id="count" role="status"></p>
<ul id="notes" aria-label="Notes"></ul>
<section id="chosen" aria-live="polite"></section>
</aside>
<script id="graph" type="application/json" nonce="${nonce}">${jsonInScript(graph)}</script>
<script nonce="${nonce}">${pageScript()}</script>
</body>
</html>
`;
}

/** JSON that cannot end the script element that holds it (HTML §4.12.1.3). */
function jsonInScript(value: object): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
