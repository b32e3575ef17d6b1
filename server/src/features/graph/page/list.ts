/// <reference lib="dom" />
import type { GraphNode } from '../graph.ts';
import { element, type Host, make } from './host.ts';
import type { PageGraph } from './protocol.ts';
import type { Words } from './words.ts';

/** How many notes are listed; with more it is quicker to search. */
const listed = 200;

/** What the list does with a note, which it names by its place in the graph. */
export interface ListActions {
  choose(at: number): void;
  open(at: number, focus: boolean): void;
}

/**
 * The notes as a list, and the links of the chosen one: all that the picture says, for the keyboard and for screen
 * readers. The arrow keys go from note to note and choose it, Enter opens it.
 */
export class NoteList {
  #graph: PageGraph = { title: '', nodes: [], ends: [] };
  #chosen: number | undefined;

  constructor(
    private readonly host: Host,
    private readonly actions: ListActions,
    private readonly words: Words,
  ) {
    element('search').addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown') this.#moveTo(buttonsIn('notes')[0], event);
    });
    for (const id of ['notes', 'chosen']) element(id).addEventListener('keydown', (event) => this.#step(id, event));
  }

  /** Lists the notes of those places, the most linked first. */
  show(graph: PageGraph, places: readonly number[]): void {
    this.#graph = graph;
    const linksIn = (at: number): number => graph.nodes[at]?.linksIn ?? 0;
    const order = [...places].sort((a, b) => linksIn(b) - linksIn(a) || a - b);
    element('notes').replaceChildren(...order.slice(0, listed).map((at) => this.#item(at)));
    const more = order.length - listed;
    if (more > 0) element('notes').append(make('li', this.words.moreToFind(more), 'more'));
    const shown = places.filter((at) => graph.nodes[at]?.kind === 'note').length;
    const all = graph.nodes.filter(({ kind }) => kind === 'note').length;
    element('count').textContent = this.words.count(shown, all, places.length - shown);
  }

  /** Marks the chosen note, and tells about it. */
  choose(at: number | undefined): void {
    this.#chosen = at;
    for (const button of buttonsIn('notes')) mark(button, at);
    const focused = element('chosen').contains(document.activeElement);
    element('chosen').replaceChildren(...this.#about(at));
    if (focused) buttonsIn('chosen')[0]?.focus();
  }

  #item(at: number): HTMLLIElement {
    const { title, id, kind, linksIn } = this.#graph.nodes[at] as GraphNode;
    const entry = document.createElement('li');
    const button = make('button', title, kind);
    button.type = 'button';
    button.title = id;
    button.dataset.at = String(at);
    button.ariaLabel = `${title}, ${kind === 'missing' ? `${this.words.missing}, ` : ''}${this.words.backlinks(linksIn)}`;
    mark(button, this.#chosen);
    button.addEventListener('click', () =>
      this.host.isEditor ? this.actions.open(at, true) : this.actions.choose(at),
    );
    entry.append(button);
    return entry;
  }

  #about(at: number | undefined): HTMLElement[] {
    const node = at === undefined ? undefined : this.#graph.nodes[at];
    if (at === undefined || !node) return [];
    const parts: HTMLElement[] = [make('h2', node.title)];
    parts.push(make('p', node.kind === 'missing' ? this.words.noSuchNote : node.id, 'path'));
    if (node.tags.length > 0) parts.push(make('p', node.tags.map((tag) => `#${tag}`).join(' ')));
    if (this.host.isEditor && node.kind === 'note') {
      const button = make('button', this.words.openNote, 'open');
      button.addEventListener('click', () => this.actions.open(at, true));
      parts.push(button);
    }
    const [to, from]: [number[], number[]] = [[], []];
    const { ends } = this.#graph;
    for (let pair = 0; pair + 1 < ends.length; pair += 2) {
      if (ends[pair] === at) to.push(ends[pair + 1] ?? 0);
      if (ends[pair + 1] === at) from.push(ends[pair] ?? 0);
    }
    return [...parts, ...this.#linked(this.words.linksTo, to), ...this.#linked(this.words.linkedFrom, from)];
  }

  #linked(heading: string, places: readonly number[]): HTMLElement[] {
    if (places.length === 0) return [];
    const entries = document.createElement('ul');
    entries.ariaLabel = heading;
    entries.append(...places.slice(0, listed).map((at) => this.#item(at)));
    if (places.length > listed) entries.append(make('li', this.words.more(places.length - listed), 'more'));
    return [make('h3', `${heading} ${places.length}`), entries];
  }

  #step(id: string, event: KeyboardEvent): void {
    const all = buttonsIn(id);
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'ArrowDown') this.#moveTo(all[at + 1], event);
    if (event.key === 'ArrowUp') this.#moveTo(at <= 0 && id === 'notes' ? element('search') : all[at - 1], event);
    if (event.key === 'Home') this.#moveTo(all[0], event);
    if (event.key === 'End') this.#moveTo(all.at(-1), event);
  }

  #moveTo(target: HTMLElement | undefined, event: Event): void {
    if (!target) return;
    target.focus();
    event.preventDefault();
    const { at } = target.dataset;
    // In the list of links of a note the note stays chosen, or the list would be another one.
    if (at !== undefined && element('notes').contains(target)) this.actions.choose(Number(at));
  }
}

function buttonsIn(id: string): HTMLButtonElement[] {
  return [...element(id).querySelectorAll<HTMLButtonElement>('li > button')];
}

function mark(button: HTMLButtonElement, chosen: number | undefined): void {
  if (button.dataset.at === String(chosen)) button.setAttribute('aria-current', 'true');
  else button.removeAttribute('aria-current');
}
