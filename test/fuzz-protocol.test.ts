import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { StreamMessageReader } from 'vscode-languageserver-protocol/node';
import { cliScript } from './cli-process.ts';
import { modernClient } from './client.ts';
import { noteRequests, placeRequests } from './soak/answers.ts';

const numRuns = Number(process.env.DOCS_VAULT_RUNS ?? (process.env.CI ? 300 : 100));
const seed = Number(process.env.DOCS_VAULT_SEED ?? Date.now() & 0x7fffffff);

/** How long a server may take to answer before it counts as hanging, in milliseconds. */
const patience = 20_000;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A server process of which every byte that it is sent is ours. */
class RawServer {
  readonly process: ChildProcess;
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'docs-vault-fuzz-')));
  errors = '';
  /** Whether this client knows none of the server's requests. */
  refuses = false;
  readonly exited: Promise<number | null>;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #lastId = 0;

  constructor() {
    writeFileSync(join(this.folder, 'docs-vault.json'), '{}');
    writeFileSync(join(this.folder, 'a.md'), '---\ntitle: a\n---\n# One\n\n[[b]] [[none]] #tag ^id\n');
    writeFileSync(join(this.folder, 'b.md'), '# Two\n\n[[a#One]]\n');
    // No message is about this one: it is asked for to see whether the server still serves.
    writeFileSync(join(this.folder, 'c.md'), '# Three\n');
    this.process = spawn(process.execPath, ['--enable-source-maps', cliScript(), 'lsp', '--stdio']);
    this.process.stderr?.on('data', (written: Buffer) => (this.errors += written));
    this.process.stdin?.on('error', () => undefined);
    this.exited = new Promise((resolve) => this.process.once('exit', resolve));
    if (this.process.stdout)
      new StreamMessageReader(this.process.stdout).listen((message) => this.#take(message as Message));
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  write(bytes: string): void {
    this.process.stdin?.write(bytes);
  }

  send(message: unknown): void {
    const body = JSON.stringify(message);
    this.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  /** Sends a request, and waits for its answer, an error or not. */
  async ask(method: string, params: unknown): Promise<Message> {
    const id = ++this.#lastId;
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
    this.send({ jsonrpc: '2.0', id, method, params });
    let timer: NodeJS.Timeout | undefined;
    const impatience = new Promise<never>((_, reject) => {
      const say = (): void => reject(new Error(`no answer to ${method} ${JSON.stringify(params)}\n${this.errors}`));
      timer = setTimeout(say, patience);
      void this.exited.then(say);
    });
    return Promise.race([answer, impatience]).finally(() => clearTimeout(timer));
  }

  async initialize(): Promise<void> {
    const rootUri = pathToFileURL(this.folder).href;
    const workspaceFolders = [{ uri: rootUri, name: 'vault' }];
    await this.ask('initialize', { processId: process.pid, rootUri, workspaceFolders, capabilities: modernClient });
    this.send({ jsonrpc: '2.0', method: 'initialized', params: {} });
  }

  async assertServes(): Promise<void> {
    const { result } = await this.ask('workspace/symbol', { query: 'Three' });
    assert(JSON.stringify(result).includes('Three'), JSON.stringify(result));
  }

  end(): void {
    this.process.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #take(message: Message): void {
    if (message.method !== undefined) {
      const error = { code: -32601, message: 'Unhandled method' };
      const answer = this.refuses ? { error } : { result: null };
      if (message.id !== undefined) this.send({ jsonrpc: '2.0', id: message.id, ...answer });
    } else if (message.id !== undefined) {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    }
  }
}

const requests = [
  ...noteRequests,
  ...placeRequests,
  ...['textDocument/rename', 'textDocument/codeAction', 'textDocument/diagnostic', 'textDocument/inlayHint'],
  ...['workspace/willRenameFiles', 'workspace/willCreateFiles', 'workspace/willDeleteFiles', 'workspace/symbol'],
  ...['workspace/executeCommand', 'completionItem/resolve', 'codeAction/resolve', 'codeLens/resolve'],
  ...['textDocument/selectionRange', 'textDocument/semanticTokens/range', 'textDocument/documentHighlight', 'no/such'],
];
const notifications = [
  ...['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose', 'textDocument/didSave'],
  ...['workspace/didChangeWatchedFiles', 'workspace/didChangeConfiguration', 'workspace/didRenameFiles'],
  ...['workspace/didChangeWorkspaceFolders', '$/cancelRequest', '$/setTrace', '$/progress', 'no/such', 'initialized'],
];
const uris = [
  'A',
  'B',
  'NONE',
  'CONFIG',
  '',
  'file:///',
  'untitled:x',
  'http://[',
  'file:///%',
  '%E0%A4%A',
  '../a.md',
  '\0',
];
const number = fc.oneof(
  fc.constantFrom(0, 1, 5, -1, 1.5, 1e9, 2 ** 31, 2 ** 53, -(2 ** 31), 1e308),
  fc.integer({ min: 0, max: 12 }),
);
const odd = fc.constantFrom<unknown>(null, true, 'text', 7, [], {}, [[]], { uri: 1 });
const or = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: arbitrary as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: odd });
const position = or(fc.record({ line: or(number), character: or(number) }, { requiredKeys: [] }));
const range = or(fc.record({ start: position, end: position }));
const uri = or(fc.constantFrom(...uris));
const change = or(
  fc.record({ range, text: or(fc.constantFrom('', 'x', '[[', '\n', '😀')) }, { requiredKeys: ['text'] }),
);
const params = or(
  fc.record(
    {
      textDocument: or(
        fc.record({ uri, version: or(number), languageId: fc.constant('markdown'), text: or(fc.string()) }),
      ),
      position,
      positions: or(fc.array(position, { maxLength: 2 })),
      range,
      contentChanges: or(fc.array(change, { maxLength: 3 })),
      context: or(fc.record({ diagnostics: fc.constant([]), includeDeclaration: fc.boolean(), triggerKind: number })),
      newName: or(fc.constantFrom('c', '', '../c', 'a/b', '\0', '[[')),
      files: or(fc.array(or(fc.record({ oldUri: uri, newUri: uri, uri })), { maxLength: 2 })),
      changes: or(fc.array(or(fc.record({ uri, type: or(number) })), { maxLength: 3 })),
      command: or(fc.constantFrom('docsVault.none', '')),
      arguments: or(fc.array(odd)),
      query: or(fc.string()),
      data: odd,
      settings: odd,
      event: or(fc.record({ added: or(fc.array(odd)), removed: or(fc.array(odd)) })),
      value: odd,
      id: number,
    },
    { requiredKeys: [] },
  ),
);
const message = fc.oneof(
  fc.record({ method: fc.constantFrom(...requests), params, waits: fc.constant(true) }),
  fc.record({ method: fc.constantFrom(...notifications), params, waits: fc.constant(false) }),
);

