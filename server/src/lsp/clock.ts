/** How much the clock may lag behind the time that passes before it counts as set back, in milliseconds. */
const tolerance = 1000;

/** Notices that the machine's clock was set back: what was read before seems newer then than what changed since. */
export class Clock {
  /** How far the clock was ahead of the time that passes, at most. */
  #lead = Date.now() - performance.now();

  /** Whether it was set back since this was last asked. */
  wasSetBack(): boolean {
    const lead = Date.now() - performance.now();
    const isBack = lead < this.#lead - tolerance;
    if (isBack || lead > this.#lead) this.#lead = lead;
    return isBack;
  }
}
