/// <reference lib="dom" />
import { type Choice, type Colouring, firstChoice, namesIn } from './choice.ts';
import { element, make } from './host.ts';
import type { PageGraph } from './protocol.ts';
import type { Words } from './words.ts';

const texts = ['search', 'scope', 'depth', 'folder', 'tag', 'colour'] as const;
const checks = ['orphans', 'missing'] as const;

/** The fields of the page by which a reader chooses what to see. */
export function listenToControls(changed: () => void): void {
  for (const id of [...texts, ...checks]) element(id).addEventListener(id === 'search' ? 'input' : 'change', changed);
}

/** What the fields say. */
export function readChoice(): Choice {
  const text = (id: (typeof texts)[number]): string => element<HTMLInputElement>(id).value;
  const check = (id: (typeof checks)[number]): boolean => element<HTMLInputElement>(id).checked;
  return {
    scope: text('scope') === 'around' ? 'around' : 'all',
    depth: Number(text('depth')),
    colour: text('colour') === 'tag' ? 'tag' : 'folder',
    folder: text('folder'),
    tag: text('tag'),
    orphans: check('orphans'),
    missing: check('missing'),
    search: text('search'),
  };
}

/** Lets the fields say that; what was kept by an older version may lack some of it. */
export function writeChoice(kept: Partial<Choice>): void {
  const choice = { ...firstChoice, ...kept };
  for (const id of texts) element<HTMLInputElement>(id).value = String(choice[id]);
  for (const id of checks) element<HTMLInputElement>(id).checked = choice[id];
}

/** Offers the folders and tags of a graph; what was chosen stays so where it is there still. */
export function offerNames(graph: PageGraph, words: Words, { folder, tag }: Choice): void {
  const { folders, tags } = namesIn(graph);
  offer('folder', [words.all, ...folders], folder);
  offer('tag', [words.all, ...tags], tag);
}

export function showLegend({ groups }: Colouring, palette: number, words: Words): void {
  const named = groups.slice(0, palette).map(({ name, count }, at) => legendEntry(`${name} ${count}`, `--group-${at}`));
  const others = groups.slice(palette).reduce((sum, { count }) => sum + count, 0);
  if (others > 0) named.push(legendEntry(`${words.others} ${others}`, '--none'));
  element('legend').replaceChildren(...named);
}

function legendEntry(text: string, colour: string): HTMLLIElement {
  const entry = document.createElement('li');
  const dot = document.createElement('i');
  dot.style.setProperty('--dot', `var(${colour})`);
  entry.append(dot, text);
  return entry;
}

function offer(id: 'folder' | 'tag', names: readonly string[], chosen: string): void {
  const select = element<HTMLSelectElement>(id);
  const options = names.map((name, at) => {
    const option = make('option', name);
    option.value = at === 0 ? '' : name;
    return option;
  });
  select.replaceChildren(...options);
  select.value = names.includes(chosen) ? chosen : '';
}
