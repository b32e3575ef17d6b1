/** How the page of a graph looks around the picture. */
export const pageStyle = `
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template-columns: 1fr 20rem; height: 100vh; font: 14px system-ui, sans-serif;
  color: var(--vscode-foreground, CanvasText); background: var(--vscode-editor-background, Canvas); }
main { overflow: hidden; }
#picture { width: 100%; height: 100%; display: block; cursor: grab; touch-action: none; }
#picture .node { cursor: pointer; }
#picture .faded { opacity: 0.15; }
#picture .is-chosen circle { stroke-width: 4; stroke-opacity: 1; }
#picture .is-near.edge { stroke-opacity: 0.9; stroke-width: 2; }
aside { display: flex; flex-direction: column; overflow: hidden; padding: 0.75rem; border-left: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
h1 { font-size: 1.1rem; margin: 0 0 0.5rem; } h2 { font-size: 1rem; margin: 0.75rem 0 0.25rem; } h3 { font-size: 0.9rem; margin: 0.5rem 0 0.25rem; }
input { width: 100%; font: inherit; padding: 0.25rem; }
ul { list-style: none; margin: 0; padding: 0; }
#notes { flex: 1 1 0; overflow: auto; }
#chosen { flex: 0 1 auto; max-height: 50%; overflow: auto; }
button { all: unset; box-sizing: border-box; display: block; width: 100%; padding: 0.15rem 0.3rem; cursor: pointer; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
button:hover { background: color-mix(in srgb, currentColor 10%, transparent); }
button:focus-visible { outline: 2px solid var(--vscode-focusBorder, Highlight); outline-offset: -2px; }
button[aria-current="true"] { font-weight: bold; }
.path { opacity: 0.7; overflow-wrap: anywhere; }
@media (max-width: 40rem) { body { grid-template-columns: 1fr; grid-template-rows: 1fr 1fr; } }
`;
