import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { diskFiles } from './disk.ts';
import { serve } from './server.ts';

/** Put in by the build, from package.json. */
declare const DOCS_VAULT_VERSION: string | undefined;

/** Serves an editor over standard input and output, until it says `exit`, closes the stream, or is gone. */
export function serveStdio(): void {
  start(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
}

/** Serves the editor that forked this process, over Node's own channel. */
export function serveParent(): void {
  start(createConnection(ProposedFeatures.all));
}

function start(connection: Connection): void {
  const version = typeof DOCS_VAULT_VERSION === 'string' ? DOCS_VAULT_VERSION : 'development';
  serve(connection, diskFiles(), { version, today: localDate });
  connection.listen();
}

/** Today in the user's time zone, `YYYY-MM-DD`. */
function localDate(): string {
  const now = new Date();
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
