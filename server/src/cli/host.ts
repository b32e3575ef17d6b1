import { reasonOf } from '../files/reason.ts';

/** Everything outside that a command sees: so that a test can be the outside. */
export interface Host {
  /** The working folder, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Asks a person, and gives the line that is answered; undefined at the end of the input. */
  ask(question: string): Promise<string | undefined>;
  /** Today's date in the user's time zone, `YYYY-MM-DD`. */
  today(): string;
  /** Milliseconds since some moment, for durations. */
  clock(): number;
  /** Runs the work to its end, whatever signal asks the process to stop meanwhile. */
  uninterrupted<Result>(work: () => Result): Result;
  /** Does the work when all is said and written, in the place of what was asked for before. */
  later(work: () => void): void;
}

export interface Input {
  readonly isTTY: boolean;
  /** All of it. */
  read(): Promise<string>;
}

export interface Output {
  readonly isTTY: boolean;
  readonly columns: number;
  write(text: string): void;
}

/** The process as a host, which ends with the code `unwritten` when standard output fails. */
export function processHost(unwritten: number): Host {
  let atEnd = (): void => undefined;
  process.once('beforeExit', () => atEnd());
  return {
    cwd: process.cwd(),
    env: process.env,
    // Node makes each stream when it is first asked for, which takes time.
    stdin: {
      get isTTY() {
        return process.stdin.isTTY === true;
      },
      read: readStdin,
    },
    stdout: outputOf(
      () => process.stdout,
      (error) => {
        process.stderr.write(`docs-vault: Standard output cannot be written: ${reasonOf(error)}.\n`);
        process.once('exit', () => {
          process.exitCode = unwritten;
        });
      },
    ),
    // Where complaints cannot be written, none can be made of that.
    stderr: outputOf(
      () => process.stderr,
      () => undefined,
    ),
    ask,
    today: () => dateOf(new Date()),
    clock: () => performance.now(),
    uninterrupted,
    later: (work) => {
      atEnd = work;
    },
  };
}

/** A stream that is written until it fails once; `complain` hears why, unless the reader has left. */
function outputOf(open: () => NodeJS.WriteStream, complain: (error: Error) => void): Output {
  let closed = false;
  let opened: NodeJS.WriteStream | undefined;
  const stream = (): NodeJS.WriteStream => {
    opened ??= open().on('error', (error: NodeJS.ErrnoException) => {
      if (closed) return;
      closed = true;
      // A reader who has seen enough (`| head`) ends nothing but the printing.
      if (error.code !== 'EPIPE') complain(error);
    });
    return opened;
  };
  return {
    get isTTY() {
      return stream().isTTY === true;
    },
    get columns() {
      return stream().columns ?? 0;
    },
    write: (text) => {
      if (!closed) stream().write(text);
    },
  };
}

async function ask(question: string): Promise<string | undefined> {
  const { createInterface } = await import('node:readline');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    lines.once('close', () => resolve(undefined));
    lines.question(question, (answer) => {
      resolve(answer);
      lines.close();
    });
  });
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function dateOf(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function uninterrupted<Result>(work: () => Result): Result {
  let asked: NodeJS.Signals | undefined;
  const remember = (signal: NodeJS.Signals): void => {
    asked = signal;
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, remember);
  try {
    return work();
  } finally {
    // The signal is told to listeners only when the event loop turns, behind the work.
    setImmediate(() => {
      for (const signal of signals) process.off(signal, remember);
      if (asked) process.kill(process.pid, asked);
    });
  }
}
