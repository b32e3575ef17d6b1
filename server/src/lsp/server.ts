import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
  type WatchKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { configFileName } from '../config.ts';
import { fileNameOf } from '../vault/path.ts';
import type { ServerContext, ServerPart } from './context.ts';
import { diagnostics, problemsNotifier } from './diagnostics.ts';
import type { Files } from './files.ts';
import { type PositionEncoding, Positions } from './positions.ts';
import { Signal } from './signal.ts';
import { folderUri } from './uris.ts';
import { Workspace } from './workspace.ts';

/** Every group of requests that the server answers beside the life cycle and the documents. */
const parts: readonly ServerPart[] = [diagnostics];

/** The encodings that the server speaks, the cheapest first. */
const encodings: readonly PositionEncoding[] = ['utf-16', 'utf-8', 'utf-32'];

export interface ServerOptions {
  readonly version: string;
  /** Today's date, `YYYY-MM-DD`, in the user's time zone. */
  today(): string;
}

/** Serves one client over the connection: the whole server, as a function of it. The caller starts to listen. */
export function serve(connection: Connection, files: Files, options: ServerOptions): void {
  const workspace = new Workspace(files);
  const documents = new TextDocuments(TextDocument);
  let context: ServerContext | undefined;

  connection.onInitialize((params): InitializeResult => {
    const folders = foldersOf(params);
    const positions = new Positions(chooseEncoding(params.capabilities));
    const client = params.capabilities;
    context = { connection, client, workspace, positions, problemsChanged: new Signal(), today: options.today };
    for (const part of parts) part.register(context);
    listen(context, documents);
    const opening = workspace.settle(async () => {
      for (const folder of folders) await workspace.addFolder(folder);
      await adopt(workspace, documents);
    });
    opening.catch((error: unknown) => connection.console.error(`opening the workspace failed: ${error}`));
    const capabilities = parts.map((part) => part.capabilities(params.capabilities));
    return {
      serverInfo: { name: 'docs-vault', version: options.version },
      capabilities: Object.assign(
        {
          positionEncoding: positions.encoding,
          textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
          workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        },
        ...capabilities,
      ),
    };
  });

  connection.onInitialized(async () => {
    if (!context) return;
    if (context.client.workspace?.didChangeWatchedFiles?.dynamicRegistration) await watchFiles(connection);
    if (context.client.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
        workspace.settle(async () => {
          for (const { uri } of removed) workspace.removeFolder(folderUri(uri));
          for (const { uri } of added) await workspace.addFolder(folderUri(uri));
          await adopt(workspace, documents);
        }),
      );
  });

  connection.onShutdown(() => undefined);
  documents.listen(connection);
}

/** Opened, edited and closed documents, and files that changed on disk. */
function listen(context: ServerContext, documents: TextDocuments<TextDocument>): void {
  const { connection, workspace } = context;
  const problemsChanged = problemsNotifier(context);
  documents.onDidOpen(async ({ document }) => {
    await workspace.settle(() => workspace.open(document));
    problemsChanged();
  });
  documents.onDidChangeContent(({ document }) => {
    const located = workspace.locate(document.uri);
    located?.session.changed(located.path);
    problemsChanged();
  });
  documents.onDidClose(({ document }) => {
    const located = workspace.locate(document.uri);
    located?.session.close(located.path);
    problemsChanged();
  });
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const { uri } of changes) {
      const located = workspace.locate(uri);
      if (!located) continue;
      const name = fileNameOf(located.path);
      if (name === configFileName || name === '.gitignore') await located.session.reload();
      else located.session.fileChanged(located.path);
    }
    problemsChanged();
  });
}

/** Gives documents that were opened before their folder was known to their vault. */
async function adopt(workspace: Workspace, documents: TextDocuments<TextDocument>): Promise<void> {
  for (const document of documents.all()) await workspace.open(document);
}

function foldersOf(params: InitializeParams): string[] {
  const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
  return folders.map(folderUri);
}

function chooseEncoding(client: ClientCapabilities): PositionEncoding {
  const offered = client.general?.positionEncodings ?? [];
  return encodings.find((encoding) => offered.includes(encoding)) ?? 'utf-16';
}

/** Asks the client to report every file: notes, attachments, config, and folders that are deleted as a whole. */
async function watchFiles(connection: Connection): Promise<void> {
  const everything: WatchKind = 7;
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [{ globPattern: '**/*', kind: everything }],
  });
}
