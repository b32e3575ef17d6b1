import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type {
  ClientCapabilities,
  Diagnostic,
  PublishDiagnosticsParams,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { type Conversation, converse, modernClient, root } from './client.ts';

/** What Neovim 0.11 can do: it asks for problems and cannot be told to ask again, and names file operations alone. */
const neovim: ClientCapabilities = {
  general: { positionEncodings: ['utf-8', 'utf-16', 'utf-32'] },
  workspace: { workspaceEdit: { resourceOperations: ['rename', 'create', 'delete'] } },
  textDocument: { diagnostic: { dynamicRegistration: false }, publishDiagnostics: {} },
};

const nothing: ClientCapabilities = {};

const vault = '//- a.md\n𝔸 [[$0b]] and [[missing]]\n//- b.md\n# Heading\n';
const missing = { start: { line: 0, character: 13 }, end: { line: 0, character: 24 } };

suite('protocol: clients', () => {
  for (const [name, client] of Object.entries({ 'that can nothing': nothing, 'like Neovim': neovim })) {
    test(`a client ${name} is sent problems, again when it opens a note again, and after changes elsewhere`, async () => {
      const talk = await converse(vault, client);
      assert.equal(talk.initialized.capabilities.diagnosticProvider, undefined);
      await talk.open('a.md');
      assert.deepEqual(await sent(talk, 'a.md', 1), [missing]);
      await close(talk, 'a.md');
      await talk.open('a.md');
      assert.deepEqual(await sent(talk, 'a.md', 2), [missing]);
      talk.files.set('missing.md', '');
      await talk.fileChanged('missing.md', 1);
      assert.deepEqual(await sent(talk, 'a.md', 3), []);
      await talk.end();
    });
  }

  test('a client that knows file operations is sent them, whatever it says of documentChanges', async () => {
    const talk = await converse(vault, neovim);
    const edit = await rename(talk);
    assert.deepEqual(edit.documentChanges?.at(-1), {
      kind: 'rename',
      oldUri: talk.uri('b.md'),
      newUri: talk.uri('c.md'),
    });
    await talk.end();
  });

  test('a client that knows no file operations is told why a note is not renamed', async () => {
    const talk = await converse(vault, nothing);
    await assert.rejects(rename(talk), { message: /cannot rename files/ });
    await talk.end();
  });

  for (const encoding of ['utf-8', 'utf-16', 'utf-32'] as const)
    test(`edits are counted in ${encoding} when the client does so, each in the text before it`, async () => {
      const talk = await converse(vault, { ...modernClient, general: { positionEncodings: [encoding] } });
      await talk.open('a.md');
      const letter = { 'utf-8': 4, 'utf-16': 2, 'utf-32': 1 }[encoding];
      const at = (character: number) => ({ line: 0, character });
      await talk.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: talk.uri('a.md'), version: 2 },
        contentChanges: [
          { range: { start: at(letter), end: at(letter) }, text: '𝔹' },
          { range: { start: at(2 * letter + 3), end: at(2 * letter + 4) }, text: 'absent' },
        ],
      });
      const problems = await pull(talk, 'a.md');
      assert.deepEqual(problems.map(nameOf), ['absent', 'missing']);
      await talk.end();
    });

  test('an edit that replaces the whole text, and one far outside of it', async () => {
    const talk = await converse(vault);
    await talk.open('a.md');
    const far = { line: 1000, character: 1000 };
    await talk.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: talk.uri('a.md'), version: 2 },
      contentChanges: [{ text: '[[one]]' }, { range: { start: far, end: far }, text: ' [[two]]' }],
    });
    assert.deepEqual(
      (await pull(talk, 'a.md')).map(({ range }) => range.start.character),
      [0, 8],
    );
    await talk.end();
  });

  test('a client that names only the path of its root', async () => {
    const talk = await converse(vault, modernClient, {
      workspaceFolders: undefined,
      rootUri: null,
      rootPath: '/vault',
    });
    await talk.open('a.md');
    assert.equal((await pull(talk, 'a.md')).length, 1);
    await talk.end();
  });

  test('a second initialize is refused, and the first still holds', async () => {
    const talk = await converse(vault);
    const again = talk.connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await assert.rejects(again, { code: -32600 });
    await talk.open('a.md');
    assert.equal((await pull(talk, 'a.md')).length, 1);
    await talk.end();
  });

  test('after shutdown a request that nobody knows is an invalid one, too', async () => {
    const talk = await converse(vault);
    await talk.connection.sendRequest('shutdown');
    await assert.rejects(talk.connection.sendRequest('textDocument/brew'), { code: -32600 });
    await talk.end();
  });

  test('$/ notifications that nobody knows are passed over, and $/setTrace is taken', async () => {
    const talk = await converse(vault);
    await talk.connection.sendNotification('$/brew', { strong: true });
    await talk.connection.sendNotification('$/setTrace', { value: 'verbose' });
    await assert.rejects(talk.connection.sendRequest('$/brew'), { code: -32601 });
    await talk.open('a.md');
    assert.equal((await pull(talk, 'a.md')).length, 1);
    assert.deepEqual(talk.log, []);
    await talk.end();
  });

  test('a note that the editor renamed, created or deleted is known before anybody reports the files', async () => {
    const fileOperations = { didRename: true, didCreate: true, didDelete: true };
    const talk = await converse(vault, { ...modernClient, workspace: { ...modernClient.workspace, fileOperations } });
    const offered = talk.initialized.capabilities.workspace?.fileOperations;
    assert.deepEqual(Object.keys(offered ?? {}), ['didRename', 'didCreate', 'didDelete']);
    await talk.open('a.md');
    talk.files.set('missing.md', talk.files.get('b.md') ?? '');
    talk.files.delete('b.md');
    const files = [{ oldUri: talk.uri('b.md'), newUri: talk.uri('missing.md') }];
    await talk.connection.sendNotification('workspace/didRenameFiles', { files });
    assert.deepEqual((await pull(talk, 'a.md')).map(nameOf), ['b']);
    talk.files.set('b.md', '');
    await talk.connection.sendNotification('workspace/didCreateFiles', { files: [{ uri: talk.uri('b.md') }] });
    assert.deepEqual((await pull(talk, 'a.md')).map(nameOf), []);
    talk.files.delete('b.md');
    await talk.connection.sendNotification('workspace/didDeleteFiles', { files: [{ uri: talk.uri('b.md') }] });
    assert.deepEqual((await pull(talk, 'a.md')).map(nameOf), ['b']);
    await talk.end();
  });

  test('when a folder is closed its problems go, for clients that are sent them and clients that ask', async () => {
    const workspaceFolders = true;
    const pushed = await converse(vault, { workspace: { workspaceFolders } });
    await pushed.open('a.md');
    assert.deepEqual(await sent(pushed, 'a.md', 1), [missing]);
    await closeFolder(pushed);
    assert.deepEqual(await sent(pushed, 'a.md', 2), []);
    await pushed.end();

    const talk = await converse(vault);
    const first = await askAll(talk, []);
    assert.equal(first.length, 1);
    await closeFolder(talk);
    const previous = first.map(({ uri, resultId }) => ({ uri, value: resultId }));
    assert.deepEqual(
      (await askAll(talk, previous)).map(({ uri, items }) => ({ uri, items })),
      [{ uri: talk.uri('a.md'), items: [] }],
    );
    await talk.end();
  });
});

