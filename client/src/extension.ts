import { commands, type ExtensionContext, type LogOutputChannel, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { besideBuiltInMarkdown } from './beside.ts';
import { registerDecorations } from './decorations.ts';
import { answerFileRequests } from './files.ts';
import { lensFeature, registerShowReferences } from './lenses.ts';
import { ServerLife } from './life.ts';
import { registerLinkCommands } from './link-commands.ts';
import { registerLinkDrops } from './link-drop.ts';
import { registerNoteCommands } from './note-commands.ts';
import { patientSuggestions } from './patience.ts';
import { PreviewAnswers } from './preview/answers.ts';
import { type MarkdownPreviewExtension, previewExtension } from './preview/preview.ts';
import { registerVaultCommands } from './vault-commands.ts';
import { registerViewActions } from './views/actions.ts';
import { registerGraph } from './views/graph.ts';
import { ViewServer } from './views/server.ts';
import { registerStatus } from './views/status.ts';
import { registerViews } from './views/views.ts';

/**
 * Makes a client with a server of its own: a process beside the editor, or a worker in the browser. `ended` is to be called
 * when that server ends.
 */
export type MakeClient = (options: LanguageClientOptions, ended: () => void) => Promise<BaseLanguageClient>;

let life: ServerLife | undefined;
const answers = new PreviewAnswers();

/**
 * Starts the language server, and registers everything that works with it: the same on the desktop and on the web. What it
 * returns is what VS Code's Markdown preview asks of an extension that contributes to it.
 */
export function start(context: ExtensionContext, makeClient: MakeClient): MarkdownPreviewExtension {
  const output = window.createOutputChannel('Docs Vault', { log: true });
  const server = new ServerLife(async (ended) => {
    const client = await makeClient(clientOptions(output), ended);
    client.registerFeature(lensFeature);
    views.follow(client);
    answers.follow(client);
    answerFileRequests(client);
    return client;
  }, output);
  const views = new ViewServer(server);
  life = server;
  context.subscriptions.push(
    output,
    answers,
    server,
    // What the empty views say.
    server.onDidChangeState((state) => commands.executeCommand('setContext', 'docsVault.server', state)),
    commands.registerCommand('docsVault.restartServer', () => server.start()),
    commands.registerCommand('docsVault.showOutput', () => output.show()),
    registerShowReferences(() => server.client),
    registerViews(views, context.workspaceState),
    registerViewActions(),
    registerStatus(views, server),
    registerGraph(views, context.extensionUri),
    registerNoteCommands(views),
    registerLinkCommands(views),
    registerVaultCommands(views),
    registerDecorations(views),
    registerLinkDrops(
      views,
      fileSchemes().map((scheme) => ({ scheme, language: 'markdown' })),
    ),
    workspace.onDidGrantWorkspaceTrust(() => server.start()),
  );
  // Nothing waits for the server: VS Code opens no Markdown preview before this function has ended.
  setTimeout(() => void server.start());
  return previewExtension(answers);
}

/** Ends the language server. */
export async function stop(): Promise<void> {
  await life?.stop();
}

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
    middleware: { ...besideBuiltInMarkdown, ...patientSuggestions() },
    initializationOptions: { trusted: workspace.isTrusted },
  };
}

/** The schemes of notes: of files on disk, and of the workspace's folders, which may be anywhere. */
function fileSchemes(): string[] {
  return [...new Set(['file', ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)])];
}
