import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type CancellationToken,
  createProtocolConnection,
  FileChangeType,
  LSPErrorCodes,
  type ProtocolConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { modernClient } from '../client.ts';

const probe = join(import.meta.dirname, 'probe.cjs');

/** What VS Code answers when a server asks something of it. */
const clientAnswers = [
  'client/registerCapability',
  'window/workDoneProgress/create',
  ...['diagnostic', 'semanticTokens', 'codeLens', 'inlayHint'].map((name) => `workspace/${name}/refresh`),
];

/** An editor on a folder, with a server process of its own: open documents, files on disk, and what it tells the server. */
export class Editor {
  readonly documents = new Map<string, TextDocument>();
  /** What a user would be bothered with: error messages, errors in answers, and what the server wrote to standard error. */
  readonly complaints: string[] = [];
  readonly #connection: ProtocolConnection;
  readonly #process: ChildProcess;
  readonly #folder: string;

  /** Starts the server: the arguments are Node's. */
  constructor(server: readonly string[], folder: string) {
    this.#folder = folder;
    const args = ['--expose-gc', '--require', probe, ...server];
    this.#process = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe', 'ipc'] });
    const { stdin, stdout, stderr } = this.#process;
    if (!stdin || !stdout || !stderr) throw new Error('the server has no standard streams');
    stderr.on('data', (written: Buffer) => this.complaints.push(written.toString()));
    this.#connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    for (const method of clientAnswers) this.#connection.onRequest(method, () => null);
    this.#connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
    for (const method of ['window/logMessage', 'window/showMessage'])
      this.#connection.onNotification(method, ({ type, message }: { type: number; message: string }): void => {
        if (type === 1) this.complaints.push(message);
      });
    this.#connection.listen();
  }

  async start(): Promise<void> {
    const rootUri = pathToFileURL(this.#folder).href;
    const workspaceFolders = [{ uri: rootUri, name: 'vault' }];
    const processId = process.pid;
    await this.request('initialize', { processId, rootUri, workspaceFolders, capabilities: modernClient });
    await this.#connection.sendNotification('initialized', {});
  }

  uri(path: string): string {
    return pathToFileURL(join(this.#folder, path)).href;
  }

  pathOf(uri: string): string {
    return fileURLToPath(uri).slice(this.#folder.length + 1);
  }

  /** The answer to a request; undefined when it was cancelled, or the server complained. */
  async request<Answer>(method: string, params: object, token?: CancellationToken): Promise<Answer | undefined> {
    try {
      const more = token === undefined ? [] : [token];
      return await this.#connection.sendRequest<Answer>(method, params, ...more);
    } catch (error) {
      const code = error instanceof ResponseError ? error.code : 0;
      const expected: number[] = [LSPErrorCodes.RequestCancelled, LSPErrorCodes.ContentModified];
      // A refusal, such as a new name that is taken, is an answer.
      if (!expected.includes(code) && code !== LSPErrorCodes.RequestFailed)
        this.complaints.push(`${method} ${JSON.stringify(params)}: ${error}`);
      return undefined;
    }
  }

  text(path: string): string {
    return this.documents.get(path)?.getText() ?? readFileSync(join(this.#folder, path), 'utf8');
  }

  async open(path: string): Promise<TextDocument> {
    const known = this.documents.get(path);
    if (known) return known;
    const document = TextDocument.create(this.uri(path), 'markdown', 1, this.text(path));
    this.documents.set(path, document);
    const textDocument = { uri: document.uri, languageId: 'markdown', version: 1, text: document.getText() };
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument });
    return document;
  }

  /** Replaces what stands between two offsets of an open document. */
  async type(path: string, start: number, end: number, text: string): Promise<void> {
    const document = await this.open(path);
    const change = { range: { start: document.positionAt(start), end: document.positionAt(end) }, text };
    TextDocument.update(document, [change], document.version + 1);
    const textDocument = { uri: document.uri, version: document.version };
    await this.#connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [change] });
  }

  async save(path: string): Promise<void> {
    const document = this.documents.get(path);
    if (!document) return;
    await this.write(new Map([[path, document.getText()]]));
    await this.#connection.sendNotification('textDocument/didSave', { textDocument: { uri: document.uri } });
  }

  async close(path: string): Promise<void> {
    if (!this.documents.delete(path)) return;
    await this.#connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  /** Writes files, or deletes those without text, and tells the server in one notification. */
  async write(files: ReadonlyMap<string, string | undefined>): Promise<void> {
    const changes = [...files].map(([path, text]) => {
      const file = join(this.#folder, path);
      const existed = existsSync(file);
      mkdirSync(dirname(file), { recursive: true });
      if (text === undefined) rmSync(file, { force: true });
      else writeFileSync(file, text);
      const type: FileChangeType =
        text === undefined ? FileChangeType.Deleted : existed ? FileChangeType.Changed : FileChangeType.Created;
      return { uri: this.uri(path), type };
    });
    await this.tell(changes);
  }

  async tell(changes: readonly { uri: string; type: FileChangeType }[]): Promise<void> {
    await this.#connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  /** Moves a file, its links kept: as an editor does, asking first and telling afterwards. */
  async move(from: string, to: string): Promise<void> {
    const files = [{ oldUri: this.uri(from), newUri: this.uri(to) }];
    const edit = await this.request<WorkspaceEdit | null>('workspace/willRenameFiles', { files });
    if (edit) await this.apply(edit);
    await this.#rename(from, to);
    await this.#connection.sendNotification('workspace/didRenameFiles', { files });
  }

  /** Carries out what the server proposes: in open documents, else on disk. */
  async apply({ documentChanges = [], changes = {} }: WorkspaceEdit): Promise<void> {
    const onDisk = new Map<string, string>();
    for (const [uri, edits] of Object.entries(changes)) await this.#edit(uri, edits, onDisk);
    for (const change of documentChanges) {
      if ('edits' in change) await this.#edit(change.textDocument.uri, change.edits as TextEdit[], onDisk);
    }
    if (onDisk.size > 0) await this.write(onDisk);
    for (const change of documentChanges)
      if ('kind' in change && change.kind === 'rename')
        await this.#rename(this.pathOf(change.oldUri), this.pathOf(change.newUri));
  }

  async #edit(uri: string, edits: readonly TextEdit[], onDisk: Map<string, string>): Promise<void> {
    const path = this.pathOf(uri);
    const document = this.documents.get(path) ?? TextDocument.create(uri, 'markdown', 1, this.text(path));
    const text = TextDocument.applyEdits(document, [...edits]);
    if (this.documents.has(path)) await this.type(path, 0, document.getText().length, text);
    else onDisk.set(path, text);
  }

  async #rename(from: string, to: string): Promise<void> {
    const document = this.documents.get(from);
    await this.close(from);
    mkdirSync(dirname(join(this.#folder, to)), { recursive: true });
    renameSync(join(this.#folder, from), join(this.#folder, to));
    if (document) {
      await this.open(to);
      await this.type(to, 0, this.text(to).length, document.getText());
    }
    await this.tell([
      { uri: this.uri(from), type: FileChangeType.Deleted },
      { uri: this.uri(to), type: FileChangeType.Created },
    ]);
  }

  /** The server's memory, garbage collected. */
  async memory(): Promise<NodeJS.MemoryUsage> {
    const told = new Promise<NodeJS.MemoryUsage>((resolve) =>
      this.#process.once('message', (usage) => resolve(usage as NodeJS.MemoryUsage)),
    );
    this.#process.send('memory');
    return told;
  }

  /** Ends the server; gives its exit code. */
  async end(): Promise<number | null> {
    const gone = new Promise<number | null>((resolve) => this.#process.once('exit', resolve));
    await this.request('shutdown', {});
    await this.#connection.sendNotification('exit');
    const code = await gone;
    this.#connection.dispose();
    return code;
  }
}
