import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { suite, test } from 'mocha';
import type { Diagnostic, DocumentSymbol, WorkspaceFolder } from 'vscode-languageserver';
import {
  CancellationTokenSource,
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { diskFiles } from '../server/src/lsp/disk.ts';
import type { Files } from '../server/src/lsp/files.ts';
import { serve } from '../server/src/lsp/server.ts';
import { today } from './check.ts';
import { type Conversation, converse, filesOf, modernClient } from './client.ts';
import { onDiskAsync } from './disk.ts';

const waits = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

suite('protocol: before the server is initialized', () => {
  test('requests are refused as too early, notifications are dropped, and then all is as ever', async () => {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    serve(server, filesOf(new Map([['a.md', '[[missing]]']])), { version: '0', today: () => today });
    server.listen();
    const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    client.listen();
    const textDocument = { uri: 'file:///vault/a.md' };
    for (const method of ['textDocument/hover', 'workspace/symbol', 'docsVault/view', 'textDocument/brew'])
      await assert.rejects(client.sendRequest(method, { textDocument }), { code: -32002 });
    const early = { textDocument: { ...textDocument, languageId: 'markdown', version: 1, text: 'early' } };
    for (const method of ['textDocument/didOpen', 'initialized', 'workspace/didChangeConfiguration', '$/setTrace'])
      await client.sendNotification(method, early);
    const workspaceFolders = [{ uri: 'file:///vault', name: 'vault' }];
    const params = { processId: null, rootUri: null, capabilities: modernClient, workspaceFolders };
    await client.sendRequest('initialize', params);
    // The text that came too early is not the note's.
    const { items } = await client.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument });
    assert.equal(items.filter(({ code }) => code === 'broken-link').length, 1);
    client.dispose();
    server.dispose();
  });
});

suite('protocol: long requests', () => {
  const many = Array.from({ length: 300 }, (_, at) => `//- n${at}.md\n[[hub]] [[missing${at}]]`).join('\n');
  const vault = `//- hub.md\n# $0Hub\n${many}`;
  const requests: Readonly<Record<string, object>> = {
    'textDocument/references': { context: { includeDeclaration: true } },
    'textDocument/rename': { newName: 'other' },
    'textDocument/codeAction': { range: { start: at(0), end: at(0) }, context: { diagnostics: [] } },
    'workspace/symbol': { query: '' },
    'workspace/diagnostic': { previousResultIds: [] },
    'docsVault/graph': {},
  };

  for (const [method, params] of Object.entries(requests))
    test(`${method}: a request that is cancelled is answered as such, and the next one is answered`, async () => {
      const talk = await converse(vault);
      const { uri, position } = talk.cursor ?? assert.fail('no cursor');
      const asked = { textDocument: { uri }, position, ...params };
      const source = new CancellationTokenSource();
      const waiting = talk.connection.sendRequest(method, asked, source.token);
      source.cancel();
      await assert.rejects(waiting, { code: -32800 });
      assert.ok(await talk.connection.sendRequest(method, asked));
      await talk.end();
    });

  test('an editor that can show work under way is told while the notes are read, and only then', async () => {
    for (const [slow, expected] of [
      [true, ['begin', 'end']],
      [false, []],
    ] as const) {
      const place = {
        root: 'file:///vault',
        filesFor: (files: ReadonlyMap<string, string>): Files => ({
          ...filesOf(files),
          load: async (root) => {
            if (slow) await waits(600);
            return filesOf(files).load(root);
          },
        }),
      };
      const kinds: string[] = [];
      const talk = await converse('# A', { ...modernClient, window: { workDoneProgress: true } }, {}, place);
      talk.connection.onRequest('window/workDoneProgress/create', () => null);
      talk.connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
        kinds.push(value.kind);
      });
      await talk.connection.sendRequest('workspace/symbol', { query: '' });
      await waits(400);
      assert.deepEqual(kinds, expected);
      await talk.end();
    }
  });
});

suite('protocol: documents that were never saved', () => {
  for (const name of ['untitled:Untitled-1', 'untitled:/home/me/new.md', 'inmemory://model/1'])
    test(`${name} has what is its own, and no problems`, async () => {
      const talk = await converse('//- a.md\n# A');
      const uri = name;
      const textDocument = { uri, languageId: 'markdown', version: 1, text: '# One\n\n[[#One]] [[a]] [[missing]]\n' };
      await talk.connection.sendNotification('textDocument/didOpen', { textDocument });
      const ask = <Answer>(method: string, params: object = {}): Promise<Answer> =>
        talk.connection.sendRequest(method, { textDocument: { uri }, ...params });
      const symbols = await ask<DocumentSymbol[]>('textDocument/documentSymbol');
      assert.deepEqual(
        symbols.map(({ name }) => name),
        ['One'],
      );
      const found = await ask<{ uri: string }[]>('textDocument/definition', { position: { line: 2, character: 4 } });
      assert.deepEqual(
        found.map((place) => place.uri),
        [uri],
      );
      const { items } = await ask<{ items: Diagnostic[] }>('textDocument/diagnostic');
      assert.deepEqual(items, []);
      for (const method of ['hover', 'completion', 'references', 'prepareRename'])
        await ask(`textDocument/${method}`, {
          position: { line: 2, character: 4 },
          context: { includeDeclaration: true },
        });
      const change = { textDocument: { uri, version: 2 }, contentChanges: [{ text: '# Two' }] };
      await talk.connection.sendNotification('textDocument/didChange', change);
      const later = await ask<DocumentSymbol[]>('textDocument/documentSymbol');
      assert.deepEqual(
        later.map(({ name }) => name),
        ['Two'],
      );
      await talk.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      assert.deepEqual(talk.log, []);
      await talk.end();
    });
});

