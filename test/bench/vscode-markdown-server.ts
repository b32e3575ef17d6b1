/**
 * A language server over standard input and output around what VS Code's own Markdown support is made of, to be measured
 * beside ours: `--links markdown --server "node --import tsx test/bench/vscode-markdown-server.ts"`. It is quicker than in
 * VS Code, where each file is read and parsed in another process and sent over.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import MarkdownIt from 'markdown-it';
import {
  CancellationToken,
  createConnection,
  type Disposable,
  Emitter,
  type Position,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createLanguageService,
  DiagnosticLevel,
  githubSlugifier,
  type IFileSystemWatcher,
  type ITextDocument,
  type IWorkspaceWithWatching,
  LogLevel,
} from 'vscode-markdown-languageservice';
import { URI, Utils } from 'vscode-uri';
import { notesBelow } from './places.ts';

// The service writes to the console, and standard output is the protocol's.
console.log = () => undefined;

const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
const documents = new TextDocuments(TextDocument);
const markdownIt = new MarkdownIt({ html: true });

/** The files below a folder, as the service asks for them; the open documents win over the disk. */
class FolderWorkspace implements IWorkspaceWithWatching {
  readonly changed = new Emitter<ITextDocument>();
  readonly created = new Emitter<ITextDocument>();
  readonly deleted = new Emitter<URI>();
  readonly onDidChangeMarkdownDocument = this.changed.event;
  readonly onDidCreateMarkdownDocument = this.created.event;
  readonly onDidDeleteMarkdownDocument = this.deleted.event;
  workspaceFolders: URI[] = [];
  readonly #read = new Map<string, ITextDocument>();

  async getAllMarkdownDocuments(): Promise<ITextDocument[]> {
    const [folder] = this.workspaceFolders;
    if (!folder) return [];
    for (const path of notesBelow(folder.fsPath)) this.#documentOf(Utils.joinPath(folder, path));
    return [
      ...new Map<string, ITextDocument>([
        ...this.#read,
        ...documents.all().map((open) => [open.uri, open] as const),
      ]).values(),
    ];
  }

  hasMarkdownDocument(uri: URI): boolean {
    return this.#documentOf(uri) !== undefined;
  }

  async openMarkdownDocument(uri: URI): Promise<ITextDocument | undefined> {
    return this.#documentOf(uri);
  }

  async stat(uri: URI): Promise<{ isDirectory: boolean } | undefined> {
    const entry = statSync(uri.fsPath, { throwIfNoEntry: false });
    return entry && { isDirectory: entry.isDirectory() };
  }

  async readDirectory(uri: URI): Promise<[string, { isDirectory: boolean }][]> {
    return readdirSync(uri.fsPath, { withFileTypes: true }).map((entry) => [
      entry.name,
      { isDirectory: entry.isDirectory() },
    ]);
  }

  /** What the links lead to is not changed by a session that types. */
  watchFile(): IFileSystemWatcher {
    const never = new Emitter<URI>().event;
    return { onDidCreate: never, onDidChange: never, onDidDelete: never, dispose: () => undefined };
  }

  /** The file changed on disk. */
  forget(uri: string): ITextDocument | undefined {
    this.#read.delete(uri);
    return this.#documentOf(URI.parse(uri));
  }

  #documentOf(uri: URI): ITextDocument | undefined {
    const key = uri.toString();
    const known = documents.get(key) ?? this.#read.get(key);
    if (known || !key.endsWith('.md')) return known;
    try {
      const read = TextDocument.create(key, 'markdown', 0, readFileSync(fileURLToPath(key), 'utf8'));
      this.#read.set(key, read);
      return read;
    } catch {
      return undefined; // There is no such file.
    }
  }
}

const workspace = new FolderWorkspace();
const service = createLanguageService({
  workspace,
  parser: { slugifier: githubSlugifier, tokenize: async (document) => markdownIt.parse(document.getText(), {}) },
  logger: { level: LogLevel.Off, log: () => undefined },
  markdownFileExtensions: ['md'],
});
const diagnosticsManager = service.createPullDiagnosticsManager();

connection.onInitialize(({ workspaceFolders }) => {
  workspace.workspaceFolders = (workspaceFolders ?? []).map(({ uri }) => URI.parse(uri));
  return {
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      completionProvider: { triggerCharacters: ['.', '/', '#', '('] },
      definitionProvider: true,
      diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
      documentSymbolProvider: true,
      hoverProvider: true,
      referencesProvider: true,
      renameProvider: true,
    },
  };
});

interface Params {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** A handler for a request about an open document; null for any other. */
function inDocument<P extends { textDocument: Params['textDocument'] }, Answer>(
  handle: (document: TextDocument, params: P, token: CancellationToken) => Promise<Answer>,
): (params: P, token?: CancellationToken) => Promise<Answer | null> {
  return async (params, token = CancellationToken.None) => {
    const document = documents.get(params.textDocument.uri);
    return document ? ((await handle(document, params, token)) ?? null) : null;
  };
}

const severities = {
  validateReferences: DiagnosticLevel.warning,
  validateFragmentLinks: DiagnosticLevel.warning,
  validateFileLinks: DiagnosticLevel.warning,
  validateMarkdownFileLinkFragments: DiagnosticLevel.warning,
  validateUnusedLinkDefinitions: DiagnosticLevel.hint,
  validateDuplicateLinkDefinitions: DiagnosticLevel.warning,
  ignoreLinks: [],
};

const handlers: Disposable[] = [
  connection.onRequest(
    'textDocument/diagnostic',
    inDocument(async (document, _, token) => ({
      kind: 'full',
      items: await diagnosticsManager.computeDiagnostics(document, severities, token),
    })),
  ),
  connection.onRequest(
    'textDocument/documentSymbol',
    inDocument((document, _, token) => service.getDocumentSymbols(document, {}, token)),
  ),
  connection.onRequest(
    'textDocument/completion',
    inDocument((document, { position }: Params, token) => service.getCompletionItems(document, position, {}, token)),
  ),
  connection.onRequest(
    'textDocument/hover',
    inDocument((document, { position }: Params, token) => service.getHover(document, position, token)),
  ),
  connection.onRequest(
    'textDocument/definition',
    inDocument(async (document, { position }: Params, token) =>
      [(await service.getDefinition(document, position, token)) ?? []].flat(),
    ),
  ),
  connection.onRequest(
    'textDocument/references',
    inDocument((document, { position }: Params, token) =>
      service.getReferences(document, position, { includeDeclaration: false }, token),
    ),
  ),
  connection.onRequest(
    'textDocument/rename',
    inDocument((document, { position, newName }: Params & { newName: string }, token) =>
      service.getRenameEdit(document, position, newName, token),
    ),
  ),
  documents.onDidChangeContent(({ document }) => workspace.changed.fire(document)),
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) {
      const document = workspace.forget(uri);
      if (document) workspace.changed.fire(document);
      else workspace.deleted.fire(URI.parse(uri));
    }
  }),
];
connection.onExit(() => {
  for (const handler of handlers) handler.dispose();
});
documents.listen(connection);
connection.listen();
