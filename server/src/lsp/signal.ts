import type { CancellationToken } from 'vscode-languageserver';

/** Something that happens again and again, to which others listen, and for which requests can wait. */
export class Signal {
  readonly #listeners: (() => void)[] = [];
  #waiting: (() => void)[] = [];

  fire(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
    for (const listener of this.#listeners) listener();
  }

  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Ends when the signal fires next, or when the token is cancelled. */
  next(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      token.onCancellationRequested(() => resolve());
    });
  }
}
