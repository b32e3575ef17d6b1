/// <reference lib="dom" />
import type { FromPage, ToPage } from './protocol.ts';

/** Whoever shows the page: an editor, or nobody for a page in a file of its own. */
export interface Host {
  readonly isEditor: boolean;
  tell(message: FromPage): void;
  listen(listener: (message: ToPage) => void): void;
  /** What was kept when the page was last here. */
  kept(): unknown;
  keep(state: object): void;
}

interface Editor {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: object): void;
}

export function hostOf(): Host {
  const { acquireVsCodeApi } = globalThis as { acquireVsCodeApi?: () => Editor };
  const editor = acquireVsCodeApi?.();
  return {
    isEditor: editor !== undefined,
    tell: (message) => editor?.postMessage(message),
    listen(listener) {
      if (editor) addEventListener('message', ({ data }) => listener(data as ToPage));
      const element = document.getElementById('graph');
      if (element) listener({ type: 'graph', graph: JSON.parse(element.textContent ?? '') });
    },
    kept: () => editor?.getState(),
    keep: (state) => editor?.setState(state),
  };
}

export function element<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no ${id}.`);
  return found as Kind;
}

export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
  className = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
}
