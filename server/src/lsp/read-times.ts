import { Clock } from './clock.ts';

/** When the files of a vault were read, in milliseconds since 1970. */
export class ReadTimes {
  #all = 0;
  readonly #later = new Map<string, number>();
  readonly #clock = new Clock();

  /** All files were read, not before then. */
  all(time: number): void {
    this.#all = time;
    this.#later.clear();
  }

  /** The file was read, not before then. */
  one(path: string, time: number): void {
    this.#later.set(path, time);
  }

  /** When each file was read, as the clock goes now: where it was set back, nothing that was read before counts. */
  now(): (path: string) => number {
    if (this.#clock.wasSetBack()) this.all(Number.NEGATIVE_INFINITY);
    return (path) => this.#later.get(path) ?? this.#all;
  }
}
