/// <reference lib="dom" />
import type { Graph } from './graph.ts';

/** The script of the page of a graph, as text. */
export function pageScript(): string {
  // Some compilers name functions through this one, which a page does not have.
  return `const __name = (named) => named; (${runPage.toString()})();`;
}

/** Runs in the browser: whatever it needs has to stand in it. */
function runPage(): void {
  const graph = JSON.parse(element('graph').textContent ?? '') as Graph;
  const picture = element('picture') as unknown as SVGSVGElement;
  const search = element('search') as HTMLInputElement;
  const editor = (
    globalThis as { acquireVsCodeApi?: () => { postMessage(message: unknown): void } }
  ).acquireVsCodeApi?.();
  const nodes = [...picture.querySelectorAll<SVGGElement>('.node')];
  const edges = [...picture.querySelectorAll<SVGPathElement>('.edge')].map((path) => {
    const [from = -1, to = -1] = (path.dataset.ends ?? '').split(' ').map(Number);
    return { path, from, to };
  });
  let chosen = -1;

  list();
  search.addEventListener('input', list);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') moveTo(buttons()[0], event);
  });
  element('notes').addEventListener('keydown', (event) => {
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'ArrowDown') moveTo(all[at + 1], event);
    if (event.key === 'ArrowUp') moveTo(at === 0 ? search : all[at - 1], event);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') choose(-1);
    if (event.target === search) return;
    if (event.key === '+') zoom(0.8);
    if (event.key === '-') zoom(1.25);
  });
  for (const [at, node] of nodes.entries()) {
    node.addEventListener('click', () => choose(at));
    node.addEventListener('dblclick', () => open(at));
  }
  navigate();

  function element(id: string): HTMLElement {
    const found = document.getElementById(id);
    if (!found) throw new Error(`The page has no ${id}.`);
    return found;
  }

  function buttons(): HTMLButtonElement[] {
    return [...element('notes').querySelectorAll('button')];
  }

  function moveTo(target: HTMLElement | undefined, event: Event): void {
    if (!target) return;
    target.focus();
    event.preventDefault();
  }

  /** Shows the notes whose title or path holds what is searched for. */
  function list(): void {
    const wanted = search.value.trim().toLowerCase();
    const found = [...graph.nodes.keys()].filter((at) => {
      const node = graph.nodes[at];
      return node && `${node.title}\n${node.id}`.toLowerCase().includes(wanted);
    });
    element('notes').replaceChildren(...found.map((at) => item(at)));
    element('count').textContent = `${found.length} of ${graph.nodes.length} notes`;
    const shown = new Set(found);
    for (const [at, node] of nodes.entries()) node.classList.toggle('faded', !shown.has(at));
  }

  function item(at: number): HTMLLIElement {
    const entry = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = graph.nodes[at]?.title ?? '';
    button.title = graph.nodes[at]?.id ?? '';
    button.dataset.at = String(at);
    if (at === chosen) button.setAttribute('aria-current', 'true');
    button.addEventListener('click', () => choose(at));
    button.addEventListener('dblclick', () => open(at));
    entry.append(button);
    return entry;
  }

  function open(at: number): void {
    const node = graph.nodes[at];
    if (node?.kind === 'note') editor?.postMessage({ open: node.id });
  }

  /** Marks a note and what it is linked with, and tells about it; -1 for none. */
  function choose(at: number): void {
    chosen = at;
    const near = new Set([at]);
    for (const { path, from, to } of edges) {
      const touches = from === at || to === at;
      path.classList.toggle('is-near', touches);
      path.classList.toggle('faded', at >= 0 && !touches);
      if (touches) near.add(from).add(to);
    }
    for (const [index, node] of nodes.entries()) {
      node.classList.toggle('is-chosen', index === at);
      node.classList.toggle('faded', at >= 0 && !near.has(index));
    }
    for (const button of buttons()) {
      if (button.dataset.at === String(at)) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    }
    element('chosen').replaceChildren(...about(at));
  }

  function about(at: number): HTMLElement[] {
    const node = graph.nodes[at];
    if (!node) return [];
    const parts = [text('h2', node.title), text('p', node.kind === 'missing' ? 'There is no such note.' : node.id)];
    parts[1]?.classList.add('path');
    if (node.tags.length > 0) parts.push(text('p', node.tags.map((tag) => `#${tag}`).join(' ')));
    if (editor && node.kind === 'note') {
      const button = document.createElement('button');
      button.textContent = 'Open the note';
      button.addEventListener('click', () => open(at));
      parts.push(button);
    }
    const to = edges.filter((edge) => edge.from === at).map((edge) => edge.to);
    const from = edges.filter((edge) => edge.to === at).map((edge) => edge.from);
    return [...parts, ...linked('Links to', to), ...linked('Linked from', from)];
  }

  function linked(heading: string, ends: number[]): HTMLElement[] {
    const entries = document.createElement('ul');
    entries.append(...ends.map((end) => item(end)));
    return [text('h3', `${heading} ${ends.length}`), entries];
  }

  function text(name: string, content: string): HTMLElement {
    const made = document.createElement(name);
    made.textContent = content;
    return made;
  }

  /** Drags and enlarges the picture. */
  function navigate(): void {
    let last: { x: number; y: number } | undefined;
    picture.addEventListener('wheel', (event) => {
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.1 : 0.9, event);
    });
    picture.addEventListener('pointerdown', (event) => {
      last = { x: event.clientX, y: event.clientY };
    });
    picture.addEventListener('pointermove', (event) => {
      if (!last) return;
      const box = picture.viewBox.baseVal;
      const scale = scaleOf();
      box.x -= (event.clientX - last.x) * scale;
      box.y -= (event.clientY - last.y) * scale;
      last = { x: event.clientX, y: event.clientY };
    });
    for (const end of ['pointerup', 'pointerleave'] as const)
      picture.addEventListener(end, () => {
        last = undefined;
      });
  }

  /** How much of the plane a pixel shows. */
  function scaleOf(): number {
    const { width, height } = picture.getBoundingClientRect();
    const box = picture.viewBox.baseVal;
    return Math.max(box.width / width, box.height / height);
  }

  /** Around the pointer, else around the middle. */
  function zoom(factor: number, pointer?: { offsetX: number; offsetY: number }): void {
    const box = picture.viewBox.baseVal;
    const { width, height } = picture.getBoundingClientRect();
    const [x, y] = [(pointer?.offsetX ?? width / 2) / width, (pointer?.offsetY ?? height / 2) / height];
    box.x += box.width * x * (1 - factor);
    box.y += box.height * y * (1 - factor);
    box.width *= factor;
    box.height *= factor;
  }
}
