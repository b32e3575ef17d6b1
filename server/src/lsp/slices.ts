import type { Traffic } from './traffic.ts';

/** How long work goes on at a stretch before other requests have their turn, in milliseconds. */
const slice = 1;

/** Long work in slices: `if (slices.isOver) await slices.next();` between its steps lets requests be answered meanwhile. */
export class Slices {
  readonly #traffic: Traffic | undefined;
  #end = performance.now() + slice;

  /** With `traffic`, the work waits until the client is silent: it is work that nobody waits for. */
  constructor(traffic?: Traffic) {
    this.#traffic = traffic;
  }

  get isOver(): boolean {
    return performance.now() >= this.#end;
  }

  async next(): Promise<void> {
    // A web worker has no `setImmediate`.
    await new Promise<void>((resolve) => {
      if (typeof setImmediate === 'function') setImmediate(resolve);
      else setTimeout(resolve);
    });
    await this.#traffic?.lull();
    this.#end = performance.now() + slice;
  }
}
