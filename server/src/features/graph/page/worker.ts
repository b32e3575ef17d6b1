/// <reference lib="dom" />
import { type Layoutable, simulationOf } from '../layout.ts';

/** The places of the nodes so far, x and y one after the other, and whether they are the last ones. */
export interface Placed {
  readonly places: Float32Array;
  readonly done: boolean;
}

/** With the places that are known from before: NaN where there is none. */
export interface LayoutRequest extends Layoutable {
  readonly places: Float32Array;
}

const scope = globalThis as unknown as {
  onmessage: (event: { data: LayoutRequest }) => void;
  postMessage(message: Placed): void;
};

/** How long it works between two reports, in milliseconds. */
const pause = 30;

scope.onmessage = ({ data: request }) => {
  const simulation = simulationOf(request);
  const nodes = simulation.nodes();
  let known = 0;
  for (const [at, node] of nodes.entries()) {
    const [x = Number.NaN, y = Number.NaN] = [request.places[2 * at], request.places[2 * at + 1]];
    if (Number.isNaN(x)) continue;
    [node.x, node.y] = [x, y];
    known++;
  }
  // Where most is placed already, little has to move.
  if (known > nodes.length / 2) simulation.alpha(0.25);
  for (;;) {
    const until = performance.now() + pause;
    while (performance.now() < until && simulation.alpha() >= simulation.alphaMin()) simulation.tick();
    const done = simulation.alpha() < simulation.alphaMin();
    scope.postMessage({ places: Float32Array.from(nodes.flatMap(({ x = 0, y = 0 }) => [x, y])), done });
    if (done) return;
  }
};
