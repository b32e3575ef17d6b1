import { commands, type ExtensionContext, type LogOutputChannel, l10n, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { besideBuiltInMarkdown } from './beside.ts';
import { registerDecorations } from './decorations.ts';
import { answerFileRequests } from './files.ts';
import { lensFeature, registerShowReferences } from './lenses.ts';
import { registerLinkCommands } from './link-commands.ts';
import { registerLinkDrops } from './link-drop.ts';
import { registerNoteCommands } from './note-commands.ts';
import { PreviewAnswers } from './preview/answers.ts';
import { type MarkdownPreviewExtension, previewExtension } from './preview/preview.ts';
import { registerVaultCommands } from './vault-commands.ts';
import { registerGraph } from './views/graph.ts';
import { ViewServer } from './views/server.ts';
import { registerStatus } from './views/status.ts';
import { registerViews } from './views/views.ts';

/** Makes a client with a server of its own: a process beside the editor, or a worker in the browser. */
export type MakeClient = (options: LanguageClientOptions) => BaseLanguageClient;

let client: BaseLanguageClient | undefined;
const views = new ViewServer();
const answers = new PreviewAnswers();

/**
 * Starts the language server, and registers everything that works with it: the same on the desktop and on the web. What it
 * returns is what VS Code's Markdown preview asks of an extension that contributes to it.
 */
export function start(context: ExtensionContext, makeClient: MakeClient): MarkdownPreviewExtension {
  const output = window.createOutputChannel('Docs Vault', { log: true });
  const restartServer = (): Promise<void> => restart(makeClient, output);
  context.subscriptions.push(
    output,
    answers,
    commands.registerCommand('docsVault.restartServer', restartServer),
    commands.registerCommand('docsVault.showOutput', () => output.show()),
    registerShowReferences(() => client),
    registerViews(views),
    registerStatus(views),
    registerGraph(views),
    registerNoteCommands(views),
    registerLinkCommands(views),
    registerVaultCommands(views),
    registerDecorations(views),
    registerLinkDrops(views, notes),
    workspace.onDidGrantWorkspaceTrust(restartServer),
  );
  // Nothing waits for the server: VS Code opens no Markdown preview before this function has ended.
  void restartServer();
  return previewExtension(answers);
}

/** Ends the language server. */
export async function stop(): Promise<void> {
  const ending = client;
  client = undefined;
  await ending?.dispose();
}

/** A new client each time: one whose server failed too often cannot be started again. */
async function restart(makeClient: MakeClient, output: LogOutputChannel): Promise<void> {
  await stop();
  client = makeClient(clientOptions(output));
  client.registerFeature(lensFeature);
  views.follow(client);
  answers.follow(client);
  answerFileRequests(client);
  try {
    await client.start();
  } catch (error) {
    const choice = await window.showErrorMessage(
      l10n.t('The language server did not start: {0}', String(error)),
      l10n.t('Show Output'),
    );
    if (choice) output.show();
  }
}

const notes = { language: 'markdown', scheme: 'file' };

/** The server itself asks to be told of files that change on disk. */
function clientOptions(output: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [
      { scheme: 'untitled', language: 'markdown' },
      ...fileSchemes().flatMap((scheme) => [
        { scheme, language: 'markdown' },
        { scheme, pattern: '**/docs-vault.json' },
      ]),
    ],
    outputChannel: output,
    middleware: besideBuiltInMarkdown,
    initializationOptions: { trusted: workspace.isTrusted },
  };
}

/** The schemes of notes: of files on disk, and of the workspace's folders, which may be anywhere. */
function fileSchemes(): string[] {
  return [...new Set(['file', ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)])];
}
