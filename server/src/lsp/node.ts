import { setFlagsFromString } from 'node:v8';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clientFiles } from './client-files.ts';
import { diskFiles } from './disk.ts';
import type { Files } from './files.ts';
import { mixedFiles } from './mixed-files.ts';
import { start } from './start.ts';

/** Serves an editor over standard input and output, until it says `exit`, closes the stream, or is gone. */
export function serveStdio(): void {
  keepHeapSmall();
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  start(connection, filesFor(connection));
}

/** Serves the editor that forked this process, over Node's own channel. */
export function serveParent(): void {
  keepHeapSmall();
  const connection = createConnection(ProposedFeatures.all);
  start(connection, filesFor(connection));
}

/**
 * Has garbage collected when the heap has grown by half. V8 would let it grow to three times what is in use before it
 * looks. Electron's V8 is left alone: its flags may be locked, and who sets one then ends the process.
 */
function keepHeapSmall(): void {
  if (process.versions.electron === undefined) setFlagsFromString('--heap-growing-percent=50');
}

function filesFor(connection: Connection): Files {
  return mixedFiles(diskFiles(), clientFiles(connection));
}
