import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  ErrorCodes,
  type FileChangeType,
  type InitializeResult,
  type MessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { Position } from './places.ts';

/** The server does not know the request, or did not answer in time: its row stays empty. */
export class Unanswered extends Error {}

/** An editor for measurements: drives any language server over standard input and output, as VS Code would. */
export class LanguageClient {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly folder: string;
  capabilities: InitializeResult['capabilities'] = {};
  readonly #limit: number;
  /** Fails when the server ends. */
  readonly #gone: Promise<never>;
  readonly #versions = new Map<string, number>();
  readonly #published = new Map<string, () => void>();

  /** Starts the server; `command` is split at spaces. No answer is waited for longer than `limit` milliseconds. */
  constructor(command: string, folder: string, limit: number) {
    const [program = '', ...args] = command.split(' ');
    this.folder = folder;
    this.#limit = limit;
    this.process = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#gone = new Promise((_, reject) => {
      this.process.once('error', (error) => reject(new Error(`it does not start: ${error.message}`)));
      this.process.once('exit', (code) => reject(new Error(`it has ended, with code ${code}`)));
    });
    this.#gone.catch(() => undefined);
    const { stdin, stdout } = this.process;
    if (!stdin || !stdout) throw new Error(`${program} has no standard streams`);
    stdin.on('error', () => undefined);
    this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onRequest('workspace/configuration', (params: { items: unknown[] }) =>
      params.items.map(() => null),
    );
    // Whatever else a server asks for, such as to register a capability, is granted.
    this.connection.onRequest(() => null);
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri }: { uri: string }) => {
      this.#published.get(uri)?.();
    });
    this.connection.onUnhandledNotification(() => undefined);
    // A server that writes something else to its standard output cannot be talked to.
    this.connection.onClose(() => this.process.kill());
    this.connection.listen();
  }

  async initialize(): Promise<void> {
    const uri = pathToFileURL(this.folder).href;
    const answer = await this.send<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'vault' }],
      capabilities,
    });
    this.capabilities = answer.capabilities;
    await this.connection.sendNotification('initialized', {});
    if (typeof answer.capabilities.diagnosticProvider === 'object') void this.#followProblems();
  }

  /** As VS Code does: the answer comes when problems have changed, and then it asks again. */
  async #followProblems(): Promise<void> {
    if (!this.capabilities.diagnosticProvider?.workspaceDiagnostics) return;
    const previous = new Map<string, string>();
    for (;;) {
      const previousResultIds = [...previous].map(([uri, value]) => ({ uri, value }));
      try {
        const { items } = await this.connection.sendRequest<{ items: { uri: string; resultId?: string }[] }>(
          'workspace/diagnostic',
          { previousResultIds },
        );
        for (const { uri, resultId } of items) if (resultId !== undefined) previous.set(uri, resultId);
      } catch {
        return; // The session has ended.
      }
    }
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  async open(path: string, text: string): Promise<void> {
    this.#versions.set(path, 1);
    const textDocument = { uri: this.uri(path), languageId: 'markdown', version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Types text at a position, in the place of what stands up to another one, as one change. */
  async type(path: string, at: Position, text: string, to = at): Promise<void> {
    const version = (this.#versions.get(path) ?? 1) + 1;
    this.#versions.set(path, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version },
      contentChanges: [{ range: { start: at, end: to }, text }],
    });
  }

  async filesChanged(changes: readonly { readonly path: string; readonly type: FileChangeType }[]): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(({ path, type }) => ({ uri: this.uri(path), type })),
    });
  }

  /** The diagnostics of a note: pulled where the server lets one pull, else the next ones that it pushes. */
  async diagnostics(path: string): Promise<void> {
    const uri = this.uri(path);
    if (this.capabilities.diagnosticProvider) await this.send('textDocument/diagnostic', { textDocument: { uri } });
    else await this.#inTime('diagnostics', new Promise<void>((resolve) => this.#published.set(uri, resolve)));
  }

  request<Answer>(method: string, path: string, position: Position, more: object = {}): Promise<Answer> {
    return this.send<Answer>(method, { textDocument: { uri: this.uri(path) }, position, ...more });
  }

  async send<Answer>(method: string, params: object): Promise<Answer> {
    try {
      return await this.#inTime(method, this.connection.sendRequest<Answer>(method, params));
    } catch (error) {
      const isUnknown = error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound;
      throw isUnknown ? new Unanswered(`${method} is unknown`) : error;
    }
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

  /** How long the server has kept a processor busy, in milliseconds, where the system tells it. */
  processorTime(): number | undefined {
    try {
      const fields = readFileSync(`/proc/${this.process.pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      // In hundredths of a second: those of the process itself, for the user and for the system (proc(5)).
      return (Number(fields[11]) + Number(fields[12])) * 10;
    } catch {
      return undefined;
    }
  }

  /**
   * How long the server's main thread, which answers, has kept a processor busy, in milliseconds: finer, and without the
   * threads that compile and collect garbage beside it. Where the system tells it.
   */
  answeringTime(): number | undefined {
    const { pid } = this.process;
    try {
      return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
    } catch {
      return undefined;
    }
  }

  async end(): Promise<void> {
    const { pid, exitCode, signalCode } = this.process;
    if (pid !== undefined && exitCode === null && signalCode === null && !this.process.killed) {
      const impatient = setTimeout(() => this.process.kill('SIGKILL'), 5000);
      // Its end fails whatever is waited for; that is what is wanted here.
      await this.send('shutdown', {}).catch(() => undefined);
      await this.connection.sendNotification('exit').catch(() => undefined);
      await this.#gone.catch(() => undefined);
      clearTimeout(impatient);
    }
    this.connection.dispose();
  }

  async #inTime<T>(what: string, answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Unanswered(`${what} took longer than ${this.#limit} ms`)), this.#limit);
    });
    try {
      return await Promise.race([answer, late, this.#gone]);
    } finally {
      clearTimeout(timer);
    }
  }
}

const refresh = { refreshSupport: true };

/** Those of VS Code that make a difference to the work of a server. */
const capabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: refresh,
    semanticTokens: refresh,
    codeLens: refresh,
    inlayHint: refresh,
  },
  textDocument: {
    completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    diagnostic: {},
    publishDiagnostics: {},
    rename: { prepareSupport: true },
  },
};
