import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** An editor for measurements: drives any language server over standard input and output, as VS Code would. */
export class LanguageClient {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly folder: string;
  capabilities: InitializeResult['capabilities'] = {};
  readonly #versions = new Map<string, number>();
  #publishedFor = new Map<string, () => void>();

  /** Starts the server; `command` is split at spaces. */
  constructor(command: string, folder: string) {
    const [program = '', ...args] = command.split(' ');
    this.folder = folder;
    this.process = spawn(program, args, { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
    const { stdin, stdout } = this.process;
    if (!stdin || !stdout) throw new Error(`${program} has no standard streams`);
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/configuration', (params: { items: unknown[] }) =>
      params.items.map(() => null),
    );
    this.connection.onRequest('window/workDoneProgress/create', () => null);
    for (const name of ['diagnostic', 'semanticTokens', 'codeLens', 'inlayHint'])
      this.connection.onRequest(`workspace/${name}/refresh`, () => null);
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri }: { uri: string }) => {
      this.#publishedFor.get(uri)?.();
    });
    this.connection.listen();
  }

  async initialize(): Promise<void> {
    const uri = pathToFileURL(this.folder).href;
    const answer = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'vault' }],
      capabilities: {
        general: { positionEncodings: ['utf-16'] },
        workspace: {
          workspaceFolders: true,
          workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
        textDocument: {
          completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true } },
          diagnostic: {},
          rename: { prepareSupport: true },
        },
      },
    });
    this.capabilities = answer.capabilities;
    await this.connection.sendNotification('initialized', {});
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  async open(path: string): Promise<string> {
    const text = readFileSync(join(this.folder, path), 'utf8');
    this.#versions.set(path, 1);
    const textDocument = { uri: this.uri(path), languageId: 'markdown', version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
    return text;
  }

  /** Types text at a position, as one change. */
  async type(path: string, line: number, character: number, text: string): Promise<void> {
    const version = (this.#versions.get(path) ?? 1) + 1;
    this.#versions.set(path, version);
    const at = { line, character };
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version },
      contentChanges: [{ range: { start: at, end: at }, text }],
    });
  }

  /** The diagnostics of a note: pulled where the server lets one pull, else the next ones that it pushes. */
  async diagnostics(path: string): Promise<void> {
    const uri = this.uri(path);
    if (this.capabilities.diagnosticProvider) {
      await this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
      return;
    }
    await new Promise<void>((resolve) => this.#publishedFor.set(uri, resolve));
  }

  request<Answer>(method: string, path: string, line: number, character: number, more: object = {}): Promise<Answer> {
    const textDocument = { uri: this.uri(path) };
    return this.connection.sendRequest<Answer>(method, { textDocument, position: { line, character }, ...more });
  }

  /** The server's resident memory in bytes, where the system tells it. */
  memory(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
    } catch {
      return undefined;
    }
  }

  async end(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    await this.connection.sendNotification('exit');
    const impatient = setTimeout(() => this.process.kill(), 5000);
    await gone;
    clearTimeout(impatient);
    this.connection.dispose();
  }
}
