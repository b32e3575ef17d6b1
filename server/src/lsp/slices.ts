/** How long work goes on at a stretch before other requests have their turn, in milliseconds. */
const slice = 1;

/** Long work in slices: `if (slices.isOver) await slices.next();` between its steps lets requests be answered meanwhile. */
export class Slices {
  #end = performance.now() + slice;

  get isOver(): boolean {
    return performance.now() >= this.#end;
  }

  async next(): Promise<void> {
    // A web worker has no `setImmediate`.
    await new Promise<void>((resolve) => {
      if (typeof setImmediate === 'function') setImmediate(resolve);
      else setTimeout(resolve);
    });
    this.#end = performance.now() + slice;
  }
}
