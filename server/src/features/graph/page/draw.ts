/// <reference lib="dom" />
import type { Colours } from './colours.ts';
import type { PageGraph } from './protocol.ts';

/** What is drawn: nodes by their place in the graph. */
export interface Scene {
  readonly graph: PageGraph;
  /** The nodes to draw, in their order. */
  readonly shown: readonly number[];
  /** Pairs of nodes to join, all of them drawn ones. */
  readonly ends: readonly number[];
  /** x and y of each node of the graph; NaN where it has no place yet. */
  readonly places: Float32Array;
  readonly radii: readonly number[];
  /** The group of each node; -1 for none. */
  readonly groupOf: readonly number[];
  readonly chosen: number | undefined;
  readonly over: number | undefined;
  /** The others are faint; undefined: none is. */
  readonly lit: ReadonlySet<number> | undefined;
  /** Something is looked for or pointed at: the others are hardly seen, while beside a chosen note one tells them apart. */
  readonly dims: boolean;
}

/** Where the plane lies on the canvas, in CSS pixels: a point goes to `x · k + dx`, `y · k + dy`. */
export interface Camera {
  readonly k: number;
  readonly dx: number;
  readonly dy: number;
  readonly width: number;
  readonly height: number;
  /** It moves: fewer links are drawn, so that it moves smoothly. */
  readonly moves: boolean;
}

/** How many links are drawn while something moves, and at rest. */
const linkLimits = { moving: 6000, still: 60_000 };
const labelLimit = 60;

export function draw(context: CanvasRenderingContext2D, scene: Scene, camera: Camera, colours: Colours): void {
  context.clearRect(0, 0, camera.width, camera.height);
  const pen = new Pen(context, scene, camera, colours);
  pen.links();
  const seen = scene.shown.filter((at) => pen.isInSight(at));
  const [lit, faint]: [number[], number[]] = [[], []];
  for (const at of seen) (scene.lit && !scene.lit.has(at) ? faint : lit).push(at);
  context.globalAlpha = !scene.dims ? 0.45 : colours.isHighContrast ? 0.35 : 0.18;
  pen.nodes(faint);
  context.globalAlpha = 1;
  pen.nodes(lit);
  pen.rings();
  pen.labels(lit);
}

