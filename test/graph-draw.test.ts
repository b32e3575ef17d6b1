import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import type { Colours } from '../server/src/features/graph/page/colours.ts';
import { draw, type Scene } from '../server/src/features/graph/page/draw.ts';

const colours: Colours = {
  groups: [],
  none: 'none',
  ink: 'ink',
  paper: 'paper',
  accent: 'accent',
  isHighContrast: false,
};
const letter = 7;

suite('what the graph draws', () => {
  const before = Object.getOwnPropertyDescriptors(globalThis);

  suiteSetup(() => {
    Object.assign(globalThis, { document: { body: {} }, getComputedStyle: () => ({ fontFamily: 'sans-serif' }) });
  });

  suiteTeardown(() => {
    for (const name of ['document', 'getComputedStyle']) {
      const own = before[name];
      if (own) Object.defineProperty(globalThis, name, own);
      else Reflect.deleteProperty(globalThis, name);
    }
  });

  test('a title stands right of its note, and left of it where it would be cut off', () => {
    const titles = new Map(drawn(['left', 'at the edge'], [20, 30, 280, 90]).map(({ text, x }) => [text, x]));
    assert.ok((titles.get('left') ?? 0) > 20);
    const x = titles.get('at the edge') ?? 0;
    assert.ok(x >= 0 && x + 'at the edge'.length * letter < 280, `it begins at ${x}`);
  });

  test('a title that fits on neither side stays on the right', () => {
    const [title] = drawn(['much too long for a canvas that narrow'], [150, 30]);
    assert.ok((title?.x ?? 0) > 150);
  });
});

/** The titles that are drawn on a canvas 300 pixels wide, and where each begins; x and y of each note in turn. */
function drawn(titles: readonly string[], places: readonly number[]): { text: string; x: number }[] {
  const texts: { text: string; x: number }[] = [];
  const context = new Proxy(
    {
      fillText: (text: string, x: number) => texts.push({ text, x }),
      measureText: (text: string) => ({ width: text.length * letter }),
    },
    { get: (own, name) => Reflect.get(own, name) ?? (() => undefined), set: () => true },
  );
  const scene: Scene = {
    graph: {
      title: '',
      ends: [],
      nodes: titles.map((title) => ({ id: title, title, kind: 'note', group: '', tags: [], linksIn: 1, linksOut: 0 })),
    },
    shown: titles.map((_, at) => at),
    ends: [],
    places: Float32Array.from(places),
    radii: titles.map(() => 5),
    groupOf: titles.map(() => -1),
    chosen: undefined,
    over: undefined,
    lit: undefined,
    dims: false,
  };
  const camera = { k: 1, dx: 0, dy: 0, width: 300, height: 200, moves: false };
  draw(context as unknown as CanvasRenderingContext2D, scene, camera, colours);
  return texts;
}
