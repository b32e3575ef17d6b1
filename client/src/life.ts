import { type Disposable, EventEmitter, type LogOutputChannel, l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

export type LifeState = 'starting' | 'running' | 'failed';

/** How long a server may take to answer that it is there, in milliseconds. */
const startLimit = 20_000;
/** How often within `crashWindow` milliseconds a server may end before it is left alone. */
const crashLimit = 5;
const crashWindow = 180_000;
/** The pause before a server is started again, in milliseconds: it doubles with every crash in a row. */
const firstPause = 500;

/**
 * The life of the language server: starts it, starts it again when it ends, with growing pauses, and gives up with a
 * message when it ends too often or never answers. What was typed is in the editor all the time; a new server gets it.
 */
export class ServerLife implements Disposable {
  readonly #changed = new EventEmitter<LifeState>();
  readonly onDidChangeState = this.#changed.event;
  #state: LifeState = 'starting';
  #current: BaseLanguageClient | undefined;
  #crashes: number[] = [];
  #attempts = 0;

  constructor(
    /** Makes a client; `ended` is to be called when its server ends. */
    private readonly make: (ended: () => void) => Promise<BaseLanguageClient>,
    private readonly output: LogOutputChannel,
  ) {}

  get state(): LifeState {
    return this.#state;
  }

  /** Ends when the server runs, or is given up. */
  async settled(): Promise<void> {
    if (this.#state !== 'starting') return;
    await new Promise<void>((resolve) => {
      const following = this.onDidChangeState((state) => {
        if (state === 'starting') return;
        following.dispose();
        resolve();
      });
    });
  }

  get client(): BaseLanguageClient | undefined {
    return this.#current;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** Starts a server in place of the one that there is. A new client each time: one that failed cannot start again. */
  async start(): Promise<void> {
    this.#crashes = [];
    await this.#begin();
  }

  async stop(): Promise<void> {
    this.#attempts++;
    const ending = this.#current;
    this.#current = undefined;
    // A client that is still starting, or whose server is gone, refuses to stop.
    await ending?.dispose().catch(() => kill(ending));
  }

  async #begin(): Promise<void> {
    await this.stop();
    const attempt = ++this.#attempts;
    this.#enter('starting');
    const started = await this.#make();
    // Another one was wanted meanwhile, or none.
    if (attempt !== this.#attempts) return;
    if (started instanceof Error) {
      this.#giveUp(l10n.t('The language server cannot be loaded. Your notes are safe. {0}', started.message));
      return;
    }
    silence(started);
    this.#current = started;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise<'silent'>((resolve) => {
      timer = setTimeout(() => resolve('silent'), startLimit);
    });
    try {
      const first = await Promise.race([started.start(), limit]);
      if (this.#current !== started) return;
      if (first === 'silent') {
        this.#current = undefined;
        kill(started);
        this.#giveUp(
          l10n.t('The language server has not answered for {0} seconds. Your notes are safe.', startLimit / 1000),
        );
      } else this.#enter('running');
    } catch (error) {
      this.output.error(`The language server did not start: ${error}`);
      // That a server ended is noticed elsewhere, too; that there never was one, or that it refused, here alone.
      if (this.#current === started) {
        kill(started);
        void this.#ended();
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** A client, or why there is none: its code is loaded now, and may be gone, as when an update has replaced the extension. */
  async #make(): Promise<BaseLanguageClient | Error> {
    try {
      const made: BaseLanguageClient = await this.make(() => {
        if (this.#current === made) void this.#ended();
      });
      return made;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** The server ended by itself: starts another one after a while, unless that happened too often. */
  async #ended(): Promise<void> {
    this.#current = undefined;
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((at) => now - at < crashWindow), now];
    const count = this.#crashes.length;
    if (count >= crashLimit) {
      const minutes = crashWindow / 60_000;
      this.#giveUp(
        l10n.t('The language server ended {0} times within {1} minutes. Your notes are safe.', count, minutes),
      );
      return;
    }
    const pause = firstPause * 2 ** (count - 1);
    this.output.warn(`The language server ended; it is started again in ${pause} ms.`);
    this.#enter('starting');
    await new Promise((resolve) => setTimeout(resolve, pause));
    // It may have been started or stopped by hand meanwhile.
    if (this.#current === undefined && this.#crashes.at(-1) === now) await this.#begin();
  }

  #enter(state: LifeState): void {
    this.#state = state;
    this.#changed.fire(state);
  }

  #giveUp(reason: string): void {
    this.output.error(reason);
    this.#enter('failed');
    const [restart, show] = [l10n.t('Restart Server'), l10n.t('Show Output')];
    void window.showErrorMessage(reason, restart, show).then((choice) => {
      if (choice === restart) void this.start();
      if (choice === show) this.output.show();
    });
  }
}

/** The client's own pop-ups would say once more what this life says. */
function silence(client: BaseLanguageClient): void {
  const error = client.error.bind(client);
  client.error = (message, cause, notify) => error(message, cause, notify === 'force' ? false : notify);
}

/** Ends a server that does not end when it is asked to; on the desktop it is a process. */
function kill(client: BaseLanguageClient): void {
  if (!('serverProcess' in client)) return;
  const { serverProcess } = client as { serverProcess?: { kill(signal: 'SIGKILL'): boolean } };
  serverProcess?.kill('SIGKILL');
}
