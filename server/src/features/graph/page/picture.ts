/// <reference lib="dom" />
import { select } from 'd3-selection';
import { type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import { type Colours, onThemeChange, readColours } from './colours.ts';
import { draw, type Scene } from './draw.ts';
import { element } from './host.ts';
import type { Words } from './words.ts';

interface PictureActions {
  /** The pointer is over a node, or over none. */
  over(at: number | undefined): void;
  click(at: number | undefined): void;
}

/** The canvas: drawn when something changed, at most once a frame, and moved with the pointer, the wheel and keys. */
export class Picture {
  readonly #canvas = element<HTMLCanvasElement>('picture');
  readonly #tip = element('tip');
  readonly #selection = select(this.#canvas);
  readonly #zoom = zoom<HTMLCanvasElement, unknown>().scaleExtent([0.02, 8]);
  #scene: Scene | undefined;
  #colours: Colours = readColours();
  #transform: ZoomTransform = zoomIdentity;
  #frame = 0;
  #movedAt = 0;
  /** The reader moved it: from then on it is not fitted in by itself. */
  isMoved = false;

  constructor(
    private readonly words: Words,
    private readonly actions: PictureActions,
  ) {
    this.#zoom.on('zoom', ({ transform, sourceEvent }) => {
      this.#transform = transform;
      if (sourceEvent) this.isMoved = true;
      this.#moving();
    });
    this.#selection.call(this.#zoom).on('dblclick.zoom', null);
    this.#canvas.addEventListener('keydown', (event) => this.#key(event));
    this.#canvas.addEventListener('pointermove', (event) => this.#pointAt(event));
    this.#canvas.addEventListener('pointerleave', () => this.#point(undefined));
    this.#canvas.addEventListener('click', (event) => this.actions.click(this.#nodeAt(event.offsetX, event.offsetY)));
    new ResizeObserver(() => (this.isMoved ? this.#request() : this.fit())).observe(this.#canvas);
    onThemeChange(() => {
      this.#colours = readColours();
      this.#request();
    });
  }

  show(scene: Scene): void {
    this.#scene = scene;
    this.#request();
  }

  /** Lets all that is shown fit in. */
  fit(): void {
    const { width, height } = this.#canvas.getBoundingClientRect();
    const box = this.#bounds();
    if (!box || width === 0) return;
    const k = Math.min(1.5, Math.max(0.02, Math.min(width / box.width, height / box.height)));
    const transform = zoomIdentity
      .translate(width / 2, height / 2)
      .scale(k)
      .translate(-box.x, -box.y);
    this.#selection.call(this.#zoom.transform, transform);
  }

  #bounds(): { x: number; y: number; width: number; height: number } | undefined {
    const { shown = [], places } = this.#scene ?? {};
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const at of shown) {
      const [x = Number.NaN, y = Number.NaN] = [places?.[2 * at], places?.[2 * at + 1]];
      if (Number.isNaN(x)) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
    if (left > right) return undefined;
    return { x: (left + right) / 2 + 20, y: (top + bottom) / 2, width: right - left + 160, height: bottom - top + 80 };
  }

  #moving(): void {
    this.#movedAt = performance.now();
    this.#request();
    // At rest everything is drawn.
    setTimeout(() => performance.now() - this.#movedAt > 140 && this.#request(), 150);
  }

  #request(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#frame = 0;
    const context = this.#canvas.getContext('2d');
    const { width, height } = this.#canvas.getBoundingClientRect();
    if (!context || !this.#scene || width === 0) return;
    const ratio = devicePixelRatio;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.#canvas.width !== wide) this.#canvas.width = wide;
    if (this.#canvas.height !== high) this.#canvas.height = high;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { k, x: dx, y: dy } = this.#transform;
    const moves = performance.now() - this.#movedAt < 140;
    draw(context, this.#scene, { k, dx, dy, width, height, moves }, this.#colours);
  }

  #key(event: KeyboardEvent): void {
    const step = 60;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [step, 0],
      ArrowRight: [-step, 0],
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
    };
    const move = moves[event.key];
    const factor = event.key === '+' || event.key === '=' ? 1.25 : event.key === '-' ? 0.8 : undefined;
    if (move) this.#selection.call(this.#zoom.translateBy, move[0] / this.#transform.k, move[1] / this.#transform.k);
    else if (factor !== undefined) this.#selection.call(this.#zoom.scaleBy, factor);
    else if (event.key === '0') this.fit();
    else return;
    this.isMoved = event.key !== '0';
    event.preventDefault();
  }

  #pointAt({ offsetX, offsetY, buttons }: PointerEvent): void {
    if (buttons !== 0) return;
    const at = this.#nodeAt(offsetX, offsetY);
    this.#point(at);
    this.#tip.style.left = `${Math.min(offsetX + 12, this.#canvas.clientWidth - 180)}px`;
    this.#tip.style.top = `${offsetY + 14}px`;
  }

  #point(at: number | undefined): void {
    if (at === this.#scene?.over) return;
    const node = at === undefined ? undefined : this.#scene?.graph.nodes[at];
    this.#canvas.classList.toggle('is-over', node !== undefined);
    this.#tip.hidden = node === undefined;
    this.#tip.textContent = node ? (node.kind === 'missing' ? `${node.id}: ${this.words.missing}` : node.id) : '';
    this.actions.over(at);
  }

  /** The node there, the one on top first. */
  #nodeAt(x: number, y: number): number | undefined {
    const { shown = [], places, radii } = this.#scene ?? {};
    const { k } = this.#transform;
    const [planeX, planeY] = this.#transform.invert([x, y]);
    for (const at of shown.toReversed()) {
      const distance = Math.hypot((places?.[2 * at] ?? Number.NaN) - planeX, (places?.[2 * at + 1] ?? 0) - planeY) * k;
      if (distance <= Math.max(5, (radii?.[at] ?? 0) * Math.min(1.5, k))) return at;
    }
    return undefined;
  }
}
