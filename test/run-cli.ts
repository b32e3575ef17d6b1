import { run } from '../server/src/cli/run.ts';
import { today } from './check.ts';

export interface RunOptions {
  readonly cwd: string;
  readonly stdin?: string;
  /** Whether the three streams are a terminal. */
  readonly isTTY?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
}

export interface RunResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs the command line in this process. It is always the tests' `today`, and no time passes. */
export async function runCli(args: readonly string[], options: RunOptions): Promise<RunResult> {
  const written = { stdout: '', stderr: '' };
  const isTTY = options.isTTY === true;
  const output = (name: 'stdout' | 'stderr') => ({
    isTTY,
    columns: options.columns ?? (isTTY ? 80 : 0),
    write: (text: string) => {
      written[name] += text;
    },
  });
  let atEnd = (): void => undefined;
  const code = await run(args, {
    cwd: options.cwd,
    env: options.env ?? {},
    stdin: { isTTY, read: async () => options.stdin ?? '' },
    ask: async (question) => {
      written.stderr += question;
      return options.stdin ? options.stdin.split('\n')[0] : undefined;
    },
    stdout: output('stdout'),
    stderr: output('stderr'),
    today: () => today,
    clock: () => 0,
    uninterrupted: (work) => work(),
    later: (work) => {
      atEnd = work;
    },
  });
  atEnd();
  return { ...written, code };
}