suite(`fuzz: the protocol, seed ${seed}`, () => {
  test('any messages are answered or passed over, and the server goes on', async function () {
    this.timeout(0);
    const server = new RawServer();
    try {
      await server.initialize();
      const named: Readonly<Record<string, string>> = {
        A: server.uri('a.md'),
        B: server.uri('b.md'),
        NONE: server.uri('none.md'),
        CONFIG: server.uri('docs-vault.json'),
      };
      const located = (value: unknown): unknown =>
        JSON.parse(JSON.stringify(value), (_, text) => (typeof text === 'string' ? (named[text] ?? text) : text));
      await fc.assert(
        fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 8 }), async (messages) => {
          for (const { method, params, waits } of messages) {
            if (waits) await server.ask(method, located(params));
            else server.send({ jsonrpc: '2.0', method, params: located(params) });
          }
          await server.assertServes();
        }),
        { numRuns, seed, endOnFailure: true },
      );
    } finally {
      server.end();
    }
  });

  for (const refuses of [true, false])
    test(`a client that ${refuses ? 'refuses' : 'answers null to'} all requests may open a document of any scheme`, async function () {
      this.timeout(60_000);
      const server = new RawServer();
      server.refuses = refuses;
      try {
        await server.initialize();
        const textDocument = { uri: 'fugitive://x/a.md', languageId: 'markdown', version: 1, text: '[[b]]' };
        server.send({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument } });
        await server.ask('textDocument/documentSymbol', { textDocument });
        await server.assertServes();
        assert.equal(server.errors, '');
      } finally {
        server.end();
      }
    });

  for (const [name, bytes] of [
    ['a message that is no JSON', 'Content-Length: 3\r\n\r\n{a}'],
    ['a message that is no object', 'Content-Length: 2\r\n\r\n17'],
    ['an answer to nothing', 'Content-Length: 38\r\n\r\n{"jsonrpc":"2.0","id":99,"result":null}'.replace('38', '39')],
    ['a header that it does not know', 'X-Other: 1\r\nContent-Length: 2\r\n\r\n{}'],
    ['a method that is no text', 'Content-Length: 33\r\n\r\n{"jsonrpc":"2.0","id":7,"method":1}'.replace('33', '35')],
  ] as const)
    test(`${name} is passed over`, async function () {
      this.timeout(60_000);
      const server = new RawServer();
      try {
        await server.initialize();
        server.write(bytes);
        await server.assertServes();
      } finally {
        server.end();
      }
    });

  for (const bytes of [
    'Content-Length: x\r\n\r\n{}',
    'Content-Length\r\n\r\n',
    '\r\n\r\n',
    'Content-Length: -1\r\n\r\n{}',
  ])
    test(`behind the broken header ${JSON.stringify(bytes)} nothing hangs`, async function () {
      this.timeout(60_000);
      const server = new RawServer();
      try {
        await server.initialize();
        server.write(bytes);
        // What follows cannot be told apart any more; when the client goes, the server does.
        server.process.stdin?.end();
        const impatient = setTimeout(() => server.process.kill('SIGKILL'), patience);
        assert.notEqual(await server.exited, null);
        clearTimeout(impatient);
        assert.doesNotMatch(server.errors, /\n {4}at /);
      } finally {
        server.end();
      }
    });
});
