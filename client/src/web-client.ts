import type { LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient } from 'vscode-languageclient/browser';
import { leftToUs } from './client-options.ts';

/** A client whose server is a Web Worker; `script` is its URL. `ended` is called when the server ends. */
export function makeClient(script: string, options: LanguageClientOptions, ended: () => void): LanguageClient {
  return new LanguageClient('docsVault', 'Docs Vault', async () => new Worker(script), {
    ...options,
    ...leftToUs(ended),
  });
}
