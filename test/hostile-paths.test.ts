import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite, test } from 'mocha';
import type { CodeAction, DocumentLink } from 'vscode-languageserver';
import { diskFiles } from '../server/src/lsp/disk.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { positionAt } from '../server/src/text/lines.ts';
import { type Conversation, converse, modernClient } from './client.ts';
import { filesOn, onDiskAsync, writeFiles } from './disk.ts';
import { parseFixture } from './fixture.ts';
import { runCli } from './run-cli.ts';
import { noteRequests, placeRequests } from './soak/answers.ts';

/** Ways to write a path that leads out of the vault, without an extension. `link` and `folder` are links out of it. */
const escapes = [
  ...[
    '../outside',
    './../outside',
    'inner/../../outside',
    '../vault/../outside',
    '/outside',
    '/../outside',
    '/etc/passwd',
  ],
  ...['%2e%2e/outside', '..%2foutside', '%2e%2e%2foutside', '%252e%252e/outside', '..%5coutside', '%2fetc%2fpasswd'],
  ...['..\\outside', '..\\..\\outside', 'C:\\outside', 'C:/outside', 'c:outside', '\\\\server\\share\\outside'],
  ...[
    '//server/share/outside',
    '///etc/passwd',
    'file:///etc/passwd',
    'file://server/outside',
    'link',
    'folder/outside',
  ],
  ...['.git/hooks/outside', 'inner/.git/outside', '~/outside', '$HOME/outside', 'CON', 'nul', 'outside:stream'],
  ...['..', '../', '/', '.', './', '..%00/outside', 'a\0/../../outside', '../outside\n', '\u202e../outside'],
];

/** Links of every form to the target. */
function linksTo(target: string): string {
  const forms = ['[[T]]', '![[T]]', '![[T.png]]', '[[T#One]]', '[a](T)', '[a](<T.md>)', '![a](T.png)', '[a][T]', '`T`'];
  return `# One\n\n${forms.join('\n').replaceAll('T', () => target)}\n\n[${target}]: ${target}.md\n`;
}

const vault = `
//- vault/docs-vault.json
{ "rules": { "orphan-note": "off", "dangling-path": "warning" } }
//- vault/b.md
# B

[[c]] and text
//- vault/c.md
See [[b]].
//- vault/picture.png
x
//- outside.md
SECRET
//- outside.png
SECRET
`;

