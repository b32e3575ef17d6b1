import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { converse, modernClient } from './client.ts';

suite('lsp: diagnostics', () => {
  test('a client that pulls gets the problems of an open note, and after an edit those of the new text', async () => {
    const talk = await converse('See [[missing]].');
    await talk.open('a.md');
    const pull = async (): Promise<DocumentDiagnosticReport> =>
      talk.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: talk.uri('a.md') } });
    assert.deepEqual(shown(await pull()), ['0:4-0:15 broken-link']);
    await talk.type('a.md', { line: 0, character: 0 }, { line: 0, character: 3 }, '𝔸');
    assert.deepEqual(shown(await pull()), ['0:3-0:14 broken-link']);
    await talk.end();
  });

  test('the problems of the whole vault are pulled, and follow the files', async () => {
    const talk = await converse('//- a.md\n[[b]]\n//- b.md\n[[c]]');
    const pull = async (): Promise<WorkspaceDiagnosticReport> =>
      talk.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
    assert.deepEqual(
      (await pull()).items.map((item) => item.uri),
      [talk.uri('b.md')],
    );
    talk.files.delete('b.md');
    await talk.fileChanged('b.md', 3);
    assert.deepEqual(
      (await pull()).items.map((item) => item.uri),
      [talk.uri('a.md')],
    );
    await talk.end();
  });

  test('a note that was closed without its problems is reported as having none', async () => {
    const talk = await converse('//- a.md\n[[b]]\n//- b.md\n');
    const textDocument = { uri: talk.uri('b.md') };
    await talk.open('b.md');
    await talk.type('b.md', { line: 0, character: 0 }, { line: 0, character: 0 }, '[[c]]');
    assert.deepEqual(shown(await talk.connection.sendRequest('textDocument/diagnostic', { textDocument })), [
      '0:0-0:5 broken-link',
    ]);
    await talk.connection.sendNotification('textDocument/didClose', { textDocument });
    const { items }: WorkspaceDiagnosticReport = await talk.connection.sendRequest('workspace/diagnostic', {
      previousResultIds: [],
    });
    assert.deepEqual(
      items.map((item) => [item.uri, shown(item)]),
      [[textDocument.uri, []]],
    );
    await talk.end();
  });

  test('a folder that comes as a whole, or goes, is followed', async () => {
    const talk = await converse('//- a.md\n[[b]] and [[c]]');
    await talk.open('a.md');
    const pull = async (): Promise<string[]> =>
      shown(await talk.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: talk.uri('a.md') } }));
    talk.files.set('more/b.md', '').set('more/deep/c.md', '');
    await talk.fileChanged('more', 1);
    assert.deepEqual(await pull(), []);
    talk.files.delete('more/b.md');
    talk.files.delete('more/deep/c.md');
    await talk.fileChanged('more', 3);
    assert.deepEqual(await pull(), ['0:0-0:5 broken-link', '0:10-0:15 broken-link']);
    await talk.end();
  });

  test('a client that cannot pull is told', async () => {
    const { textDocument, ...others } = modernClient;
    const talk = await converse('[[b]]', {
      ...others,
      textDocument: { ...textDocument, diagnostic: undefined } as never,
    });
    assert.equal(talk.initialized.capabilities.diagnosticProvider, undefined);
    const told = new Promise<void>((resolve) =>
      talk.connection.onNotification('textDocument/publishDiagnostics', () => resolve()),
    );
    await talk.open('a.md');
    await told;
    await talk.end();
  });
});

function shown(report: DocumentDiagnosticReport): string[] {
  assert.equal(report.kind, 'full');
  if (report.kind !== 'full') return [];
  return report.items.map(
    ({ range: { start, end }, code }) => `${start.line}:${start.character}-${end.line}:${end.character} ${code}`,
  );
}