suite('protocol: vaults that come and go', function () {
  this.timeout(30_000);

  for (const mark of ['docs-vault.json', '.obsidian/app.json', '.foam/x', 'quartz.config.ts'])
    for (const reports of [true, false])
      test(`${mark} makes a folder a vault while the server runs, and no more when it goes; files are reported by ${reports ? 'the editor' : 'nobody'}`, () =>
        onDiskAsync('//- a.md\n[[b]]\n//- inner/b.md\n[[a]]\n', async (root) => {
          const talk = await onRealDisk(root, reports);
          const marked = join(root, 'inner', mark);
          await until(async () => same(await brokenIn(talk, root), []));
          mkdirSync(join(marked, '..'), { recursive: true });
          writeFileSync(marked, mark.endsWith('.json') ? '{}' : '');
          if (reports) await told(talk, root, mark.includes('/') ? `inner/${mark.split('/')[0]}` : `inner/${mark}`);
          await until(async () => same(await brokenIn(talk, root), ['a.md', 'inner/b.md']));
          rmSync(join(root, 'inner', mark.split('/')[0] ?? ''), { recursive: true });
          if (reports) await told(talk, root, `inner/${mark.split('/')[0]}`);
          await until(async () => same(await brokenIn(talk, root), []));
          assert.deepEqual(talk.log, []);
          await talk.end();
        }));

  test('a folder that is closed is watched no more, and one that is opened is', () =>
    onDiskAsync('//- one/a.md\n[[b]]\n//- two/c.md\n[[d]]\n', async (root) => {
      const watched: string[] = [];
      const files: Files = {
        ...diskFiles(),
        watch: (folder) => {
          watched.push(folder);
          return () => watched.splice(watched.indexOf(folder), 1);
        },
      };
      const [one, two] = ['one', 'two'].map(
        (name): WorkspaceFolder => ({ uri: pathToFileURL(join(root, name)).href, name }),
      );
      assert.ok(one && two);
      const client = { ...modernClient, workspace: { ...modernClient.workspace, didChangeWatchedFiles: {} } };
      const place = { root: one.uri, filesFor: () => files };
      const talk = await converse('//- a.md\n[[b]]', client, { workspaceFolders: [one] }, place);
      await talk.connection.sendRequest('workspace/symbol', { query: '' });
      assert.deepEqual(watched, [one.uri]);
      const changed = (added: WorkspaceFolder[], removed: WorkspaceFolder[]): Promise<void> =>
        talk.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
      await changed([two], [one]);
      await until(async () => same(watched, [two.uri]));
      // Of a folder that was closed nothing is known any more.
      const symbols = await talk.connection.sendRequest<{ location: { uri: string } }[]>('workspace/symbol', {
        query: '',
      });
      assert.deepEqual(
        symbols.map(({ location }) => location.uri),
        [`${two.uri}/c.md`],
      );
      await changed([one], [two]);
      await until(async () => same(watched, [one.uri]));
      await changed([], [one]);
      await until(async () => same(watched, []));
      await talk.end();
    }));
});

function at(line: number): { line: number; character: number } {
  return { line, character: 3 };
}

function same(found: unknown, expected: unknown): boolean {
  return JSON.stringify(found) === JSON.stringify(expected);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let left = 200; left > 0; left--) {
    if (await condition()) return;
    await waits(50);
  }
  assert.ok(await condition(), 'what is awaited did not come');
}

/** A server on that folder; it watches the files itself where the editor does not report them. */
async function onRealDisk(root: string, reports: boolean): Promise<Conversation> {
  const didChangeWatchedFiles = { dynamicRegistration: reports };
  const client = { ...modernClient, workspace: { ...modernClient.workspace, didChangeWatchedFiles } };
  return converse('//- x.md\n', client, {}, { root: pathToFileURL(root).href, filesFor: () => diskFiles() });
}

async function told(talk: Conversation, root: string, path: string): Promise<void> {
  const uri = pathToFileURL(join(root, path)).href;
  const type = existsSync(join(root, path)) ? 1 : 3;
  await talk.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
}

/** The notes of the folder that have a broken link. */
async function brokenIn(talk: Conversation, root: string): Promise<string[]> {
  const found: string[] = [];
  for (const path of ['a.md', 'inner/b.md']) {
    const textDocument = { uri: pathToFileURL(join(root, path)).href };
    const report = await talk.connection.sendRequest<{ items: Diagnostic[] } | null>('textDocument/diagnostic', {
      textDocument,
    });
    if (report?.items.some(({ code }) => code === 'broken-link')) found.push(path);
  }
  return found;
}