suite('a hostile vault: paths that lead out of it', function () {
  this.timeout(60_000);

  test('no answer names or shows anything outside: hover, definition, links, preview, actions, completion', () =>
    talking(async (talk, root) => {
      for (const [index, target] of escapes.entries()) {
        const path = `escape-${index}.md`;
        const text = linksTo(target);
        talk.files.set(path, text);
        writeFileSync(join(root, 'vault', path), text);
        await talk.fileChanged(path, 1);
        await talk.open(path);
        const answers = await everythingIn(talk, path, text);
        for (const answer of answers) assertInside(talk, answer, target);
        await talk.connection.sendNotification('textDocument/didClose', { textDocument: { uri: talk.uri(path) } });
      }
    }));

  for (const command of ['docs-vault.rename', 'docs-vault.move', 'docs-vault.createNote'])
    test(`${command} makes nothing outside, nor where no note can be`, () =>
      talking(async (talk) => {
        const edits: unknown[] = [];
        talk.connection.onRequest('workspace/applyEdit', ({ edit }) => {
          edits.push(edit);
          return { applied: true };
        });
        for (const target of escapes.flatMap((target) => [target, `${target}.md`])) {
          const given = { uri: talk.uri('b.md'), newName: target, to: target, name: target };
          await said(talk, 'workspace/executeCommand', { command, arguments: [given] });
          for (const edit of edits.splice(0)) assertInside(talk, edit, target);
        }
      }));

  test('rename of a link, a heading and a note makes nothing outside', () =>
    talking(async (talk) => {
      await talk.open('c.md');
      for (const newName of escapes)
        for (const character of [6, 7]) {
          const textDocument = { uri: talk.uri('c.md') };
          const params = { textDocument, position: { line: 0, character }, newName };
          assertInside(talk, await said(talk, 'textDocument/rename', params), newName);
        }
    }));

  test('a file that the editor moves out of the vault, or into it, keeps the edits inside', () =>
    talking(async (talk, root) => {
      for (const uri of [
        pathToFileURL(join(root, 'outside.md')).href,
        'file:///etc/passwd',
        `${talk.uri('')}../x.md`,
      ]) {
        for (const files of [[{ oldUri: talk.uri('b.md'), newUri: uri }], [{ oldUri: uri, newUri: talk.uri('d.md') }]])
          assertInside(talk, await said(talk, 'workspace/willRenameFiles', { files }), uri);
        const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
        const links = await said(talk, 'docsVault/links', { uri: talk.uri('b.md'), range, files: [uri] });
        assertInside(talk, links, uri);
      }
    }));

  test('a document outside is served alone, and its links lead nowhere in the vault', () =>
    talking(async (talk, root) => {
      const uri = pathToFileURL(join(root, 'outside.md')).href;
      const textDocument = { uri, languageId: 'markdown', version: 1, text: '[[vault/b]] [[b]]' };
      await talk.connection.sendNotification('textDocument/didOpen', { textDocument });
      const found = await said(talk, 'textDocument/definition', { textDocument, position: { line: 0, character: 4 } });
      assert.deepEqual(found ?? [], []);
    }));

  for (const [name, args] of Object.entries({
    rename: (target: string) => ['rename', 'b', '--', target],
    mv: (target: string) => ['mv', '--', 'b.md', target],
    'mv from there': (target: string) => ['mv', '--', target, 'd.md'],
    links: (target: string) => ['links', '--', target],
    'review --done': (target: string) => ['review', '--done', '--', target],
  }))
    test(`docs-vault ${name} changes nothing outside`, () =>
      onDiskAsync(vault, async (root) => {
        prepare(root);
        // No file of the system is in reach, were it not refused.
        for (const target of escapes.filter((target) => !/passwd|^~|^\/|\0|\/\/\//.test(target))) {
          const { stdout, stderr } = await runCli(args(target), { cwd: join(root, 'vault') });
          assert.doesNotMatch(stdout + stderr, /SECRET|something went wrong|\n {4}at /, target);
          assertOutside(root, target);
          // Whatever was done inside is done again from the start.
          writeFiles(root, parseFixture(vault).files);
        }
      }));
});

/** A server on a real disk, whose vault holds links that lead out of it. */
async function talking(check: (talk: Conversation, root: string) => Promise<void>): Promise<void> {
  await onDiskAsync(vault, async (root) => {
    prepare(root);
    const client = { ...modernClient, workspace: { ...modernClient.workspace, applyEdit: true } };
    const place = { root: pathToFileURL(join(root, 'vault')).href, filesFor: () => diskFiles() };
    const inside = [...parseFixture(vault).files].filter(([path]) => path.startsWith('vault/'));
    const source = inside.map(([path, text]) => `//- ${path.slice('vault/'.length)}\n${text}`).join('\n');
    const talk = await converse(source, client, {}, place);
    await check(talk, root);
    assertOutside(root, 'any');
    await talk.end();
  });
}

function prepare(root: string): void {
  mkdirSync(join(root, 'vault/.git/hooks'), { recursive: true });
  if (process.platform === 'win32') return;
  symlinkSync('../outside.md', join(root, 'vault/link.md'));
  symlinkSync('../outside.png', join(root, 'vault/link.png'));
  symlinkSync('..', join(root, 'vault/folder'));
}

/** Nothing came, went or changed outside of the vault, nor in its hidden folders. */
function assertOutside(root: string, target: string): void {
  const files = [...filesOn(root)].filter(([path]) => !path.startsWith('vault/') || path.includes('/.git/'));
  assert.deepEqual(
    files.map(([path, text]) => [path, text.trim()]),
    [
      ['outside.md', 'SECRET'],
      ['outside.png', 'SECRET'],
    ],
    JSON.stringify(target),
  );
}

/** Answers to everything that can be asked about the note and each of its links. */
async function everythingIn(talk: Conversation, path: string, text: string): Promise<unknown[]> {
  const textDocument = { uri: talk.uri(path) };
  const answers: unknown[] = [];
  for (const method of noteRequests) answers.push(await said(talk, method, { textDocument }));
  const links = (await said(talk, 'textDocument/documentLink', { textDocument })) as DocumentLink[] | null;
  for (const link of links ?? []) answers.push(await said(talk, 'documentLink/resolve', link));
  answers.push(await said(talk, 'docsVault/preview', { uri: talk.uri(path) }));
  const note = parseNote(path, text);
  for (const { start, end } of note.links) {
    const [from, to] = [positionAt(note.lineStarts, start), positionAt(note.lineStarts, end)];
    const position = positionAt(note.lineStarts, Math.min(start + 3, end));
    const context = { includeDeclaration: true };
    for (const method of placeRequests) answers.push(await said(talk, method, { textDocument, position, context }));
    const range = { start: from, end: to };
    const asked = { textDocument, range, context: { diagnostics: [] } };
    const actions = (await said(talk, 'textDocument/codeAction', asked)) as CodeAction[] | null;
    for (const action of actions ?? []) answers.push(action.edit ?? (await said(talk, 'codeAction/resolve', action)));
  }
  return answers;
}

/** The answer; a refusal is one, too, and is as harmless as it is said. */
async function said(talk: Conversation, method: string, params: object): Promise<unknown> {
  return talk.connection.sendRequest(method, params).catch(({ code, message }: { code: number; message: string }) => {
    assert.equal(code, -32803, `${method} ${JSON.stringify(params)}: ${message}`);
    assert.doesNotMatch(message, /see the log/);
    return { message };
  });
}

/** No text from outside is in the answer, and no address in it leads out of the vault or into what is hidden there. */
function assertInside(talk: Conversation, answer: unknown, target: string): void {
  const written = JSON.stringify(answer ?? null);
  assert.doesNotMatch(written, /SECRET/, target);
  for (const [, uri = ''] of written.matchAll(/(file:[^\s"\\)>]*)/g)) {
    const said = `${JSON.stringify(target)} led to ${uri}`;
    // What the user wrote is shown as it is; an address begins with that of the vault.
    if (target.startsWith('file:') && uri.startsWith(target)) continue;
    assert.ok(uri === talk.uri('').slice(0, -1) || uri.startsWith(talk.uri('')), said);
    assert.equal(new URL(uri).href.split('#')[0], uri.split('#')[0], said);
    assert.doesNotMatch(decodeURIComponent(uri.slice(talk.uri('').length)), /(?:^|\/)\.|\\|\0/, said);
  }
}
