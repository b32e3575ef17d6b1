import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientFiles } from './client-files.ts';
import { diskFiles } from './disk.ts';
import type { Files } from './files.ts';
import { mixedFiles } from './mixed-files.ts';
import { start } from './start.ts';

/** Serves an editor over standard input and output, until it says `exit`, closes the stream, or is gone. */
export function serveStdio(): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  start(connection, filesFor(connection));
}

/** Serves the editor that forked this process, over Node's own channel. */
export function serveParent(): void {
  const connection = createConnection(ProposedFeatures.all);
  start(connection, filesFor(connection));
}

function filesFor(connection: Connection): Files {
  return mixedFiles(diskFiles(), clientFiles(connection));
}
