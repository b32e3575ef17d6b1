/** What VS Code loads in the browser: the language server is a Web Worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { start, stop } from './extension.ts';
import type { MarkdownPreviewExtension } from './preview/preview.ts';

export function activate(context: ExtensionContext): MarkdownPreviewExtension {
  const script = Uri.joinPath(context.extensionUri, 'server/out/web/lsp.js').toString(true);
  return start(context, async (options, ended) => {
    const { makeClient } = await import('./web-client.ts');
    return makeClient(script, options, ended);
  });
}

export const deactivate = stop;
