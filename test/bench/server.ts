import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { measureBurst } from './burst.ts';
import type { LinkForm } from './generate.ts';
import { LanguageClient, Unanswered } from './language-client.ts';
import type { Measurement } from './measurement.ts';
import { choosePlaces, type Places, type Position } from './places.ts';

export interface ServerRun {
  /** Starts the server; split at spaces. */
  readonly command: string;
  /** The vault; some of its files are changed. */
  readonly folder: string;
  readonly form: LinkForm;
  /** How long an answer is waited for, in milliseconds. */
  readonly limit: number;
}

/**
 * Drives a language server through a writer's session on a vault: open, typing, diagnostics, completion, hover,
 * definition, references and rename of the note that most links name, and a checkout that changes many files. All is
 * measured as the editor sees it, transport included. Any server that speaks LSP over standard input and output will do;
 * a row that it has no answer for stays empty.
 */
export async function measureServer(run: ServerRun): Promise<Measurement[]> {
  const places = choosePlaces(run.folder, run.form);
  // Files written just now would be read twice, as a file system's clock cannot tell whether they changed since.
  await pause(2500);
  const started = performance.now();
  const client = new LanguageClient(run.command, run.folder, run.limit);
  const session = new Session(client, places, run.form);
  try {
    await client.initialize();
    session.rows.push({ name: 'start → initialize answered', unit: 'ms', values: [performance.now() - started] });
    await session.open(started);
    await session.typeLinks();
    await session.look();
    session.weigh();
    if (run.form === 'wiki') session.rows.push(...(await measureBurst(client, places.note, session.end)));
  } catch (error) {
    console.error(`${run.command}: ${error instanceof Error ? error.message : error}`);
  } finally {
    await client.end();
  }
  return session.rows;
}

const beforeIndex = 'while the vault is read';

/**
 * What writers type for a link, letter by letter: beginnings, whole names, titles, folders, letters apart, and names that
 * the vault does not have. It is erased again, so that the note stays as large as it is.
 */
const typedTexts =
  'registry-1,network,scanner 12,volume,proxy-33,hub,storage,dash,res,rel,tunnel-4,print,gate,rou,sens 4,swi,Backup,clus,ing,mir,pipe,sec,sch,gwy,rtr 1,net p,how-to/prox,reference/back,übersicht,straße,zzz,qx,12,7,s,p,configuration,meeting notes,TODO,Gateway'.split(
    ',',
  );

class Session {
  readonly rows: Measurement[] = [];
  readonly #client: LanguageClient;
  readonly #places: Places;
  readonly #form: LinkForm;
  #end: Position;

  constructor(client: LanguageClient, places: Places, form: LinkForm) {
    this.#client = client;
    this.#places = places;
    this.#form = form;
    const lines = places.text.split('\n');
    this.#end = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  }

  /** Where the next text is typed. */
  get end(): Position {
    return this.#end;
  }

  /** Everything is asked for at once, so that what the note alone can answer shows whether it waits for the vault. */
  async open(started: number): Promise<void> {
    const { note, text, heading } = this.#places;
    await this.#client.open(note, text);
    await this.#type(`\n\n${this.#opening}`);
    const since = (name: string, goal: string, answer: Promise<unknown>): Promise<void> =>
      this.#attempt(async () => {
        await answer;
        this.#add(name, [performance.now() - started], goal);
      });
    const completed = since('start → first completion', '< 1,000 cold, at 10,000 notes', this.#complete());
    let isOpening = true;
    void completed.then(() => {
      isOpening = false;
    });
    await since(`start → outline of the open note, ${beforeIndex}`, 'at once', this.#outline());
    if (heading) {
      const name = `start → hover on its own heading, ${beforeIndex}`;
      await since(name, 'at once', this.#client.request('textDocument/hover', note, heading));
    }
    const waits: number[] = [];
    while (isOpening) {
      await this.#attempt(async () => waits.push(await timed(() => this.#outline())));
      await pause(2);
    }
    await completed;
    const busy = this.#client.processorTime();
    if (busy !== undefined) this.#add('… of which processor time', [busy], '');
    this.#add(`outline of the open note, ${beforeIndex}`, waits, 'most < 50');
    await since('start → diagnostics of the open note', '', this.#client.diagnostics(note));
  }

  /** Types links letter by letter, with what an editor asks for after each. */
  async typeLinks(): Promise<void> {
    const { note } = this.#places;
    const [keystrokes, opened, letters] = [new Times(), new Times(), new Times()];
    const sizes: number[] = [];
    const complete = async (times: Times): Promise<void> => {
      let answer: unknown;
      await times.take(this.#client, async () => (answer = await this.#complete()));
      sizes.push((JSON.stringify(answer)?.length ?? 0) / 1024);
    };
    const key = async (text: string): Promise<void> => {
      const typing = async (): Promise<void> => {
        const diagnostics = this.#client.diagnostics(note);
        await this.#type(text);
        await diagnostics;
      };
      const pulling = async (): Promise<void> => {
        await this.#type(text);
        await this.#client.diagnostics(note);
      };
      await keystrokes.take(this.#client, this.#client.capabilities.diagnosticProvider ? pulling : typing);
    };
    let silent = 0;
    for (let round = 0; round < 8; round++)
      for (const word of typedTexts) {
        const start = this.#end;
        const isHeard = silent < 2;
        const press = async (text: string): Promise<void> => {
          if (!isHeard) return this.#type(text);
          await this.#attempt(
            () => key(text),
            () => silent++,
          );
        };
        await press(`\n${this.#opening}`);
        await this.#attempt(() => complete(opened));
        for (const letter of word) {
          await press(letter);
          await this.#attempt(() => complete(letters));
        }
        await this.#client.type(note, start, '', this.#end);
        this.#end = start;
      }
    this.#addTimes('keystroke → diagnostics of the note', keystrokes, 'p99 < 20, the same at any size');
    this.#addTimes(`completion after \`${this.#opening}\``, opened, 'p99 < 10 at 10,000, < 30 at 50,000 notes');
    this.#addTimes('completion after a further letter', letters, 'p99 < 10 at 10,000, < 30 at 50,000 notes');
    this.rows.push({ name: 'size of a completion answer', unit: 'KB', values: sizes, goal: 'most < 64' });
  }

  /** The requests about the note that most links name. */
  async look(): Promise<void> {
    const { note, link, hub } = this.#places;
    const ask = <Answer>(method: string, more?: object): Promise<Answer> =>
      this.#client.request<Answer>(`textDocument/${method}`, note, link, more);
    await this.#repeat('hover over a link to the hub', 300, 'p99 < 10', () => ask('hover'));
    await this.#repeat('definition of that link', 300, 'p99 < 5', () => ask('definition'));
    let found: unknown[] | null = [];
    await this.#repeat('references of the hub', 200, 'p99 < 50', async () => {
      found = await ask<unknown[] | null>('references', { context: { includeDeclaration: false } });
    });
    this.rows.push({ name: `… places that link to ${hub}`, unit: 'count', values: [found?.length ?? 0] });
    const newName = this.#form === 'wiki' ? 'a-name-that-is-new' : 'a-name-that-is-new.md';
    let edit: WorkspaceEdit | null = null;
    await this.#repeat('rename of the hub', 7, '< 500', async () => {
      edit = await ask<WorkspaceEdit | null>('rename', { newName });
    });
    this.rows.push({ name: '… text edits', unit: 'count', values: [countEdits(edit)] });
  }

