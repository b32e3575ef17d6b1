import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import type { DocumentDiagnosticReport } from 'vscode-languageserver';
import { type Conversation, converse } from './client.ts';
import { seeded } from './fuzz.ts';

const vault = `
//- a.md
---
title: A
---
# A
[[b|B]] [[missing]] #tag ^block
//- b.md
𝔸 [[a#A]]
//- c.png
`;

/** What random conversations brought to light, small and named. */
const found: Readonly<Record<string, readonly Message[]>> = {
  'a document without a text spoils every later answer': [
    { method: 'textDocument/didOpen', params: { textDocument: {} } },
    { method: 'workspace/symbol', params: { query: '' } },
  ],
  'a lens that nobody gave': [{ method: 'codeLens/resolve', params: {} }],
  'a command with null for its arguments': [
    { method: 'workspace/executeCommand', params: { command: 'docs-vault.fixAll', arguments: null } },
  ],
  'a document whose URI cannot be written': [
    { method: 'textDocument/didOpen', params: { textDocument: { uri: '\ud800', text: '# One', version: 1 } } },
    {
      method: 'textDocument/didOpen',
      params: { textDocument: { uri: 'file:///vault/\ud800.md', text: '# One', version: 1 } },
    },
    { method: 'workspace/symbol', params: { query: '' } },
  ],
  'a search for nothing': [{ method: 'docsVault/findNotes', params: {} }],
  'a document whose URI is none': [
    { method: 'textDocument/didOpen', params: { textDocument: { uri: '1 :', text: '' } } },
    { method: 'textDocument/hover', params: { textDocument: { uri: '1 :' }, position: { line: 0, character: 0 } } },
  ],
};

suite('fuzz: requests', () => {
  test('whatever a client sends, every request is answered, and the server goes on', () =>
    seeded(fc.array(message, { minLength: 1, maxLength: 12 }), 60, assertSurvives));

  for (const [name, messages] of Object.entries(found)) test(`once wrong: ${name}`, () => assertSurvives(messages));
});

async function assertSurvives(messages: readonly Message[]): Promise<void> {
  const talk = await converse(vault);
  await talk.open('a.md');
  for (const { method, params } of messages) {
    if (isNotification(method)) await talk.connection.sendNotification(method, params);
    else await answered(talk, method, params);
  }
  // Even a text that was put in disorder is closed and opened again.
  await talk.connection.sendNotification('textDocument/didClose', { textDocument: { uri: talk.uri('a.md') } });
  await talk.open('a.md');
  const textDocument = { uri: talk.uri('a.md') };
  const report = await answered(talk, 'textDocument/diagnostic', { textDocument });
  assert.equal((report as DocumentDiagnosticReport).kind, 'full', JSON.stringify(report));
  await talk.end();
}

/** The answer or the error of a request. A server that says nothing for ten seconds hangs. */
async function answered(talk: Conversation, method: string, params: unknown): Promise<unknown> {
  let limit: NodeJS.Timeout | undefined;
  const silence = new Promise((_, reject) => {
    limit = setTimeout(() => reject(new Error(`${method} was not answered: ${JSON.stringify(params)}`)), 10_000);
  });
  const answer = talk.connection.sendRequest(method, params).catch((error: { code: number; message: string }) => {
    assert.equal(typeof error.code, 'number');
    assert.notEqual(error.message, '');
    // What the client did wrong is not the server's failure.
    const shown = `${method} ${JSON.stringify(params)}: ${error.message}`;
    assert.notEqual(error.code, -32603, shown);
    assert.doesNotMatch(error.message, /see the log/, `${shown}\n${talk.log.at(-1)}`);
    return undefined;
  });
  return Promise.race([answer, silence]).finally(() => clearTimeout(limit));
}

interface Message {
  readonly method: string;
  readonly params: object;
}

