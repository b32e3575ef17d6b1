import type { Connection } from 'vscode-languageserver';
import type { Files } from './files.ts';
import { serve } from './server.ts';

/** Put in by the build, from package.json. */
declare const DOCS_VAULT_VERSION: string | undefined;

/** Serves the connection as the program that was built, until it ends. */
export function start(connection: Connection, files: Files): void {
  const version = typeof DOCS_VAULT_VERSION === 'string' ? DOCS_VAULT_VERSION : 'development';
  serve(connection, files, { version, today: localDate });
  connection.listen();
}

/** Today in the user's time zone, `YYYY-MM-DD`. */
function localDate(): string {
  const now = new Date();
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
