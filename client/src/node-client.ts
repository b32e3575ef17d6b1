import type { LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { leftToUs } from './client-options.ts';

/** A client whose server is a process of its own; `module` is its script. `ended` is called when the server ends. */
export function makeClient(module: string, options: LanguageClientOptions, ended: () => void): LanguageClient {
  const server = { module, transport: TransportKind.ipc };
  return new LanguageClient('docsVault', 'Docs Vault', server, { ...options, ...leftToUs(ended) });
}
