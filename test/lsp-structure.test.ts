import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { DocumentSymbol, FoldingRange, SelectionRange, SymbolInformation } from 'vscode-languageserver';
import { converse, modernClient } from './client.ts';

const source = '# 𝔸\n\nsee [[b#Two]]\n\n## Two\n\ntext\n//- b.md\n# Two';

suite('lsp: structure', () => {
  test('outline, folds and selection of a note, symbols of the vault', async () => {
    const documentSymbol = { hierarchicalDocumentSymbolSupport: true };
    const talk = await converse(`//- a.md\n${source}`, { ...modernClient, textDocument: { documentSymbol } });
    const textDocument = { uri: talk.uri('a.md') };
    const outline: DocumentSymbol[] = await talk.connection.sendRequest('textDocument/documentSymbol', {
      textDocument,
    });
    assert.deepEqual(
      outline.map(({ name, children }) => [name, children?.map((child) => child.name)]),
      [['𝔸', ['Two']]],
    );
    const folds: FoldingRange[] = await talk.connection.sendRequest('textDocument/foldingRange', { textDocument });
    assert.deepEqual(folds, [
      { startLine: 0, endLine: 6 },
      { startLine: 4, endLine: 6 },
    ]);
    const selections: SelectionRange[] = await talk.connection.sendRequest('textDocument/selectionRange', {
      textDocument,
      positions: [{ line: 2, character: 10 }],
    });
    assert.deepEqual(selections[0]?.range, { start: { line: 2, character: 8 }, end: { line: 2, character: 11 } });
    assert.deepEqual(selections[0]?.parent?.range.start, { line: 2, character: 6 });
    const symbols: SymbolInformation[] = await talk.connection.sendRequest('workspace/symbol', { query: 'two' });
    assert.deepEqual(
      symbols.map(({ name, location }) => [name, location.uri, location.range.start.line]),
      [
        ['Two', talk.uri('b.md'), 0],
        ['Two', talk.uri('a.md'), 4],
      ],
    );
    await talk.end();
  });

  test('a client without trees gets a list', async () => {
    const talk = await converse(`//- a.md\n${source}`, { ...modernClient, textDocument: {} });
    const outline: SymbolInformation[] = await talk.connection.sendRequest('textDocument/documentSymbol', {
      textDocument: { uri: talk.uri('a.md') },
    });
    assert.deepEqual(
      outline.map(({ name, containerName }) => [name, containerName]),
      [
        ['𝔸', undefined],
        ['Two', '𝔸'],
      ],
    );
    await talk.end();
  });
});