const methods = [
  ...['definition', 'references', 'hover', 'completion', 'documentHighlight', 'documentLink', 'documentSymbol'],
  ...['foldingRange', 'selectionRange', 'codeAction', 'codeLens', 'inlayHint', 'prepareRename', 'rename', 'diagnostic'],
  ...['semanticTokens/full', 'semanticTokens/range', 'didOpen', 'didChange', 'didClose', 'didSave', 'brew'],
].map((name) => `textDocument/${name}`);

const others = [
  ...['workspace/symbol', 'workspace/executeCommand', 'workspace/willRenameFiles', 'workspace/willCreateFiles'],
  ...['workspace/didChangeWatchedFiles', 'workspace/didChangeConfiguration', 'workspace/didRenameFiles'],
  ...['completionItem/resolve', 'codeAction/resolve', 'codeLens/resolve', 'docsVault/view', 'docsVault/status'],
  ...['preview', 'links', 'findNotes', 'marks', 'linkToHeading', 'initialConfig'].map((name) => `docsVault/${name}`),
  ...['docsVault/graph', '$/setTrace', '$/cancelRequest', '$/unknown', 'initialized', 'window/workDoneProgress/cancel'],
];

function isNotification(method: string): boolean {
  return /\/did|^\$|^initialized$|progress\/cancel/i.test(method);
}

const number = fc.oneof(fc.nat({ max: 8 }), fc.constantFrom(-1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 31)), fc.constant(null));
const position = fc.record({ line: number, character: number });
const range = fc.record({ start: position, end: position });
const uri = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('file:///vault/a.md', 'file:///vault/b.md', 'file:///vault/c.png') },
  fc.constantFrom('file:///vault/nowhere.md', 'file:///vault/', 'file:///etc/passwd', 'untitled:Untitled-1', 'x', ''),
  fc.constantFrom('file:///vault/%00.md', 'file:///vault/%', 'file:///vault/..%2f..%2fetc.md', 'http://[', '\ud800'),
);
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, '', [], {}, 'x', -1, { uri: 5 }, [null], { line: 'a' }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Now and then something of another kind stands where a value is to be. */
function mostly<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | unknown> {
  return fc.oneof({ weight: 8, arbitrary: value }, { weight: 1, arbitrary: junk });
}

const params = fc.record(
  {
    textDocument: mostly(
      fc.record({ uri: mostly(uri), version: number, languageId: fc.constant('markdown'), text: fc.string() }),
    ),
    position: mostly(position),
    positions: mostly(fc.array(position, { maxLength: 2 })),
    range: mostly(range),
    context: mostly(fc.constant({ diagnostics: [], includeDeclaration: true })),
    newName: mostly(fc.constantFrom('d', '', 'a/b', '../d', '|', '\n', 'b')),
    contentChanges: mostly(
      fc.array(fc.record({ range, text: fc.string() }, { requiredKeys: ['text'] }), { maxLength: 2 }),
    ),
    query: mostly(fc.string()),
    command: mostly(fc.constantFrom('docs-vault.fixAll', 'docs-vault.rename', 'docs-vault.createNote', 'x')),
    arguments: mostly(fc.array(fc.oneof(junk, fc.record({ uri, name: fc.string(), newName: fc.string() })))),
    files: mostly(fc.array(fc.record({ oldUri: uri, newUri: uri, uri }), { maxLength: 2 })),
    changes: mostly(fc.array(fc.record({ uri, type: fc.constantFrom(1, 2, 3, 4) }), { maxLength: 2 })),
    settings: mostly(fc.constant({ docsVault: { codeLens: true } })),
    view: mostly(fc.constantFrom('backlinks', 'outgoing', 'review', 'problems', 'tags', 'chains', 'x')),
    uri: mostly(uri),
    id: mostly(fc.nat()),
    label: mostly(fc.string()),
    data: mostly(fc.record({ uri, path: fc.string() })),
    value: mostly(fc.constantFrom('off', 'verbose')),
  },
  { requiredKeys: [] },
);

const message: fc.Arbitrary<Message> = fc.record({
  method: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...methods) }, fc.constantFrom(...others)),
  params: fc.oneof({ weight: 9, arbitrary: params }, fc.constant({})),
});
