/// <reference lib="dom" />
import type { LayoutRequest, Placed } from './worker.ts';

/** The script of the worker, put in by the build. */
declare const DOCS_VAULT_LAYOUT_WORKER: string;

/** Lays graphs out in a worker, so that the page goes on answering. A new request ends the one before. */
export class Layouts {
  readonly #script = URL.createObjectURL(new Blob([DOCS_VAULT_LAYOUT_WORKER], { type: 'text/javascript' }));
  #worker: Worker | undefined;

  constructor(private readonly placed: (placed: Placed) => void) {}

  start(request: LayoutRequest): void {
    this.#worker?.terminate();
    const worker = new Worker(this.#script);
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Placed>) => {
      if (this.#worker === worker) this.placed(data);
      if (data.done) worker.terminate();
    };
    worker.postMessage(request);
  }
}
