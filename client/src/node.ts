/** What VS Code loads on the desktop and on a server: the language server is a process of its own. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { start, stop } from './extension.ts';
import type { MarkdownPreviewExtension } from './preview/preview.ts';

export function activate(context: ExtensionContext): MarkdownPreviewExtension {
  const server = { module: context.asAbsolutePath('server/out/lsp.js'), transport: TransportKind.ipc };
  return start(context, (options) => new LanguageClient('docsVault', 'Docs Vault', server, options));
}

export const deactivate = stop;
