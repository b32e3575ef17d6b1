import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  type Connection,
  createConnection,
  createProtocolConnection,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { configFileName } from '../server/src/config.ts';
import { clientFiles } from '../server/src/lsp/client-files.ts';
import type { Files } from '../server/src/lsp/files.ts';
import { serve } from '../server/src/lsp/server.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { lineStartsOf, positionAt } from '../server/src/text/lines.ts';
import { isMarkdown } from '../server/src/vault/path.ts';
import { today, vaultOf } from './check.ts';
import { parseFixture } from './fixture.ts';
import { answerFiles, fileQuestions } from './memory-files.ts';

export const root = 'file:///vault';

/** What VS Code can do, as far as the server asks. */
export const modernClient: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    diagnostics: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: false },
    publishDiagnostics: { relatedInformation: true },
    completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true } },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
};

/** Where the fixture's files are, and how the server reaches them. */
interface Place {
  readonly root: string;
  filesFor(files: ReadonlyMap<string, string>, server: Connection): Files;
}

const onDisk: Place = { root, filesFor: (files) => filesOf(files) };

/** A workspace that only the client can reach. */
export const virtually: Place = { root: 'memfs:/vault', filesFor: (_, server) => clientFiles(server) };

/** A client and a server in one process, joined by streams, over the files of a fixture. */
export interface Conversation {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** The files "on disk": change them and call `fileChanged`. */
  readonly files: Map<string, string>;
  readonly cursor: { uri: string; position: Position } | undefined;
  readonly published: PublishDiagnosticsParams[];
  readonly log: string[];
  uri(path: string): string;
  open(path: string): Promise<void>;
  type(path: string, from: Position, to: Position, text: string): Promise<void>;
  /** Tells the server that a file was created (1), changed (2) or deleted (3). */
  fileChanged(path: string, type: 1 | 2 | 3): Promise<void>;
  end(): Promise<void>;
}

/** Few notes in a fixture are linked to, and that is not what these tests are about. */
const usualConfig = '{ "rules": { "orphan-note": "off" } }';

/**
 * Starts a server over the fixture's files and initializes it; `params` replace those of `initialize`. A fixture without
 * a config does not report orphans.
 */
export async function converse(
  source: string,
  client: ClientCapabilities = modernClient,
  params: object = {},
  { root, filesFor }: Place = onDisk,
): Promise<Conversation> {
  const fixture = parseFixture(source);
  const files = new Map([[configFileName, usualConfig], ...fixture.files]);
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  serve(server, filesFor(files, server), { version: '0.0.0', today: () => today });
  server.listen();
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const published: PublishDiagnosticsParams[] = [];
  const log: string[] = [];
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams): void => {
    published.push(params);
  });
  connection.onNotification('window/logMessage', (params: { message: string }): void => {
    log.push(params.message);
  });
  connection.onRequest('client/registerCapability', () => null);
  for (const name of ['diagnostic', 'semanticTokens', 'codeLens', 'inlayHint'])
    connection.onRequest(`workspace/${name}/refresh`, () => null);
  for (const question of fileQuestions)
    connection.onRequest(`docsVault/files/${question}`, ({ uris }: { uris: string[] }) =>
      answerFiles({ root, files }, question, uris),
    );
  connection.listen();
  const versions = new Map<string, number>();
  const uri = (path: string): string => `${root}/${path.split('/').map(encodeURIComponent).join('/')}`;
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: null,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: 'vault' }],
    capabilities: client,
    ...params,
  });
  await connection.sendNotification('initialized', {});
  const { cursor } = fixture;
  return {
    connection,
    initialized,
    files,
    cursor: cursor && {
      uri: uri(cursor.path),
      position: positionAt(lineStartsOf(files.get(cursor.path) ?? ''), cursor.offset),
    },
    published,
    log,
    uri,
    async open(path) {
      versions.set(path, 1);
      const text = files.get(path);
      assert.ok(text !== undefined, `${path} is not in the fixture`);
      const textDocument = { uri: uri(path), languageId: 'markdown', version: 1, text };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
    },
    async type(path, start, end, text) {
      const version = (versions.get(path) ?? 1) + 1;
      versions.set(path, version);
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uri(path), version },
        contentChanges: [{ range: { start, end }, text }],
      });
    },
    async fileChanged(path, type) {
      await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(path), type }] });
    },
    async end() {
      await connection.sendRequest('shutdown');
      connection.dispose();
      server.dispose();
    },
  };
}

/** The fixture's files as the server sees them. */
export function filesOf(files: ReadonlyMap<string, string>): Files {
  return {
    vaultOf: async () => undefined,
    vaultsIn: async () => [],
    load: async () => {
      const vault = vaultOf(files);
      return { vault, config: vault.config, configProblems: [], isNote: isMarkdown };
    },
    read: (_root, path) => files.get(path),
    look: (_root, path) => {
      const text = files.get(path);
      if (text === undefined)
        return [...files.keys()].some((file) => file.startsWith(`${path}/`)) ? 'folder' : undefined;
      return isMarkdown(path) ? parseNote(path, text) : 'attachment';
    },
    list: () => files.keys(),
    changedSince: () => true,
    watch: () => () => undefined,
  };
}
