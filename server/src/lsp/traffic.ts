/** How long nothing has to have come before work goes on that nobody waits for, in milliseconds. */
const pause = 30;

/** How long such work waits at most, in milliseconds: a client that never pauses does not stop it. */
const longest = 100;

/** What comes from the client, for work that gives way to it: gathering the problems of a whole vault while somebody types. */
export class Traffic {
  #last = Number.NEGATIVE_INFINITY;

  /** To be called when a request or an edit comes. */
  note(): void {
    this.#last = performance.now();
  }

  /** Ends when nothing has come for a moment. */
  async lull(): Promise<void> {
    const end = performance.now() + longest;
    for (;;) {
      const now = performance.now();
      const left = Math.min(this.#last + pause, end) - now;
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }
}
