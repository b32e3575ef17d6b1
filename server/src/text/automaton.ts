/** What a text may be made of: one character, parts in a row, one of several, or a part any number of times. */
export type Pattern =
  | { readonly kind: 'one'; readonly matches: (character: string) => boolean }
  | { readonly kind: 'row'; readonly of: readonly Pattern[] }
  | { readonly kind: 'either'; readonly of: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly of: Pattern };

/** A state of the automaton: it reads one character that matches, or, without `matches`, none. */
interface State {
  readonly matches: ((character: string) => boolean) | undefined;
  readonly to: number[];
  /** The pattern that matches when the text ends here. */
  readonly accepts?: number;
}

/** A set of states that a text can have led to. */
interface Step {
  readonly reading: readonly number[];
  readonly accepted: number;
  readonly next: Map<string, Step>;
}

/** How many states are held in sets before these are forgotten and made again. */
const mostHeld = 200_000;
const largestKept = 1000;

/**
 * Says which of some patterns match a text, in time in proportion to the length of the text and of the patterns, whoever
 * wrote them: a regular expression can take for ever. All patterns are followed at once, in sets of states that are kept.
 */
export class Automaton {
  readonly #states: State[] = [];
  readonly #starts: readonly number[];
  #steps = new Map<string, Step>();
  #first: Step | undefined;
  #held = 0;
  /** In which round of looking each state was seen last. */
  readonly #seen: Uint32Array;
  #round = 0;

  constructor(patterns: readonly Pattern[]) {
    this.#starts = patterns.map((pattern, accepts) =>
      this.#build(pattern, this.#add({ matches: undefined, to: [], accepts })),
    );
    this.#seen = new Uint32Array(this.#states.length);
  }

  /** The number of the last pattern that matches the whole text; -1 when none does. */
  lastMatch(text: string): number {
    this.#first ??= this.#stepOf(this.#starts);
    let step = this.#first;
    for (let at = 0; at < text.length; at++) {
      if (step.reading.length === 0) return -1;
      const character = text.charAt(at);
      step = step.next.get(character) ?? this.#advance(step, character);
    }
    return step.accepted;
  }

  /** The state in which the pattern begins, when what follows it begins in `to`. */
  #build(pattern: Pattern, to: number): number {
    switch (pattern.kind) {
      case 'one':
        return this.#add({ matches: pattern.matches, to: [to] });
      case 'row':
        return pattern.of.reduceRight((next, part) => this.#build(part, next), to);
      case 'either':
        return this.#add({ matches: undefined, to: pattern.of.map((choice) => this.#build(choice, to)) });
      case 'repeat': {
        const loop: State = { matches: undefined, to: [to] };
        const at = this.#add(loop);
        loop.to.push(this.#build(pattern.of, at));
        return at;
      }
    }
  }

  #add(state: State): number {
    return this.#states.push(state) - 1;
  }

  #advance(step: Step, character: string): Step {
    const to: number[] = [];
    for (const at of step.reading) {
      const state = this.#states[at];
      if (state?.matches?.(character)) for (const next of state.to) to.push(next);
    }
    if (this.#held > mostHeld) this.#forget();
    const next = this.#stepOf(to);
    // One that is large is seldom come to again, and takes long to be told from others.
    if (next.reading.length <= largestKept) step.next.set(character, next);
    return next;
  }

  /** The step of those states and all that are reached from them without a character. */
  #stepOf(starts: readonly number[]): Step {
    this.#round++;
    const pending = [...starts];
    const reading: number[] = [];
    let accepted = -1;
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      const state = this.#states[at];
      if (!state || this.#seen[at] === this.#round) continue;
      this.#seen[at] = this.#round;
      if (state.accepts !== undefined) accepted = Math.max(accepted, state.accepts);
      if (state.matches) reading.push(at);
      else for (const next of state.to) pending.push(next);
    }
    return reading.length <= largestKept ? this.#kept(reading, accepted) : { reading, accepted, next: new Map() };
  }

  #kept(reading: readonly number[], accepted: number): Step {
    const key = `${accepted}:${[...reading].sort((a, b) => a - b)}`;
    const known = this.#steps.get(key);
    if (known) return known;
    this.#held += reading.length + 1;
    const step: Step = { reading, accepted, next: new Map() };
    this.#steps.set(key, step);
    return step;
  }

  #forget(): void {
    this.#steps = new Map();
    this.#first = undefined;
    this.#held = 0;
  }
}
