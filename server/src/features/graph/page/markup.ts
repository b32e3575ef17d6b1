import type { Words } from './words.ts';

/** What stands in the page of a graph before there is one. Constant for a language: nothing of a vault gets into it. */
export function pageMarkup(words: Words): string {
  return `
<main>
<canvas id="picture" tabindex="0" role="application" aria-label="${words.picture}"></canvas>
<div id="tip" role="presentation" hidden></div>
<p id="progress" role="status"></p>
<p id="empty" role="status" hidden></p>
</main>
<aside>
<h1 id="title"></h1>
<div id="controls">
<label class="wide">${words.find} <input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="${words.findHint}"></label>
<label>${words.show} <select id="scope"><option value="all">${words.whole}</option><option value="around">${words.around}</option></select></label>
<label>${words.depth} <select id="depth"><option>1</option><option>2</option><option>3</option></select></label>
<label>${words.folder} <select id="folder"></select></label>
<label>${words.tag} <select id="tag"></select></label>
<label>${words.colour} <select id="colour"><option value="folder">${words.byFolder}</option><option value="tag">${words.byTag}</option></select></label>
<div class="wide checks">
<label><input id="orphans" type="checkbox"> ${words.orphans}</label>
<label><input id="missing" type="checkbox"> ${words.missingNotes}</label>
</div>
</div>
<ul id="legend" aria-label="${words.colours}"></ul>
<p id="count" role="status"></p>
<ul id="notes" aria-label="${words.notes}"></ul>
<section id="chosen" aria-live="polite" aria-label="${words.chosen}"></section>
</aside>`;
}

/** How the page looks; in an editor with the editor's colours. */
export const pageStyle = `
:root { color-scheme: light dark; --line: var(--vscode-contrastBorder, color-mix(in srgb, currentColor 22%, transparent));
  --group-0: var(--vscode-charts-blue, #4e79a7); --group-1: rgb(from var(--vscode-charts-orange, #f28e2b) r g b);
  --group-2: var(--vscode-charts-green, #59a14f); --group-3: var(--vscode-charts-purple, #b07aa1);
  --group-4: var(--vscode-charts-red, #e15759); --group-5: var(--vscode-charts-yellow, #c9a227);
  --group-6: var(--vscode-terminal-ansiCyan, #76b7b2); --group-7: var(--vscode-terminal-ansiMagenta, #9c755f);
  --none: var(--vscode-descriptionForeground, GrayText); --ink: var(--vscode-foreground, CanvasText);
  --paper: var(--vscode-editor-background, Canvas); --accent: var(--vscode-focusBorder, Highlight); }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html, body { height: 100%; }
body { margin: 0; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr) minmax(14rem, 19rem); height: 100vh;
  font: var(--vscode-font-size, 13px) var(--vscode-font-family, system-ui, sans-serif); color: var(--ink); background: var(--paper); }
main { position: relative; overflow: hidden; }
#picture { width: 100%; height: 100%; display: block; cursor: grab; touch-action: none; }
#picture.is-over { cursor: pointer; }
#picture:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
#tip { position: absolute; pointer-events: none; max-width: 22rem; padding: 0.2rem 0.5rem; overflow-wrap: anywhere; z-index: 1;
  color: var(--vscode-editorHoverWidget-foreground, CanvasText); background: var(--vscode-editorHoverWidget-background, Canvas);
  border: 1px solid var(--vscode-editorHoverWidget-border, var(--line)); border-radius: 3px; }
#empty { position: absolute; inset: 0; display: grid; place-content: center; padding: 1rem; text-align: center; color: var(--none); pointer-events: none; }
#progress { position: absolute; left: 0.75rem; bottom: 0.5rem; margin: 0; color: var(--none); pointer-events: none; }
aside { display: flex; flex-direction: column; gap: 0.5rem; overflow: hidden; padding: 0.75rem; border-left: 1px solid var(--line); }
h1 { font-size: 1.1em; margin: 0; flex: none; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
h2 { font-size: 1em; margin: 0 0 0.25rem; overflow-wrap: anywhere; } h3 { font-size: 1em; font-weight: 600; margin: 0.5rem 0 0.15rem; }
p { margin: 0; }
#controls { display: grid; grid-template-columns: 1fr 1fr; gap: 0.4rem; }
#controls label { display: flex; flex-direction: column; gap: 0.15rem; min-width: 0; color: var(--none); }
#controls .wide { grid-column: 1 / -1; }
#controls .checks { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
#controls .checks label { flex-direction: row; align-items: center; color: inherit; }
input[type="search"], select { width: 100%; font: inherit; padding: 0.2rem 0.3rem; border-radius: 2px;
  color: var(--vscode-input-foreground, FieldText); background: var(--vscode-input-background, Field);
  border: 1px solid var(--vscode-input-border, var(--vscode-dropdown-border, var(--line))); }
select:disabled { opacity: 0.5; }
:is(input, select, button):focus-visible { outline: 1px solid var(--accent); outline-offset: -1px; }
ul { list-style: none; margin: 0; padding: 0; }
#legend { display: flex; flex-wrap: wrap; gap: 0.1rem 0.8rem; max-height: 4.5em; overflow: auto; flex: none; }
#legend li { display: flex; align-items: center; gap: 0.3rem; }
#legend i { width: 0.7em; height: 0.7em; border-radius: 50%; background: var(--dot); border: 1px solid var(--vscode-contrastBorder, transparent); }
#count { color: var(--none); }
#notes { flex: 1 1 5rem; min-height: 3rem; overflow: auto; border-top: 1px solid var(--line); }
#chosen { flex: 0 1 auto; max-height: 45%; overflow: auto; border-top: 1px solid var(--line); padding-top: 0.5rem; }
#chosen:empty { display: none; }
li > button { all: unset; box-sizing: border-box; display: block; width: 100%; padding: 0.15rem 0.3rem; cursor: pointer; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
li > button:hover { background: var(--vscode-list-hoverBackground, color-mix(in srgb, currentColor 10%, transparent)); }
li > button[aria-current="true"] { color: var(--vscode-list-inactiveSelectionForeground, inherit); background: var(--vscode-list-inactiveSelectionBackground, color-mix(in srgb, currentColor 15%, transparent)); font-weight: 600; }
li > button.missing { font-style: italic; }
button.open { font: inherit; padding: 0.25rem 0.7rem; border-radius: 2px; cursor: pointer; margin-top: 0.3rem;
  color: var(--vscode-button-foreground, ButtonText); background: var(--vscode-button-background, ButtonFace); border: 1px solid var(--vscode-button-border, transparent); }
.path, .more { color: var(--none); overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  body { grid-template-columns: minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) minmax(0, 1fr); }
  aside { border-left: none; border-top: 1px solid var(--line); overflow: auto; }
  #notes { flex: none; max-height: 12rem; } #chosen { flex: none; max-height: none; }
}
`;
