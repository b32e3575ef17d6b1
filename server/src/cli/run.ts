import type { Host } from './host.ts';

/** The exit codes of every command. */
export const exitCode = { clean: 0, problems: 1, failure: 2 } as const;

/**
 * Runs one command line, without the name of the program in front, and gives the exit code. Nothing is thrown: what
 * goes wrong is a sentence on stderr and the code 2.
 */
export async function run(args: readonly string[], host: Host): Promise<number> {
  try {
    const { runProgram } = await import('./program.ts');
    return await runProgram(args, host);
  } catch (error) {
    const shown = host.env.DOCS_VAULT_DEBUG && error instanceof Error ? error.stack : undefined;
    host.stderr.write(`docs-vault: ${shown ?? `something went wrong: ${messageOf(error)}`}\n`);
    return exitCode.failure;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
