import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { type Conversation, converse, modernClient } from './client.ts';

const client = {
  ...modernClient,
  workspace: { ...modernClient.workspace, fileOperations: { willRename: true, willCreate: true, willDelete: true } },
  textDocument: { ...modernClient.textDocument, rename: { prepareSupport: true } },
};

suite('lsp: rename', () => {
  test('a rename answers with versioned edits and a file operation; text that changed on disk is read again', async () => {
    const talk = await converse('//- a.md\n𝔸 [[$0b]]\n//- b.md\n[[b]]\n//- c.md\n[[b]]', client);
    await talk.open('a.md');
    talk.files.set('c.md', 'new text [[b]]');
    const at = { textDocument: { uri: talk.cursor?.uri }, position: talk.cursor?.position };
    assert.deepEqual(await talk.connection.sendRequest('textDocument/prepareRename', at), {
      range: { start: { line: 0, character: 5 }, end: { line: 0, character: 6 } },
      placeholder: 'b',
    });
    const edit = await talk.connection.sendRequest('textDocument/rename', { ...at, newName: 'd' });
    assert.deepEqual(shown(talk, edit as WorkspaceEdit), [
      'a.md (1): 0:5-0:6 d',
      'b.md (null): 0:2-0:3 d',
      'c.md (null): 0:11-0:12 d',
      'b.md -> d.md',
    ]);
    await talk.end();
  });

  test('an editor that cannot rename files is told so, and may rename a heading', async () => {
    const workspace = { workspaceEdit: { documentChanges: true } };
    const talk = await converse('//- a.md\n# One\n[[$0b]]\n//- b.md\n[[a#One]]', { ...client, workspace });
    await talk.open('a.md');
    const at = { textDocument: { uri: talk.cursor?.uri }, position: talk.cursor?.position };
    await assert.rejects(
      talk.connection.sendRequest('textDocument/rename', { ...at, newName: 'd' }),
      /This editor cannot rename files/,
    );
    const heading = { ...at, position: { line: 0, character: 3 }, newName: 'Two' };
    const edit = await talk.connection.sendRequest('textDocument/rename', heading);
    assert.deepEqual(shown(talk, edit as WorkspaceEdit), ['a.md (1): 0:2-0:5 Two', 'b.md (null): 0:4-0:7 Two']);
    await talk.end();
  });

  test('files that move take their links along, and those to them; what is deleted is warned of', async () => {
    const talk = await converse('//- a.md\n[[b]] [b](b.md) ![](p.png)\n//- b.md\n[a](a.md)\n//- p.png\n', client);
    const warnings: string[] = [];
    talk.connection.onNotification('window/showMessage', (params: { message: string }) => {
      warnings.push(params.message);
    });
    const files = ['b.md', 'p.png'].map((path) => ({ oldUri: talk.uri(path), newUri: talk.uri(`x y/${path}`) }));
    const edit = await talk.connection.sendRequest('workspace/willRenameFiles', { files });
    assert.deepEqual(shown(talk, edit as WorkspaceEdit), [
      'a.md (null): 0:10-0:14 x%20y/b.md',
      'a.md (null): 0:20-0:25 x%20y/p.png',
      'b.md (null): 0:4-0:8 ../a.md',
    ]);
    const created = [{ uri: talk.uri('z/b.md') }, { uri: talk.uri('z') }];
    const noCapture = await talk.connection.sendRequest('workspace/willCreateFiles', { files: created });
    assert.deepEqual(noCapture, null);
    await talk.connection.sendRequest('workspace/willDeleteFiles', { files: [{ uri: talk.uri('b.md') }] });
    assert.deepEqual(warnings, ['2 links in a.md will lead nowhere.']);
    await talk.end();
  });
});

function shown(talk: Conversation, edit: WorkspaceEdit): string[] {
  const path = (uri: string): string => decodeURIComponent(uri).slice(talk.uri('').length);
  return (edit.documentChanges ?? []).flatMap((change) => {
    if ('kind' in change)
      return change.kind === 'rename' ? [`${path(change.oldUri)} -> ${path(change.newUri)}`] : [change.kind];
    const { uri, version } = change.textDocument;
    return change.edits.map((each) => {
      const { start, end } = 'range' in each ? each.range : assert.fail();
      const range = `${start.line}:${start.character}-${end.line}:${end.character}`;
      return `${path(uri)} (${version}): ${range} ${'newText' in each ? each.newText : ''}`;
    });
  });
}
