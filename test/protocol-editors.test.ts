import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { type Conversation, converse, root } from './client.ts';
import { type Client, clients } from './clients.ts';

const vault = '//- a.md\n𝔸 [[b#Two]] and [[missing]] [[b|b]]\n//- b.md\n# One\n\n## Two\n\nText\n//- missions.md\n';

/** Where `[[missing]]` stands behind a letter of four bytes, two units of UTF-16, one of UTF-32. */
const missing: Readonly<Record<string, readonly [number, number]>> = {
  'utf-8': [19, 30],
  'utf-16': [17, 28],
  'utf-32': [16, 27],
};

suite('protocol: editors, by what they say of themselves', () => {
  for (const [name, client] of Object.entries(clients))
    test(`${name} opens a note, and gets problems, hover, definition, completion, symbols, actions and a rename in the forms that it knows`, async () => {
      const wrong: string[] = [];
      const talk = await start(client, wrong);
      const { capabilities } = client;
      const encoding = talk.initialized.capabilities.positionEncoding ?? 'utf-16';
      assert.ok((capabilities.general?.positionEncodings ?? ['utf-16']).includes(encoding));
      await talk.open('a.md');
      const [problem] = await problemsOf(talk, capabilities);
      assert.ok(problem, 'no problem came');
      const { range } = problem;
      assert.deepEqual([range.start.character, range.end.character], missing[encoding]);
      assert.equal(
        capabilities.textDocument?.publishDiagnostics?.relatedInformation || !problem.relatedInformation,
        true,
      );

      const textDocument = { uri: talk.uri('a.md') };
      const onLink = { textDocument, position: { line: 0, character: range.start.character - 10 } };
      const ask = <Answer>(method: string, params: object = onLink): Promise<Answer> =>
        talk.connection.sendRequest(`textDocument/${method}`, params);
      checkHover(await ask<Hover>('hover'), capabilities);
      checkDefinition(await ask('definition'), capabilities, talk);
      checkSymbols(await ask('documentSymbol', { textDocument: { uri: talk.uri('b.md') } }));
      const inLink = { ...onLink, position: { line: 0, character: range.start.character + 2 } };
      checkCompletion(await ask<CompletionList>('completion', inLink), capabilities);
      await checkActions(
        talk,
        await ask('codeAction', { textDocument, range, context: { diagnostics: [problem] } }),
        capabilities,
      );
      await checkRename(
        talk,
        { textDocument: { uri: talk.uri('b.md') }, position: { line: 2, character: 4 } },
        capabilities,
      );
      await checkNoteRename(talk, onLink, capabilities);
      // What changes elsewhere is told in the client's way, too.
      talk.files.set('missing.md', '');
      await talk.fileChanged('missing.md', 1);
      await new Promise((resolve) => setTimeout(resolve, 200));
      assert.deepEqual(wrong, []);
      assert.deepEqual(talk.log, []);
      await talk.end();
    });
});

/** `wrong` receives the requests of the server that the client does not say it can answer. */
async function start(client: Client, wrong: string[]): Promise<Conversation> {
  const params = {
    ...(client.names.includes('workspaceFolders') ? {} : { workspaceFolders: undefined }),
    rootUri: client.names.includes('rootUri') ? root : null,
    ...(client.names.includes('rootPath') && { rootPath: '/vault' }),
  };
  const talk = await converse(vault, client.capabilities, params);
  for (const [method, isKnown] of Object.entries(requestsTo(client.capabilities)))
    talk.connection.onRequest(method, () => {
      if (!isKnown) wrong.push(method);
      return method === 'workspace/configuration' ? [null] : null;
    });
  talk.connection.onRequest('client/registerCapability', ({ registrations }) => {
    for (const { method } of registrations) if (!isRegistered(method, client.capabilities)) wrong.push(method);
    return null;
  });
  return talk;
}

/** All that a server may ask of a client, and whether it may ask that of this one. */
function requestsTo({ workspace, window }: ClientCapabilities): Readonly<Record<string, boolean>> {
  return {
    'workspace/configuration': workspace?.configuration === true,
    'workspace/applyEdit': workspace?.applyEdit === true,
    'workspace/workspaceFolders': workspace?.workspaceFolders === true,
    'workspace/diagnostic/refresh': workspace?.diagnostics?.refreshSupport === true,
    'workspace/semanticTokens/refresh': workspace?.semanticTokens?.refreshSupport === true,
    'workspace/inlayHint/refresh': workspace?.inlayHint?.refreshSupport === true,
    'workspace/codeLens/refresh': workspace?.codeLens?.refreshSupport === true,
    'workspace/foldingRange/refresh': false,
    'window/workDoneProgress/create': window?.workDoneProgress === true,
    'window/showDocument': window?.showDocument?.support === true,
  };
}

