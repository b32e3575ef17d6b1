import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { ApplyWorkspaceEditParams } from 'vscode-languageserver';
import { findNotes } from '../server/src/features/find-notes.ts';
import { vaultOf } from './check.ts';
import { type Conversation, converse, filesOf, modernClient } from './client.ts';

suite('notes by name', () => {
  const files = new Map([
    ['a/nozzle.md', '---\ntitle: Change the nozzle\naliases: [hot end]\n---\n'],
    ['b/printer.md', '# The printer\n'],
    ['b/printer.png', ''],
  ]);
  const found = (query: string, attachments = false): string[] =>
    findNotes(vaultOf(files), query, { attachments }).map(({ path }) => path);

  test('a title, a stem and an alias find a note', () => {
    for (const query of ['change', 'nozz', 'hot en', 'Nozzle']) assert.deepEqual(found(query), ['a/nozzle.md'], query);
    assert.deepEqual(found('nothing of the kind'), []);
  });

  test('what else a note is called is told', () =>
    assert.deepEqual(findNotes(vaultOf(files), 'hot'), [
      { path: 'a/nozzle.md', title: 'Change the nozzle', names: ['nozzle', 'hot end'] },
    ]));

  test('without a query all notes are found, attachments only when they are wanted', () => {
    assert.deepEqual(found('').sort(), ['a/nozzle.md', 'b/printer.md']);
    assert.deepEqual(found('', true).sort(), ['a/nozzle.md', 'b/printer.md', 'b/printer.png']);
  });
});

suite('lsp: links for files', () => {
  test('in the style of the vault; a single link shows the text that it replaces', async () => {
    const talk = await converse('//- a.md\nsee this text\n//- b/c.md\n//- b/p.png\n//- x/c.md\n//- b/d.md\n');
    const links = (files: string[], from = 0, to = 0): Promise<unknown> =>
      talk.connection.sendRequest('docsVault/links', {
        uri: talk.uri('a.md'),
        range: { start: { line: 0, character: from }, end: { line: 0, character: to } },
        files: files.map(talk.uri),
      });
    assert.equal(await links(['b/d.md']), '[[d]]');
    assert.equal(await links(['b/d.md'], 4, 8), '[[d|this]]');
    assert.equal(await links(['b/c.md']), '[[b/c]]');
    assert.equal(await links(['b/p.png'], 4, 8), '![[p.png]]');
    assert.equal(await links(['b/d.md', 'b/p.png'], 4, 8), '[[d]]\n![[p.png]]');
    assert.equal(await links(['nowhere.md']), null);
    await talk.end();
  });

  test('a link in a table escapes its pipe', async () => {
    const talk = await converse('//- a.md\n| a |\n|---|\n| this |\n//- b.md\n');
    const range = { start: { line: 2, character: 2 }, end: { line: 2, character: 6 } };
    const asked = { uri: talk.uri('a.md'), range, files: [talk.uri('b.md')] };
    assert.equal(await talk.connection.sendRequest('docsVault/links', asked), '[[b\\|this]]');
    await talk.end();
  });

  test('the link to the heading above the cursor, and on the title to the note', async () => {
    const talk = await converse('//- a/b.md\n# B\n\ntext\n\n## One [x]\n\nmore\n//- b.md\n');
    const link = (line: number): Promise<unknown> =>
      talk.connection.sendRequest('docsVault/linkToHeading', {
        uri: talk.uri('a/b.md'),
        position: { line, character: 0 },
      });
    assert.equal(await link(2), '[[a/b]]');
    assert.equal(await link(6), '[[a/b#One x]]');
    await talk.end();
  });
});

suite('lsp: marks of links', () => {
  test('broken and ambiguous parts and the brackets, in the range alone', async () => {
    const talk = await converse('//- a.md\n[[no]] [[b]]\n[[x]] [[b#none]]\n//- b.md\n//- 1/x.md\n//- 2/x.md\n');
    const marks = (from: number, to: number): Promise<{ state: string; range: { start: { character: number } } }[]> =>
      talk.connection.sendRequest('docsVault/marks', {
        uri: talk.uri('a.md'),
        range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } },
      });
    const short = (found: Awaited<ReturnType<typeof marks>>): string[] =>
      found.map(({ state, range }) => `${state} ${range.start.character}`);
    assert.deepEqual(short(await marks(0, 1)), ['broken 2', 'brackets 0', 'brackets 4', 'brackets 7', 'brackets 10']);
    const second = short(await marks(1, 2));
    assert.deepEqual(
      second.filter((mark) => !mark.startsWith('brackets')),
      ['ambiguous 2', 'broken 10'],
    );
    await talk.end();
  });
});

suite('lsp: the config', () => {
  test('one that fits is offered where there is none', async () => {
    const talk = await converse('//- a.md\n[[CHANGELOG]]\n');
    talk.files.delete('docs-vault.json');
    const answer = await talk.connection.sendRequest<{ uri: string; text?: string }>('docsVault/initialConfig', {});
    assert.equal(answer.uri, talk.uri('docs-vault.json'));
    assert.match(answer.text ?? '', /"virtualNotes": \["CHANGELOG"\]/);
    talk.files.set('docs-vault.json', '{}');
    assert.deepEqual(await talk.connection.sendRequest('docsVault/initialConfig', {}), { uri: answer.uri });
    await talk.end();
  });
});

