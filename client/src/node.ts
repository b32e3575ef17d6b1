/** What VS Code loads on the desktop and on a server: the language server is a process of its own. */
import type { ExtensionContext } from 'vscode';
import { start, stop } from './extension.ts';
import type { MarkdownPreviewExtension } from './preview/preview.ts';

export function activate(context: ExtensionContext): MarkdownPreviewExtension {
  const module = context.asAbsolutePath('server/out/lsp.js');
  return start(context, async (options, ended) => {
    const { makeClient } = await import('./node-client.ts');
    return makeClient(module, options, ended);
  });
}

export const deactivate = stop;
