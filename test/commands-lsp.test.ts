import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { ApplyWorkspaceEditParams, WorkspaceEdit } from 'vscode-languageserver';
import { noteCommands } from '../server/src/features/note-commands.ts';
import { type Conversation, converse, modernClient } from './client.ts';
import { checkGeneratedPart } from './generated.ts';

const client = { ...modernClient, workspace: { ...modernClient.workspace, applyEdit: true } };

suite('lsp: commands', () => {
  test('each command makes its change through the editor', async () => {
    const run = await talkOf(
      `//- a.md\n# A\n<!-- toc -->\n<!-- /toc -->\n## One\n[[b]]\n//- b.md\n---\nlast-reviewed: 2020-01-01\n---\n[[b|B]]\n`,
    );
    assert.deepEqual(await run('docs-vault.rename', { newName: 'c' }, 'b.md'), ['a.md: c', 'b.md: c', 'b.md -> c.md']);
    assert.deepEqual(await run('docs-vault.move', { to: 'x/' }, 'b.md'), ['b.md -> x/b.md']);
    assert.deepEqual(await run('docs-vault.createNote', { name: 'new' }, 'a.md'), ['create new.md', 'new.md: # New\n']);
    assert.deepEqual(await run('docs-vault.markReviewed', {}, 'b.md'), ['b.md: 2026-06-15']);
    assert.deepEqual(await run('docs-vault.convertLinks', { to: 'markdown' }, 'a.md'), ['a.md: [b](b.md)']);
    assert.deepEqual(await run('docs-vault.updateTableOfContents', {}, 'a.md'), ['a.md: \n\n- [[#One]]\n\n']);
    assert.deepEqual(await run('docs-vault.fixAll', { rule: 'redundant-alias' }, 'a.md'), ['b.md: ']);
  });

  test('what cannot be done is said', async () => {
    const run = await talkOf(`//- a.md\n//- b.md\n`);
    await assert.rejects(run('docs-vault.rename', { newName: 'b' }, 'a.md'), /There is already a file 'b.md'/);
    await assert.rejects(run('docs-vault.rename', {}, 'a.md'), /The argument 'newName' is missing/);
    await assert.rejects(run('docs-vault.move', { to: '../x.md' }, 'a.md'), /is no path in this vault/);
    await assert.rejects(run('docs-vault.createNote', { name: 'B' }, 'a.md'), /There can be no new note 'B'/);
    await assert.rejects(run('docs-vault.markReviewed', {}, 'a.md'), /has no 'review'/);
    await assert.rejects(run('docs-vault.updateTableOfContents', {}, 'a.md'), /no table of contents/);
    await assert.rejects(run('docs-vault.rename', { newName: 'x' }, 'c.md'), /no file of the vault/);
  });

  test('a client that applies no edits is offered none', async () => {
    const talk = await converse('[[b]]');
    assert.equal(talk.initialized.capabilities.executeCommandProvider, undefined);
    await talk.end();
  });

  test('the guide lists them', () => {
    const rows = [...noteCommands].map(([name, command]) => {
      const given = Object.entries(command.arguments).map(([argument, says]) => `\`${argument}\`: ${says}`);
      return `| \`${name}\` | ${command.summary} | ${given.join('; ')} |`;
    });
    checkGeneratedPart(
      'docs/reference/language-server.md',
      'commands',
      ['| command | does | arguments beside `uri` |', '|---|---|---|', ...rows, ''].join('\n'),
    );
  });
});

/** Runs commands one after the other, each answered by the edit that it asks for; the edit is not carried out. */
async function talkOf(source: string): Promise<(command: string, given: object, path: string) => Promise<string[]>> {
  const talk = await converse(source, client);
  let asked: WorkspaceEdit = {};
  talk.connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
    asked = edit;
    return { applied: true };
  });
  return async (command, given, path) => {
    await talk.connection.sendRequest('workspace/executeCommand', {
      command,
      arguments: [{ uri: talk.uri(path), ...given }],
    });
    return shown(talk, asked);
  };
}

function shown(talk: Conversation, edit: WorkspaceEdit): string[] {
  const path = (uri: string): string => decodeURIComponent(uri).slice(talk.uri('').length);
  return (edit.documentChanges ?? []).flatMap((change) => {
    if (!('kind' in change))
      return change.edits.map((each) => `${path(change.textDocument.uri)}: ${'newText' in each ? each.newText : ''}`);
    return change.kind === 'rename'
      ? `${path(change.oldUri)} -> ${path(change.newUri)}`
      : `${change.kind} ${path(change.uri)}`;
  });
}