class Pen {
  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly scene: Scene,
    private readonly camera: Camera,
    private readonly colours: Colours,
  ) {}

  isInSight(at: number): boolean {
    const [x, y, margin] = [this.#x(at), this.#y(at), this.#radius(at) + 2];
    return x > -margin && y > -margin && x < this.camera.width + margin && y < this.camera.height + margin;
  }

  links(): void {
    const { ends, chosen, over, dims } = this.scene;
    const pairs = ends.length / 2;
    const limit = this.camera.moves ? linkLimits.moving : linkLimits.still;
    const step = Math.max(1, Math.ceil(pairs / limit));
    const middle = over ?? chosen;
    const contrast = this.colours.isHighContrast;
    const strength = Math.min(0.35, Math.max(0.06, 900 / pairs));
    this.#stroke(this.colours.ink, contrast ? Math.max(0.3, strength) : dims ? strength / 3 : strength, 1, (line) => {
      for (let pair = 0; pair < pairs; pair += step) line(ends[2 * pair] ?? 0, ends[2 * pair + 1] ?? 0);
    });
    if (middle === undefined) return;
    this.#stroke(this.colours.accent, 0.9, 1.5, (line) => {
      for (let pair = 0; pair < pairs; pair++) {
        const [from, to] = [ends[2 * pair] ?? 0, ends[2 * pair + 1] ?? 0];
        if (from === middle || to === middle) line(from, to);
      }
    });
  }

  /** One path for each colour: a canvas is quick with few long paths. */
  nodes(places: readonly number[]): void {
    const { graph, groupOf } = this.scene;
    const byColour = new Map<string, number[]>();
    const ghosts: number[] = [];
    for (const at of places) {
      if (graph.nodes[at]?.kind === 'missing') {
        ghosts.push(at);
        continue;
      }
      const colour = this.colours.groups[groupOf[at] ?? -1] ?? this.colours.none;
      const others = byColour.get(colour);
      if (others) others.push(at);
      else byColour.set(colour, [at]);
    }
    for (const [colour, group] of byColour) {
      this.#circles(group);
      this.context.fillStyle = colour;
      this.context.fill();
      if (!this.colours.isHighContrast) continue;
      this.context.strokeStyle = this.colours.ink;
      this.context.lineWidth = 1;
      this.context.stroke();
    }
    this.#circles(ghosts);
    this.context.fillStyle = this.colours.paper;
    this.context.fill();
    this.context.setLineDash([3, 2]);
    this.context.strokeStyle = this.colours.ink;
    this.context.lineWidth = 1.2;
    this.context.stroke();
    this.context.setLineDash([]);
  }

  rings(): void {
    const { chosen, over } = this.scene;
    for (const at of [chosen, over]) {
      if (at === undefined || !this.#isPlaced(at)) continue;
      this.context.beginPath();
      this.context.arc(this.#x(at), this.#y(at), this.#radius(at) + 3, 0, 2 * Math.PI);
      this.context.strokeStyle = at === chosen ? this.colours.accent : this.colours.ink;
      this.context.lineWidth = 2;
      this.context.stroke();
    }
  }

  /** The titles of the largest notes, where there is room: no title covers another. */
  labels(places: readonly number[]): void {
    const { graph, radii, chosen, over, lit } = this.scene;
    const important = (at: number): number =>
      at === chosen || at === over ? Number.POSITIVE_INFINITY : (radii[at] ?? 0);
    const order = [...places].sort((a, b) => important(b) - important(a)).slice(0, lit ? 200 : 400);
    const taken: { x: number; y: number; width: number }[] = [];
    const height = 15;
    this.context.font = `12px ${getComputedStyle(document.body).fontFamily}`;
    this.context.textBaseline = 'middle';
    this.context.lineJoin = 'round';
    for (const at of order) {
      if (taken.length >= labelLimit) break;
      const title = shortened(graph.nodes[at]?.title ?? '');
      const width = this.context.measureText(title).width;
      const [x, y] = [this.#besides(at, width), this.#y(at)];
      const collides = taken.some(
        (other) => Math.abs(other.y - y) < height && x < other.x + other.width && other.x < x + width,
      );
      if (collides && at !== chosen && at !== over) continue;
      taken.push({ x, y, width });
      this.context.strokeStyle = this.colours.paper;
      this.context.lineWidth = 3;
      this.context.strokeText(title, x, y);
      this.context.fillStyle = this.colours.ink;
      this.context.fillText(title, x, y);
    }
  }

  /** Where a title of that width begins: right of its node, or left of it where it would be cut off. */
  #besides(at: number, width: number): number {
    const gap = this.#radius(at) + 4;
    const [right, left] = [this.#x(at) + gap, this.#x(at) - gap - width];
    return right + width > this.camera.width && left >= 0 ? left : right;
  }

  #stroke(colour: string, alpha: number, width: number, lines: (line: (a: number, b: number) => void) => void): void {
    const { context } = this;
    const { width: right, height: bottom } = this.camera;
    context.globalAlpha = alpha;
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    lines((a, b) => {
      const [ax, ay, bx, by] = [this.#x(a), this.#y(a), this.#x(b), this.#y(b)];
      const isOutside =
        (ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > right && bx > right) || (ay > bottom && by > bottom);
      if (isOutside || !this.#isPlaced(a) || !this.#isPlaced(b)) return;
      context.moveTo(ax, ay);
      context.lineTo(bx, by);
    });
    context.stroke();
    context.globalAlpha = 1;
  }

  #circles(places: readonly number[]): void {
    this.context.beginPath();
    for (const at of places) {
      const [x, y, radius] = [this.#x(at), this.#y(at), this.#radius(at)];
      this.context.moveTo(x + radius, y);
      this.context.arc(x, y, radius, 0, 2 * Math.PI);
    }
  }

  #isPlaced(at: number): boolean {
    return !Number.isNaN(this.scene.places[2 * at] ?? Number.NaN);
  }

  #x(at: number): number {
    return (this.scene.places[2 * at] ?? Number.NaN) * this.camera.k + this.camera.dx;
  }

  #y(at: number): number {
    return (this.scene.places[2 * at + 1] ?? Number.NaN) * this.camera.k + this.camera.dy;
  }

  /** Enlarging shows the distances between notes more than the notes. */
  #radius(at: number): number {
    return Math.max(1.5, (this.scene.radii[at] ?? 0) * Math.min(1.5, this.camera.k));
  }
}

function shortened(title: string): string {
  return title.length > 40 ? `${title.slice(0, 39)}…` : title;
}
