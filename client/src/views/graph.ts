import { commands, Disposable, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { ViewServer } from './server.ts';
import { activeNote } from './views.ts';

/** The commands that show notes and links as a picture: of the whole vault, or of what lies around the active note. */
export function registerGraph(server: ViewServer): Disposable {
  let panel: WebviewPanel | undefined;
  const show = async (depth: number | undefined): Promise<void> => {
    const page = await server.graph(activeNote(), depth, crypto.randomUUID());
    if (!page) {
      await window.showInformationMessage('Docs Vault: there is no vault to show. Open a folder with notes first.');
      return;
    }
    panel?.dispose();
    const shown = window.createWebviewPanel('docsVault.graph', 'Graph of the Vault', ViewColumn.Beside, {
      enableScripts: true,
      localResourceRoots: [],
      retainContextWhenHidden: true,
    });
    panel = shown;
    shown.onDidDispose(() => {
      if (panel === shown) panel = undefined;
    });
    shown.webview.onDidReceiveMessage(async (message: unknown) => {
      if (!isOpenMessage(message)) return;
      await commands.executeCommand('vscode.open', Uri.joinPath(Uri.parse(page.root), message.open), ViewColumn.One);
    });
    shown.webview.html = page.html;
  };
  return Disposable.from(
    commands.registerCommand('docsVault.showGraph', () => show(undefined)),
    commands.registerCommand('docsVault.showGraphAround', () => show(2)),
  );
}

function isOpenMessage(message: unknown): message is { open: string } {
  return typeof message === 'object' && message !== null && 'open' in message && typeof message.open === 'string';
}
