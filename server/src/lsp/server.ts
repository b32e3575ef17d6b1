import {
  type ClientCapabilities,
  type Connection,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { annotations } from './annotations.ts';
import { codeActions } from './code-actions.ts';
import { commands } from './commands.ts';
import { completions } from './completion.ts';
import { heeding, type ServerContext, type ServerPart } from './context.ts';
import { diagnostics } from './diagnostics.ts';
import { editorRequests } from './editor-requests.ts';
import { fileOperations } from './file-operations.ts';
import type { Files } from './files.ts';
import { followSettings } from './follow-settings.ts';
import { hovers } from './hover.ts';
import { navigation } from './navigation.ts';
import { type PositionEncoding, Positions } from './positions.ts';
import { previews } from './preview.ts';
import { showOpening } from './progress.ts';
import { Shown } from './refresh.ts';
import { renames } from './rename.ts';
import { linkTokens } from './semantic-tokens.ts';
import { initialSettings } from './settings.ts';
import { Signal } from './signal.ts';
import { Slices } from './slices.ts';
import { structure } from './structure.ts';
import { askForFileEvents, synchronize } from './synchronization.ts';
import { textDocuments } from './text-documents.ts';
import { Traffic } from './traffic.ts';
import { folderUri, folderUriOfPath } from './uris.ts';
import { viewRequests } from './views.ts';
import { warmUp } from './warm-up.ts';
import { willSave } from './will-save.ts';
import { Workspace } from './workspace.ts';

/** Every group of requests that the server answers beside the life cycle and the documents. */
const parts: readonly ServerPart[] = [
  diagnostics,
  codeActions,
  navigation,
  hovers,
  completions,
  structure,
  renames,
  fileOperations,
  commands,
  linkTokens,
  annotations,
  viewRequests,
  previews,
  editorRequests,
  willSave,
];

/** The encodings that the server speaks, the cheapest first. */
const encodings: readonly PositionEncoding[] = ['utf-16', 'utf-8', 'utf-32'];

export interface ServerOptions {
  readonly version: string;
  /** Today's date, `YYYY-MM-DD`, in the user's time zone. */
  today(): string;
}

/** Serves one client over the connection: the whole server, as a function of it. The caller starts to listen. */
export function serve(connection: Connection, files: Files, options: ServerOptions): void {
  let workspace = new Workspace(files);
  let context: ServerContext | undefined;
  const documents = new TextDocuments(textDocuments(() => context?.positions));

  connection.onInitialize((params): InitializeResult => {
    if (context) throw new ResponseError(ErrorCodes.InvalidRequest, 'initialize came twice');
    if (isUntrusted(params)) workspace = new Workspace(withoutGit(files));
    const folders = foldersOf(params);
    const positions = new Positions(chooseEncoding(params.capabilities));
    const client = params.capabilities;
    const settings = initialSettings(params.initializationOptions);
    const shown = new Shown(connection, client);
    context = {
      connection,
      client,
      workspace,
      positions,
      problemsChanged: new Signal(),
      traffic: new Traffic(),
      vaultsChanged: () => undefined,
      isShutDown: false,
      locale: params.locale,
      settings,
      shown,
      today: options.today,
    };
    // What comes before `initialize` is dropped (LSP §initialize).
    documents.listen(connection);
    for (const part of parts) part.register(context);
    context.problemsChanged.listen(() => shown.changed());
    synchronize(context, documents);
    const opening = workspace.settle(async () => {
      // The client is answered first, so that it can open its notes.
      await new Slices().next();
      for (const folder of folders) await workspace.addFolder(folder);
      await adopt(workspace, documents);
    });
    const traffic = context.traffic;
    const warmingUp = opening.then(async () => {
      await workspace.ready();
      for (const session of workspace.sessions) await session.finishIndexes();
      await warmUp(traffic, options.today());
    });
    warmingUp.catch((error: unknown) => connection.console.error(`opening the workspace failed: ${error}`));
    return {
      serverInfo: { name: 'docs-vault', version: options.version },
      capabilities: capabilitiesFor(client, positions.encoding),
    };
  });

  connection.onInitialized(
    heeding(connection, 'initialized', async () => {
      if (!context) return;
      showOpening(context);
      await askForFileEvents(context);
      await followSettings(context);
      if (context.client.workspace?.workspaceFolders)
        connection.workspace.onDidChangeWorkspaceFolders(
          heeding(connection, 'workspace/didChangeWorkspaceFolders', ({ added, removed }) =>
            workspace.settle(async () => {
              for (const { uri } of removed) await workspace.removeFolder(folderUri(uri));
              for (const { uri } of added) await workspace.addFolder(folderUri(uri));
              await adopt(workspace, documents);
              context?.vaultsChanged();
            }),
          ),
        );
    }),
  );

  connection.onShutdown(() => {
    if (context) context.isShutDown = true;
  });
  connection.onRequest((method) => {
    if (!context) throw new ResponseError(ErrorCodes.ServerNotInitialized, `${method} came before initialize`);
    if (context.isShutDown) throw new ResponseError(ErrorCodes.InvalidRequest, `${method} came after shutdown`);
    throw new ResponseError(ErrorCodes.MethodNotFound, `Docs Vault does not know ${method}`);
  });
}

/** An editor that asks its user whom to trust says so when the answer was no. */
function isUntrusted({ initializationOptions }: InitializeParams): boolean {
  return (initializationOptions as { trusted?: unknown } | undefined)?.trusted === false;
}

/** The config of a repository can name programs that git starts. */
function withoutGit({ repository: _, ...files }: Files): Files {
  return files;
}

/** What the server offers to that client: its own capabilities and those of every part. */
function capabilitiesFor(client: ClientCapabilities, positionEncoding: PositionEncoding): ServerCapabilities {
  const offered = parts.map((part) => part.capabilities(client));
  const workspaceFolders = { supported: true, changeNotifications: true };
  return {
    ...Object.assign({}, ...offered),
    positionEncoding,
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      ...(client.textDocument?.synchronization?.willSaveWaitUntil && { willSaveWaitUntil: true }),
    },
    workspace: Object.assign({ workspaceFolders }, ...offered.map(({ workspace }) => workspace)),
  };
}

/** Gives documents that were opened before their folder was known to their vault. */
async function adopt(workspace: Workspace, documents: TextDocuments<TextDocument>): Promise<void> {
  for (const document of documents.all()) await workspace.open(document);
}

function foldersOf(params: InitializeParams): string[] {
  const { workspaceFolders, rootUri, rootPath } = params;
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => folderUri(uri));
  if (rootUri) return [folderUri(rootUri)];
  return rootPath ? [folderUriOfPath(rootPath)] : [];
}

function chooseEncoding(client: ClientCapabilities): PositionEncoding {
  const offered = client.general?.positionEncodings ?? [];
  return encodings.find((encoding) => offered.includes(encoding)) ?? 'utf-16';
}