suite('lsp: before a note is saved', () => {
  const note = '---\nmodified: 2020-01-01\n---\nSee [[b|b]].\n';
  const client = {
    ...modernClient,
    textDocument: { ...modernClient.textDocument, synchronization: { willSaveWaitUntil: true } },
  };

  test('nothing is done unasked', async () => {
    assert.deepEqual(await saved({}, 1), []);
  });

  test('safe fixes and the date of change are made in one go', async () => {
    const onSave = { fixAll: { enabled: true }, updateModified: true };
    assert.deepEqual(await saved({ docsVault: { onSave } }, 1), ['1:10-1:20 2026-06-15', '3:12-3:14 ']);
  });

  test('while the editor saves by itself only the date is set', async () => {
    assert.deepEqual(await saved({ onSave: { fixAll: true, updateModified: true } }, 2), ['1:10-1:20 2026-06-15']);
  });

  test('a note whose text is as it was keeps its date', async () => {
    assert.deepEqual(await saved({ onSave: { updateModified: true } }, 1, ''), []);
  });

  async function saved(initializationOptions: object, reason: number, typed = 'New. '): Promise<string[]> {
    const talk = await converse(`//- a.md\n${note}//- b.md\n`, client, { initializationOptions });
    await talk.open('a.md');
    await talk.type('a.md', { line: 3, character: 0 }, { line: 3, character: 0 }, typed);
    const edits = await talk.connection.sendRequest<{ range: unknown; newText: string }[]>(
      'textDocument/willSaveWaitUntil',
      { textDocument: { uri: talk.uri('a.md') }, reason },
    );
    await talk.end();
    return edits.map(({ range, newText }) => `${shown(range)} ${newText}`);
  }

  function shown(range: unknown): string {
    const { start, end } = range as Record<'start' | 'end', { line: number; character: number }>;
    return `${start.line}:${start.character}-${end.line}:${end.character}`;
  }
});

suite('lsp: a change that is shown first', () => {
  const client = {
    ...modernClient,
    workspace: {
      ...modernClient.workspace,
      applyEdit: true,
      workspaceEdit: { ...modernClient.workspace?.workspaceEdit, changeAnnotationSupport: { groupsOnLabel: true } },
    },
  };

  test('its edits need to be confirmed, and a no is no failure', async () => {
    const talk = await converse('//- a.md\n[[b|b]]\n//- b.md\n', client);
    const asked = await fixAll(talk, { confirm: 'true' }, false);
    assert.deepEqual(
      Object.values(asked?.edit.changeAnnotations ?? {}).map(({ needsConfirmation }) => needsConfirmation),
      [true],
    );
    assert.match(JSON.stringify(asked?.edit.documentChanges), /"annotationId":"confirm"/);
    assert.equal((await fixAll(talk, {}, true))?.edit.changeAnnotations, undefined);
    await talk.end();
  });

  test('a vault without safe problems says that there is nothing to change', async () => {
    const talk = await converse('//- a.md\n[[b]]\n//- b.md\n', client);
    const messages: string[] = [];
    talk.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      messages.push(message);
    });
    talk.connection.onRequest('window/showMessageRequest', ({ message }: { message: string }) => {
      messages.push(message);
      return null;
    });
    assert.equal(await fixAll(talk, {}, true), undefined);
    assert.deepEqual(messages, ['Docs Vault: there is nothing to change.']);
    await talk.end();
  });

  async function fixAll(
    talk: Conversation,
    more: object,
    applied: boolean,
  ): Promise<ApplyWorkspaceEditParams | undefined> {
    let asked: ApplyWorkspaceEditParams | undefined;
    talk.connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
      asked = params;
      return { applied };
    });
    const command = 'docs-vault.fixAll';
    await talk.connection.sendRequest('workspace/executeCommand', {
      command,
      arguments: [{ uri: talk.uri('a.md'), ...more }],
    });
    return asked;
  }
});

suite('lsp: workspaces that nobody trusts', () => {
  for (const trusted of [true, false])
    test(`git is ${trusted ? '' : 'not '}asked when the editor says that trust is ${trusted}`, async () => {
      let asked = 0;
      const talk = await converse(
        '//- a.md\ntext\n',
        modernClient,
        { initializationOptions: { trusted } },
        {
          root: 'file:///vault',
          filesFor: (files) => ({
            ...filesOf(files),
            repository: () => {
              asked++;
              return {
                change: () => undefined,
                lastCommitted: () => undefined,
                has: () => true,
                refresh: () => undefined,
              };
            },
          }),
        },
      );
      await talk.connection.sendRequest('docsVault/status', {});
      assert.equal(asked > 0, trusted);
      await talk.end();
    });
});
