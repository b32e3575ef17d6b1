import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import {
  type ClientCapabilities,
  type CodeLens,
  type CompletionItem,
  type CompletionList,
  type DefinitionLink,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type Hover,
  type InlayHint,
  type Location,
  type SemanticTokens,
  type SemanticTokensDelta,
} from 'vscode-languageserver';
import { type Conversation, converse, modernClient } from './client.ts';

/** Asks at the cursor of the fixture, whose note is open. */
async function ask<Answer>(
  source: string,
  method: string,
  look: (answer: Answer, talk: Conversation) => void | Promise<void>,
  more: object = {},
  client?: ClientCapabilities,
): Promise<void> {
  const talk = await converse(source, client);
  assert.ok(talk.cursor, 'the fixture has no $0');
  const { uri, position } = talk.cursor;
  await talk.open(uri.slice(talk.uri('').length));
  const answer: Answer = await talk.connection.sendRequest(method, { textDocument: { uri }, position, ...more });
  await look(answer, talk);
  assert.deepEqual(talk.log, []);
  await talk.end();
}

suite('lsp: language features', () => {
  test('definition', () =>
    ask<Location[] | DefinitionLink[]>(
      '//- a.md\n𝔸 [[b#Two$0]]\n//- b.md\n# One\n\n# Two',
      'textDocument/definition',
      (answer, talk) => {
        const range = { start: { line: 2, character: 2 }, end: { line: 2, character: 5 } };
        assert.deepEqual(answer, [{ uri: talk.uri('b.md'), range }]);
      },
    ));

  test('hover', () =>
    ask<Hover>('//- a.md\n𝔸 [[b$0]]\n//- b.md\n# One', 'textDocument/hover', ({ range, contents }, talk) => {
      assert.deepEqual(range, { start: { line: 0, character: 3 }, end: { line: 0, character: 8 } });
      assert.ok(typeof contents === 'object' && 'kind' in contents);
      assert.ok(contents.value.startsWith(`[**One**](<${talk.uri('b.md')}>)`), contents.value);
    }));

  test('completion', () =>
    ask<CompletionList>('//- a.md\n𝔸 [[be$0]]\n//- bee.md\n', 'textDocument/completion', ({ items }) => {
      const range = { start: { line: 0, character: 5 }, end: { line: 0, character: 7 } };
      assert.deepEqual(
        items.map((item) => [item.label, item.textEdit]),
        [['bee', { range, newText: 'bee' }]],
      );
    }));

  test('a completion is resolved with a preview of what it names', async () => {
    const source = '//- a.md\n[[bee#t$0]]\n//- bee.md\n# Bee\n\n## Two\n\nSee [[a]].';
    await ask<CompletionList>(source, 'textDocument/completion', async ({ items }, talk) => {
      const item = items.find(({ label }) => label === 'Two');
      const resolved: CompletionItem = await talk.connection.sendRequest('completionItem/resolve', item);
      assert.ok(typeof resolved.documentation === 'object');
      assert.match(resolved.documentation.value, /## Two\n\nSee \[a\]\(<?file:\/\/\/vault\/a\.md>?\)\./);
    });
  });

  test('references, with the declaration only when asked, and highlights', async () => {
    const source = '//- a.md\n[[b#Two$0]]\n//- b.md\n# One\n\n# Two';
    const use = { start: { line: 0, character: 4 }, end: { line: 0, character: 7 } };
    const heading = { start: { line: 2, character: 2 }, end: { line: 2, character: 5 } };
    await ask<Location[]>(
      source,
      'textDocument/references',
      (answer, talk) =>
        assert.deepEqual(answer, [
          { uri: talk.uri('a.md'), range: use },
          { uri: talk.uri('b.md'), range: heading },
        ]),
      { context: { includeDeclaration: true } },
    );
    await ask<Location[]>(source, 'textDocument/references', (answer) => assert.equal(answer.length, 1), {
      context: { includeDeclaration: false },
    });
    await ask<DocumentHighlight[]>(source, 'textDocument/documentHighlight', (answer) =>
      assert.deepEqual(answer, [{ range: use, kind: DocumentHighlightKind.Read }]),
    );
  });

  test('document links are resolved when they are clicked', async () => {
    const talk = await converse('//- a.md\n[[b#Two]]\n//- b.md\n# One\n\n# Two');
    const textDocument = { uri: talk.uri('a.md') };
    const [link]: DocumentLink[] = await talk.connection.sendRequest('textDocument/documentLink', { textDocument });
    assert.equal(link?.target, undefined);
    const resolved: DocumentLink = await talk.connection.sendRequest('documentLink/resolve', link);
    assert.equal(resolved.target, `${talk.uri('b.md')}#L3`);
    await talk.end();
  });

  test('semantic tokens: full, a delta after a change elsewhere, for which the client is asked to ask again; a range', async () => {
    const talk = await converse('//- a.md\n[[b]]\n\n[[c]]');
    await talk.open('a.md');
    const textDocument = { uri: talk.uri('a.md') };
    const method = 'textDocument/semanticTokens';
    const full: SemanticTokens = await talk.connection.sendRequest(`${method}/full`, { textDocument });
    assert.deepEqual(full.data, [0, 2, 1, 0, 2, 2, 2, 1, 0, 2]);
    const asked = new Promise<void>((resolve) =>
      talk.connection.onRequest('workspace/semanticTokens/refresh', () => resolve()),
    );
    talk.files.set('b.md', '');
    await talk.fileChanged('b.md', 1);
    await asked;
    const previousResultId = full.resultId;
    const delta: SemanticTokensDelta = await talk.connection.sendRequest(`${method}/full/delta`, {
      textDocument,
      previousResultId,
    });
    assert.deepEqual(delta.edits, [{ start: 4, deleteCount: 1, data: [1] }]);
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 5 } };
    const part: SemanticTokens = await talk.connection.sendRequest(`${method}/range`, { textDocument, range });
    assert.deepEqual(part.data, [2, 2, 1, 0, 2]);
    await talk.end();
  });

  test('code lenses and inlay hints are shown once they are switched on', async () => {
    const talk = await converse('//- a.md\n[[b]]\n//- b.md\n# Bee');
    const lenses = (path: string): Promise<CodeLens[]> =>
      talk.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: talk.uri(path) } });
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    const hints = (path: string): Promise<InlayHint[]> =>
      talk.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri: talk.uri(path) }, range });
    assert.deepEqual([await lenses('b.md'), await hints('a.md')], [[], []]);
    const settings = { docsVault: { codeLens: { enabled: true }, inlayHints: true } };
    await talk.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    const [lens] = await lenses('b.md');
    const resolved: CodeLens = await talk.connection.sendRequest('codeLens/resolve', lens);
    assert.equal(resolved.command?.title, '1 backlink');
    const position = { line: 0, character: 3 };
    assert.deepEqual(await hints('a.md'), [{ position, label: 'Bee', paddingLeft: true }]);
    await talk.end();
  });

  test('lenses and hints can be asked for at the start, and stay when the client knows nothing of them', async () => {
    const client: ClientCapabilities = {
      ...modernClient,
      workspace: { ...modernClient.workspace, configuration: true },
    };
    const initializationOptions = { inlayHints: true, codeLens: { enabled: true } };
    const talk = await converse('//- a.md\n[[b]]\n//- b.md\n# Bee', client, { initializationOptions });
    talk.connection.onRequest('workspace/configuration', () => [null]);
    const textDocument = { uri: talk.uri('a.md') };
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    await talk.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const hints: InlayHint[] = await talk.connection.sendRequest('textDocument/inlayHint', { textDocument, range });
    const lenses: CodeLens[] = await talk.connection.sendRequest('textDocument/codeLens', { textDocument });
    assert.deepEqual([hints.length, lenses.length], [1, 1]);
    await talk.end();
  });

  test('declaration', () =>
    ask<Location[]>('//- a.md\n[[b$0]]\n//- b.md\n', 'textDocument/declaration', (answer, talk) =>
      assert.deepEqual(
        answer.map(({ uri }) => uri),
        [talk.uri('b.md')],
      ),
    ));

  test('a client that reads links as links gets the whole extent, and what to select in it', () => {
    const client: ClientCapabilities = {
      ...modernClient,
      textDocument: { ...modernClient.textDocument, definition: { linkSupport: true } },
    };
    return ask<DefinitionLink[]>(
      '//- a.md\n[[b#Two$0]]\n//- b.md\n# One\n## Two\ntext\n# Three',
      'textDocument/definition',
      (answer, talk) =>
        assert.deepEqual(answer, [
          {
            originSelectionRange: { start: { line: 0, character: 0 }, end: { line: 0, character: 9 } },
            targetUri: talk.uri('b.md'),
            targetRange: { start: { line: 1, character: 0 }, end: { line: 3, character: 0 } },
            targetSelectionRange: { start: { line: 1, character: 3 }, end: { line: 1, character: 6 } },
          },
        ]),
      {},
      client,
    );
  });
});
