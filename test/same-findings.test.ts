import assert from 'node:assert/strict';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { suite, test } from 'mocha';
import {
  type CodeAction,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import { diskFiles } from '../server/src/lsp/disk.ts';
import { serve } from '../server/src/lsp/server.ts';
import { today } from './check.ts';
import { modernClient } from './client.ts';
import { onDiskAsync } from './disk.ts';
import { runCli } from './run-cli.ts';

/** The editor and the command line read the same folder, and have to say the same: every problem, and every fix. */
suite('the editor and the command line say the same', () => {
  test('of the sample vault', async () => {
    const said = await compare(join(import.meta.dirname, 'vaults/sample'));
    assert.ok(said.length > 20, 'the sample vault has that many faults');
  });

  test('of a vault with ignored, excluded, linked, binary and oddly ended files', () =>
    onDiskAsync(
      `
//- docs-vault.json
{ "exclude": ["drafts"], "rules": { "redundant-alias": "error" } }
//- .gitignore
built/
//- a.md
[[b|B]] [[missing]] [[built/c]] [[d]] ![[plan.png]]
//- b.md
# One
[[a#Nothing]] [[same]]
//- built/c.md
[[missing]]
//- drafts/d.md
[[missing]]
//- nested/.obsidian/app.json
{}
//- nested/inner.md
[[missing]]
`,
      async (root) => {
        symlinkSync('a.md', join(root, 'same.md'));
        writeFileSync(join(root, 'binary.md'), Buffer.of(0x89, 0x50, 0, 0, 0));
        writeFileSync(join(root, 'ends.md'), '\ufeff# One\r\n\r𝔸 [[b|B]]\r\n[[b#nowhere]]');
        const said = await compare(root);
        for (const rule of ['redundant-alias', 'broken-link', 'broken-anchor', 'broken-embed', 'unreadable-note'])
          assert.ok(
            said.some((problem) => problem.rule === rule),
            rule,
          );
      },
    ));

  test('of a vault whose config is wrong', () =>
    onDiskAsync(
      '//- docs-vault.json\n{ "linkStyle": "shortst", "rules": { "broken-lnk": "off" } }\n//- a.md\n[[b]]',
      async (root) => {
        const said = await compare(root);
        assert.ok(said.some(({ path }) => path === 'docs-vault.json'));
      },
    ));
});

interface Said {
  readonly path: string;
  readonly rule: string;
  readonly range: object;
  readonly severity: string;
  readonly message: string;
  readonly fixes: readonly { readonly title: string; readonly edits: readonly object[] }[];
}

/** What both say of the vault in the folder. */
async function compare(root: string): Promise<Said[]> {
  const { stdout } = await runCli(['check', '--format', 'json', root], { cwd: root });
  const commandLine = sorted(JSON.parse(stdout).problems.map(withoutSafety));
  const editor = sorted(await saidByServer(root));
  assert.deepEqual(editor, commandLine);
  return commandLine;
}

/** The editor has no word for a safe fix, and offers to make files in its own way. */
function withoutSafety(problem: Said): Said {
  const { path, rule, range, severity, message, fixes } = problem;
  return { path, rule, range, severity, message, fixes: fixes.map(({ title, edits }) => ({ title, edits })) };
}

function sorted(problems: Said[]): Said[] {
  const key = (problem: Said): string => JSON.stringify([problem.path, problem.range, problem.rule, problem.message]);
  return problems.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function saidByServer(root: string): Promise<Said[]> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  serve(server, diskFiles(), { version: '0.0.0', today: () => today });
  server.listen();
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  client.onRequest('client/registerCapability', () => null);
  client.onNotification('window/logMessage', () => undefined);
  client.listen();
  const rootUri = pathToFileURL(root).href;
  const workspaceFolders = [{ uri: rootUri, name: 'vault' }];
  await client.sendRequest('initialize', { processId: null, rootUri, workspaceFolders, capabilities: modernClient });
  await client.sendNotification('initialized', {});
  const report: WorkspaceDiagnosticReport = await client.sendRequest('workspace/diagnostic', { previousResultIds: [] });
  const said: Said[] = [];
  for (const item of report.items) {
    const path = pathBelow(rootUri, item.uri);
    // A vault inside is one of its own, which the editor opens beside.
    if (item.kind !== 'full' || path.startsWith('nested/')) continue;
    for (const diagnostic of item.items) said.push(await asSaid(client, rootUri, item.uri, path, diagnostic));
  }
  await client.sendRequest('shutdown');
  client.dispose();
  server.dispose();
  return said;
}

async function asSaid(
  client: ProtocolConnection,
  rootUri: string,
  uri: string,
  path: string,
  diagnostic: Diagnostic,
): Promise<Said> {
  const actions: CodeAction[] | null = await client.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic], only: ['quickfix'] },
  });
  const own = (actions ?? []).filter(({ diagnostics }) => diagnostics?.some((other) => isSame(other, diagnostic)));
  return {
    path,
    rule: String(diagnostic.code ?? 'invalid-config'),
    range: diagnostic.range,
    severity: ['', 'error', 'warning', 'information', 'hint'][diagnostic.severity ?? 0] ?? '',
    message: String(diagnostic.message),
    fixes: own.map(({ title, edit }) => ({
      title,
      edits: (edit?.documentChanges ?? []).flatMap((change) =>
        // A new file comes as its creation and the edit that fills it.
        !('edits' in change) || isNew(edit, change.textDocument.uri)
          ? []
          : change.edits.map((each) => ({ path: pathBelow(rootUri, change.textDocument.uri), ...each })),
      ),
    })),
  };
}

function isNew(edit: CodeAction['edit'], uri: string): boolean {
  return (
    edit?.documentChanges?.some((change) => 'kind' in change && change.kind === 'create' && change.uri === uri) === true
  );
}

function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return a.message === b.message && a.code === b.code && JSON.stringify(a.range) === JSON.stringify(b.range);
}

function pathBelow(rootUri: string, uri: string): string {
  return decodeURIComponent(uri.slice(rootUri.length + 1));
}
