/// <reference lib="dom" />
import { radiusOf } from '../layout.ts';
import { type Choice, chosenNodes, colouringOf, firstChoice, foundNodes } from './choice.ts';
import { paletteSize, prefersStillness } from './colours.ts';
import { listenToControls, offerNames, readChoice, showLegend, writeChoice } from './controls.ts';
import { element, hostOf } from './host.ts';
import { Layouts } from './layouts.ts';
import { NoteList } from './list.ts';
import { pageMarkup, pageStyle } from './markup.ts';
import { Picture } from './picture.ts';
import type { PageGraph, ToPage } from './protocol.ts';
import { wordsFor } from './words.ts';
import type { Placed } from './worker.ts';

const words = wordsFor(document.documentElement.lang);
const style = new CSSStyleSheet();
style.replaceSync(pageStyle);
document.adoptedStyleSheets = [style];
document.body.insertAdjacentHTML('afterbegin', pageMarkup(words));

const host = hostOf();
const kept = (host.kept() ?? {}) as { choice?: Partial<Choice> };
let graph: PageGraph = { title: '', nodes: [], ends: [] };
/** x and y of every node that was ever laid out, by its id: what the reader knows stays where it is. */
const known = new Map<string, readonly [number, number]>();
let places = new Float32Array();
let radii: number[] = [];
let shown: number[] = [];
let ends: number[] = [];
let lit: ReadonlySet<number> | undefined;
let active: string | undefined;
let chosen: number | undefined;
let over: number | undefined;
let groupOf: readonly number[] = [];

const layouts = new Layouts(place);
const picture = new Picture(words, {
  over(at) {
    over = at;
    light();
  },
  click(at) {
    choose(at);
    if (at !== undefined) open(at, false);
  },
});
const list = new NoteList(host, { choose, open }, words);

writeChoice({ ...firstChoice, ...kept.choice });
listenToControls(() => {
  host.keep({ choice: readChoice() });
  refresh();
});
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') choose(undefined);
});
host.listen(hear);
host.tell({ type: 'ready' });

function hear(message: ToPage): void {
  if (message.type === 'graph') take(message.graph);
  // The editor says again which note it shows when the reader comes here from there.
  if (message.type === 'active' && message.id !== active) {
    active = message.id;
    const at = placeOf(active);
    if (at !== undefined) choose(at);
    if (readChoice().scope === 'around') refresh();
  }
  if (message.type === 'show') {
    writeChoice({ ...readChoice(), scope: message.scope });
    host.keep({ choice: readChoice() });
    refresh();
  }
}

function take(next: PageGraph): void {
  const chosenId = chosen === undefined ? active : graph.nodes[chosen]?.id;
  graph = next;
  over = undefined;
  element('title').textContent = graph.title;
  radii = graph.nodes.map(({ linksIn }) => radiusOf(linksIn));
  places = Float32Array.from(graph.nodes.flatMap(({ id }) => known.get(id) ?? [Number.NaN, Number.NaN]));
  offerNames(graph, words, { ...readChoice(), ...(graph.nodes.length > 0 && shown.length === 0 ? kept.choice : {}) });
  chosen = placeOf(chosenId);
  refresh();
}

/** Shows what the controls say. */
function refresh(): void {
  const choice = readChoice();
  element<HTMLSelectElement>('depth').disabled = choice.scope === 'all';
  const before = shown;
  const middle = host.isEditor ? placeOf(active) : chosen;
  shown = chosenNodes(graph, choice, middle);
  element('empty').hidden = shown.length > 0;
  element('empty').textContent = graph.nodes.length === 0 ? words.noNotes : words.noneChosen;
  const isShown = new Set(shown);
  const edges = ends.length;
  ends = [];
  for (let at = 0; at + 1 < graph.ends.length; at += 2) {
    const [from = 0, to = 0] = [graph.ends[at], graph.ends[at + 1]];
    if (isShown.has(from) && isShown.has(to)) ends.push(from, to);
  }
  const colouring = colouringOf(graph, choice.colour);
  groupOf = colouring.groupOf.map((group) => (group < paletteSize ? group : -1));
  showLegend(colouring, paletteSize, words);
  list.show(graph, foundNodes(graph, shown, choice.search));
  list.choose(chosen);
  const isSame = edges === ends.length && before.length === shown.length && before.every((at, i) => at === shown[i]);
  if (!isSame || shown.some((at) => Number.isNaN(places[2 * at]))) layOut();
  light();
}

function layOut(): void {
  const index = new Map(shown.map((at, place) => [at, place]));
  picture.isMoved = false;
  element('progress').textContent = shown.length > 300 ? words.layingOut : '';
  layouts.start({
    radii: Float32Array.from(shown, (at) => radii[at] ?? 0),
    ends: Int32Array.from(ends, (at) => index.get(at) ?? 0),
    places: Float32Array.from(shown.flatMap((at) => [places[2 * at] ?? Number.NaN, places[2 * at + 1] ?? Number.NaN])),
  });
}

function place({ places: laid, done }: Placed): void {
  if (done) element('progress').textContent = '';
  if (!done && prefersStillness()) return;
  for (const [place, at] of shown.entries()) {
    const [x = 0, y = 0] = [laid[2 * place], laid[2 * place + 1]];
    [places[2 * at], places[2 * at + 1]] = [x, y];
    if (done) known.set(graph.nodes[at]?.id ?? '', [x, y]);
  }
  light();
  if (!picture.isMoved) picture.fit();
}

/** Shows the picture, with what is found, or what the pointed at or chosen note is linked with, brighter than the rest. */
function light(): void {
  const middle = over ?? chosen;
  const { search } = readChoice();
  const isSearch = search.trim() !== '';
  lit = undefined;
  if (isSearch) lit = new Set(foundNodes(graph, shown, search));
  else if (middle !== undefined && shown.includes(middle)) {
    const near = new Set([middle]);
    for (let at = 0; at + 1 < ends.length; at += 2) {
      const [from = 0, to = 0] = [ends[at], ends[at + 1]];
      if (from === middle) near.add(to);
      if (to === middle) near.add(from);
    }
    lit = near;
  }
  picture.show({ graph, shown, ends, places, radii, groupOf, lit, over, chosen, dims: isSearch || over !== undefined });
}

function choose(at: number | undefined): void {
  chosen = at;
  list.choose(at);
  if (!host.isEditor && readChoice().scope === 'around') refresh();
  else light();
}

function open(at: number, focus: boolean): void {
  const node = graph.nodes[at];
  if (node?.kind === 'note') host.tell({ type: 'open', id: node.id, focus });
}

function placeOf(id: string | undefined): number | undefined {
  const at = id === undefined ? -1 : graph.nodes.findIndex((node) => node.id === id);
  return at === -1 ? undefined : at;
}