interface WholeReport {
  readonly uri: string;
  readonly resultId: string;
  readonly items: Diagnostic[];
}

async function askAll(talk: Conversation, previousResultIds: readonly object[]): Promise<WholeReport[]> {
  const answer = await talk.connection.sendRequest<{ items: WholeReport[] }>('workspace/diagnostic', {
    previousResultIds,
  });
  return answer.items;
}

async function closeFolder(talk: Conversation): Promise<void> {
  const event = { added: [], removed: [{ uri: root, name: 'vault' }] };
  await talk.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
}

function nameOf({ message }: Diagnostic): string {
  return /'(.*?)'/.exec(String(message))?.[1] ?? String(message);
}

async function close(talk: Conversation, path: string): Promise<void> {
  await talk.connection.sendNotification('textDocument/didClose', { textDocument: { uri: talk.uri(path) } });
}

function rename(talk: Conversation): Promise<WorkspaceEdit> {
  const { uri, position } = talk.cursor ?? assert.fail('no cursor');
  return talk.connection.sendRequest('textDocument/rename', { textDocument: { uri }, position, newName: 'c' });
}

async function pull(talk: Conversation, path: string): Promise<Diagnostic[]> {
  const textDocument = { uri: talk.uri(path) };
  const { items } = await talk.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
    textDocument,
  });
  return items;
}

/** Where the problems stand that the client was sent for the file, the count-th time. */
async function sent(talk: Conversation, path: string, count: number): Promise<Range[]> {
  const ofFile = (): PublishDiagnosticsParams[] => talk.published.filter(({ uri }) => uri === talk.uri(path));
  for (let left = 2000; ofFile().length < count && left > 0; left--)
    await new Promise((resolve) => setTimeout(resolve, 5));
  return ofFile()[count - 1]?.diagnostics.map(({ range }) => range) ?? [];
}
