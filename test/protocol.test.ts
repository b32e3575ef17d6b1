import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { ClientCapabilities, Diagnostic, DocumentDiagnosticReport, Location } from 'vscode-languageserver';
import { type Conversation, converse, modernClient } from './client.ts';

suite('protocol', () => {
  for (const [encoding, start, end] of [
    ['utf-8', 5, 16],
    ['utf-16', 3, 14],
    ['utf-32', 2, 13],
  ] as const)
    test(`positions are counted in ${encoding} when the client does so`, async () => {
      const client = { ...modernClient, general: { positionEncodings: [encoding] } } as ClientCapabilities;
      const talk = await converse('//- a.md\n𝔸 [[missing]] [[b]]\n//- b.md\nText', client);
      assert.equal(talk.initialized.capabilities.positionEncoding, encoding);
      await talk.open('a.md');
      const [problem] = await problemsOf(talk, 'a.md');
      assert.deepEqual([problem?.range.start.character, problem?.range.end.character], [start, end]);
      const found = await talk.connection.sendRequest<Location[]>('textDocument/definition', {
        textDocument: { uri: talk.uri('a.md') },
        position: { line: 0, character: end + 3 },
      });
      assert.equal(found.length, 1);
      await talk.end();
    });

  test('a client that names no encoding counts in utf-16', async () => {
    const { general: _, ...client } = modernClient;
    const talk = await converse('[[a]]', client);
    assert.equal(talk.initialized.capabilities.positionEncoding, 'utf-16');
    await talk.end();
  });

  test('a client that knows no workspace folders names its root', async () => {
    const talk = await converse('[[missing]]', modernClient, { workspaceFolders: undefined });
    await talk.open('a.md');
    assert.equal((await problemsOf(talk, 'a.md')).length, 1);
    await talk.end();
  });

  test('a single file of no folder is served, and nobody complains about its links', async () => {
    const talk = await converse('# A heading\n\n[[missing]]', modernClient, { workspaceFolders: null, rootUri: null });
    await talk.open('a.md');
    assert.deepEqual(await problemsOf(talk, 'a.md'), []);
    await talk.end();
  });

  test('an unknown request is answered with MethodNotFound', async () => {
    const talk = await converse('Text');
    await assert.rejects(talk.connection.sendRequest('textDocument/brew'), { code: -32601 });
    await talk.end();
  });

  test('a request without what it needs is answered with InvalidParams, and says what that is', async () => {
    const talk = await converse('Text');
    const textDocument = { uri: talk.uri('a.md') };
    await assert.rejects(
      talk.connection.sendRequest('textDocument/hover', { textDocument, position: { line: -1, character: 0 } }),
      {
        code: -32602,
        message: "textDocument/hover: 'position' is to be a line and a character, whole numbers from 0.",
      },
    );
    await talk.end();
  });

  test('a request after shutdown is an invalid request', async () => {
    const talk = await converse('[[a]]');
    await talk.connection.sendRequest('shutdown');
    const textDocument = { uri: talk.uri('a.md') };
    await assert.rejects(talk.connection.sendRequest('textDocument/diagnostic', { textDocument }), { code: -32600 });
    await talk.end();
  });

  test('a request that is cancelled is answered as cancelled, and the server goes on', async () => {
    const talk = await converse('[[b]]');
    await talk.open('a.md');
    // Nothing is wrong with an empty list of known problems twice, so the second request would wait.
    const known = await talk.connection.sendRequest<{ items: { uri: string; resultId: string }[] }>(
      'workspace/diagnostic',
      { previousResultIds: [] },
    );
    const previousResultIds = known.items.map(({ uri, resultId }) => ({ uri, value: resultId }));
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const waiting = talk.connection.sendRequest('workspace/diagnostic', { previousResultIds }, source.token);
    source.cancel();
    await waiting.catch((error: { code: number }) => assert.equal(error.code, -32800));
    assert.equal((await problemsOf(talk, 'a.md')).length, 1);
    await talk.end();
  });
});

async function problemsOf(talk: Conversation, path: string): Promise<Diagnostic[]> {
  const textDocument = { uri: talk.uri(path) };
  const report = await talk.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument,
  });
  assert.equal(report.kind, 'full');
  return report.kind === 'full' ? report.items : [];
}
