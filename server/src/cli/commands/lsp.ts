import { serveStdio } from '../../lsp/node.ts';
import { exitCode } from '../run.ts';

/** Starts the server, which keeps the process alive until the editor ends the conversation. */
export function lsp(): number {
  serveStdio();
  return exitCode.clean;
}