  weigh(): void {
    const memory = this.#client.memory();
    if (memory !== undefined) this.rows.push({ name: 'resident memory', unit: 'MB', values: [memory / 2 ** 20] });
  }

  get #opening(): string {
    return this.#form === 'wiki' ? '[[' : '[x](';
  }

  #complete(): Promise<unknown> {
    return this.#client.request('textDocument/completion', this.#places.note, this.#end);
  }

  #outline(): Promise<unknown> {
    const textDocument = { uri: this.#client.uri(this.#places.note) };
    return this.#client.send('textDocument/documentSymbol', { textDocument });
  }

  async #type(text: string): Promise<void> {
    await this.#client.type(this.#places.note, this.#end, text);
    const lines = text.split('\n');
    const last = lines.at(-1)?.length ?? 0;
    this.#end =
      lines.length === 1
        ? { line: this.#end.line, character: this.#end.character + last }
        : { line: this.#end.line + lines.length - 1, character: last };
  }

  async #repeat(name: string, rounds: number, goal: string, run: () => Promise<unknown>): Promise<void> {
    const times = new Times();
    await this.#attempt(async () => {
      for (let round = 0; round < rounds; round++) await times.take(this.#client, run);
    });
    this.#addTimes(name, times, goal);
  }

  #addTimes(name: string, { waited, busy }: Times, goal: string): void {
    this.#add(name, waited, goal);
    this.#add('… of which its main thread was busy', busy, '');
  }

  #add(name: string, values: readonly number[], goal: string): void {
    if (values.length > 0) this.rows.push({ name, unit: 'ms', values, ...(goal !== '' && { goal }) });
  }

  /** What the server cannot do leaves its row empty. */
  async #attempt(work: () => Promise<unknown>, failed?: () => void): Promise<void> {
    try {
      await work();
    } catch (error) {
      failed?.();
      if (!(error instanceof Unanswered))
        console.error(`not measured: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** How long requests take, in milliseconds: until they are answered, and of that the server's own work. */
class Times {
  readonly waited: number[] = [];
  readonly busy: number[] = [];

  async take(client: LanguageClient, work: () => Promise<unknown>): Promise<void> {
    // The client collects what the last answer has left, so that this is not waited for with the next one.
    globalThis.gc?.({ type: 'minor' });
    const before = client.answeringTime();
    this.waited.push(await timed(work));
    const after = client.answeringTime();
    if (before !== undefined && after !== undefined) this.busy.push(after - before);
  }
}

/** How long the work takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function countEdits(edit: WorkspaceEdit | null): number {
  const changes = [...Object.values(edit?.changes ?? {}), ...(edit?.documentChanges ?? [])];
  return changes.reduce((sum, change) => {
    if (Array.isArray(change)) return sum + change.length;
    return sum + ('edits' in change ? change.edits.length : 0);
  }, 0);
}
