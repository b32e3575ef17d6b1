import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver';
import { converse, modernClient } from './client.ts';

const resolving = {
  ...modernClient,
  textDocument: {
    ...modernClient.textDocument,
    codeAction: {
      ...modernClient.textDocument?.codeAction,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
};

suite('lsp: code actions', () => {
  test('refactorings are offered without their edit, which is made when one is chosen', async () => {
    const talk = await converse('//- a.md\n𝔸 [[$0b]]\n//- b.md\n# Title\n', resolving);
    await talk.open('a.md');
    const { uri, position } = talk.cursor ?? assert.fail();
    const params = {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor.rewrite'] },
    };
    const offered = await talk.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params);
    const action = offered.find(({ title }) => title === 'Convert to a Markdown link') ?? assert.fail();
    assert.equal(action.edit, undefined);
    const { edit } = await talk.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.deepEqual(change?.edits, [
      { range: { start: { line: 0, character: 3 }, end: { line: 0, character: 8 } }, newText: '[b](b.md)' },
    ]);
    await talk.type('a.md', { line: 0, character: 0 }, { line: 0, character: 8 }, '');
    await assert.rejects(talk.connection.sendRequest('codeAction/resolve', action), /has changed meanwhile/);
    await talk.end();
  });

  test('a client that cannot ask later gets them with their edit, and only those that it can carry out', async () => {
    const workspace = { ...modernClient.workspace, workspaceEdit: { documentChanges: true } };
    const talk = await converse('# A\n## $0B\ntext', { ...modernClient, workspace });
    await talk.open('a.md');
    const { uri, position } = talk.cursor ?? assert.fail();
    const range = { start: position, end: position };
    const params = { textDocument: { uri }, range, context: { diagnostics: [] } };
    const offered = await talk.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params);
    assert.deepEqual(
      offered.filter(({ edit }) => edit === undefined).map(({ title }) => title),
      [],
    );
    assert.equal(
      offered.some(({ title }) => title.startsWith('Extract')),
      false,
    );
    await talk.end();
  });
});
