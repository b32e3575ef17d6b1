import { commands, type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { besideBuiltInMarkdown } from './beside.ts';
import { lensFeature, registerShowReferences } from './lenses.ts';
import { registerNoteCommands } from './note-commands.ts';
import { registerGraph } from './views/graph.ts';
import { ViewServer } from './views/server.ts';
import { registerStatus } from './views/status.ts';
import { registerViews } from './views/views.ts';

let client: LanguageClient | undefined;
const views = new ViewServer();

/** Starts the language server, and registers the commands that concern it. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Docs Vault', { log: true });
  context.subscriptions.push(
    output,
    commands.registerCommand('docsVault.restartServer', () => restart(context, output)),
    commands.registerCommand('docsVault.showOutput', () => output.show()),
    commands.registerCommand('docsVault.openNote', () => commands.executeCommand('workbench.action.quickOpen', '#')),
    registerShowReferences(() => client),
    registerViews(views),
    registerStatus(views),
    registerGraph(views),
    registerNoteCommands(views),
  );
  await restart(context, output);
}

/** Ends the language server. */
export async function deactivate(): Promise<void> {
  const ending = client;
  client = undefined;
  await ending?.dispose();
}

/** A new client each time: one whose server failed too often cannot be started again. */
async function restart(context: ExtensionContext, output: LogOutputChannel): Promise<void> {
  await deactivate();
  client = new LanguageClient('docsVault', 'Docs Vault', serverOptions(context), clientOptions(output));
  client.registerFeature(lensFeature);
  views.follow(client);
  try {
    await client.start();
  } catch (error) {
    const choice = await window.showErrorMessage(
      `Docs Vault: the language server did not start: ${error}`,
      'Show Output',
    );
    if (choice) output.show();
  }
}

function serverOptions(context: ExtensionContext): ServerOptions {
  return { module: context.asAbsolutePath('server/out/lsp.js'), transport: TransportKind.ipc };
}

/** The server itself asks to be told of files that change on disk. */
function clientOptions(output: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [
      { scheme: 'file', language: 'markdown' },
      { scheme: 'untitled', language: 'markdown' },
      { scheme: 'file', pattern: '**/docs-vault.json' },
    ],
    outputChannel: output,
    middleware: besideBuiltInMarkdown,
  };
}