function isRegistered(method: string, { workspace }: ClientCapabilities): boolean {
  if (method === 'workspace/didChangeWatchedFiles')
    return workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  if (method === 'workspace/didChangeConfiguration')
    return workspace?.didChangeConfiguration?.dynamicRegistration === true;
  return method === 'workspace/didChangeWorkspaceFolders' && workspace?.workspaceFolders === true;
}

async function problemsOf(talk: Conversation, capabilities: ClientCapabilities): Promise<Diagnostic[]> {
  const textDocument = { uri: talk.uri('a.md') };
  if (talk.initialized.capabilities.diagnosticProvider) {
    assert.ok(capabilities.textDocument?.diagnostic, 'the client cannot ask');
    return (await talk.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument }))
      .items;
  }
  for (let left = 400; left > 0; left--) {
    const sent = talk.published.find(({ uri }) => uri === textDocument.uri);
    if (sent) return sent.diagnostics;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return [];
}

function checkHover(hover: Hover, { textDocument }: ClientCapabilities): void {
  const { kind, value } = hover.contents as { kind: 'markdown' | 'plaintext'; value: string };
  assert.match(value, /Text/);
  if (textDocument?.hover?.contentFormat) assert.ok(textDocument.hover.contentFormat.includes(kind));
}

function checkDefinition(
  found: (Location | LocationLink)[],
  { textDocument }: ClientCapabilities,
  talk: Conversation,
): void {
  const [first = assert.fail('no definition')] = found;
  assert.equal('targetUri' in first, textDocument?.definition?.linkSupport === true);
  assert.equal('targetUri' in first ? first.targetUri : first.uri, talk.uri('b.md'));
}

function checkSymbols(symbols: readonly DocumentSymbol[]): void {
  assert.equal(symbols[0]?.name, 'One');
}

function checkCompletion({ items }: CompletionList, { textDocument }: ClientCapabilities): void {
  const item = items.find(({ label }) => label === 'b') ?? assert.fail('b is not offered');
  const takesBoth = textDocument?.completion?.completionItem?.insertReplaceSupport === true;
  assert.ok(item.textEdit && ('range' in item.textEdit || takesBoth));
  assert.ok(item.insertTextFormat === undefined || item.insertTextFormat === 1);
}

async function checkActions(
  talk: Conversation,
  actions: CodeAction[],
  { textDocument, workspace }: ClientCapabilities,
): Promise<void> {
  const resolves = textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
  assert.ok(actions.length > 0);
  for (const action of actions) {
    assert.ok(action.edit || (resolves && action.data), action.title);
    const { edit } = action.edit ? action : await talk.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    assertKnown(edit ?? assert.fail(action.title), workspace?.workspaceEdit);
  }
  const creates = actions.some(({ title }) => title.startsWith('Create'));
  assert.equal(creates, workspace?.workspaceEdit?.resourceOperations?.includes('create') === true);
}

interface Place {
  readonly textDocument: { readonly uri: string };
  readonly position: Range['start'];
}

async function checkRename(
  talk: Conversation,
  place: Place,
  { textDocument, workspace }: ClientCapabilities,
): Promise<void> {
  const provider = talk.initialized.capabilities.renameProvider;
  assert.equal(typeof provider === 'object', textDocument?.rename?.prepareSupport === true);
  const edit = await talk.connection.sendRequest<WorkspaceEdit>('textDocument/rename', { ...place, newName: 'Three' });
  assertKnown(edit, workspace?.workspaceEdit);
  assert.match(JSON.stringify(edit), /a\.md.*Three|Three.*a\.md/);
}

/** A note is renamed with its file, or the client is told why not. */
async function checkNoteRename(talk: Conversation, place: Place, { workspace }: ClientCapabilities): Promise<void> {
  const target = { ...place, position: { ...place.position, character: place.position.character - 2 } };
  const renamed = talk.connection.sendRequest<WorkspaceEdit>('textDocument/rename', { ...target, newName: 'c' });
  if (workspace?.workspaceEdit?.resourceOperations?.includes('rename')) {
    const edit = await renamed;
    assertKnown(edit, workspace.workspaceEdit);
    assert.match(JSON.stringify(edit), /"kind":"rename".*c\.md/);
  } else await assert.rejects(renamed, { message: /cannot rename files/ });
}

type Known = NonNullable<ClientCapabilities['workspace']>['workspaceEdit'];

/** The edit has one of the forms that the client knows, and no file operation that it does not. */
function assertKnown(edit: WorkspaceEdit, known: Known): void {
  const takesDocuments = known?.documentChanges === true || known?.resourceOperations !== undefined;
  assert.equal(edit.documentChanges !== undefined, takesDocuments);
  assert.equal(edit.changes !== undefined, !takesDocuments);
  for (const change of edit.documentChanges ?? [])
    if ('kind' in change) assert.ok(known?.resourceOperations?.includes(change.kind), change.kind);
  if (edit.changeAnnotations) assert.ok(known?.changeAnnotationSupport);
}
