import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type {
  CompletionList,
  DocumentDiagnosticReport,
  Hover,
  LocationLink,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { defaultConfig } from '../server/src/config.ts';
import { listFiles } from '../server/src/files/list.ts';
import { Mirror } from '../server/src/files/mirror.ts';
import type { RemoteFiles } from '../server/src/files/remote.ts';
import { RemoteTree } from '../server/src/files/remote-tree.ts';
import { type Conversation, converse, modernClient, virtually } from './client.ts';
import { onDisk } from './disk.ts';
import { parseFixture } from './fixture.ts';
import { answerFiles } from './memory-files.ts';

const start = (source: string): Promise<Conversation> => converse(source, modernClient, workspace, virtually);
const workspace = { rootUri: virtually.root, workspaceFolders: [{ uri: virtually.root, name: 'vault' }] };

suite('a virtual workspace', () => {
  test('links are checked, completed, explained and followed', async () => {
    const talk = await start('//- a.md\n[[$0b]] [[missing]] [[b#Two]]\n//- sub/b.md\n# Title of B\n\nText.\n\n## Two');
    await talk.open('a.md');
    assert.deepEqual(await problems(talk, 'a.md'), ['0:6-0:17 broken-link']);
    const place = { textDocument: { uri: talk.uri('a.md') }, position: { line: 0, character: 3 } };
    const completion: CompletionList = await talk.connection.sendRequest('textDocument/completion', place);
    assert.ok(completion.items.some(({ label }) => label === 'b'));
    const hover: Hover = await talk.connection.sendRequest('textDocument/hover', place);
    assert.match(JSON.stringify(hover.contents), /Title of B/);
    const links: LocationLink[] = await talk.connection.sendRequest('textDocument/definition', place);
    assert.deepEqual([links].flat().map(uriOf), ['memfs:/vault/sub/b.md']);
    await talk.end();
  });

  test('files and folders that come, change and go are followed', async () => {
    const talk = await start('//- a.md\n[[b]] [[c]] [[b#One]]');
    await talk.open('a.md');
    assert.deepEqual(await problems(talk, 'a.md'), [
      '0:0-0:5 broken-link',
      '0:6-0:11 broken-link',
      '0:12-0:21 broken-link',
    ]);
    talk.files.set('more/b.md', '').set('more/deep/c.md', '');
    await talk.fileChanged('more', 1);
    assert.deepEqual(await settled(talk, 'a.md', 1), ['0:16-0:19 broken-anchor']);
    talk.files.set('more/b.md', '# One');
    await talk.fileChanged('more/b.md', 2);
    assert.deepEqual(await settled(talk, 'a.md', 0), []);
    talk.files.delete('more/b.md');
    talk.files.delete('more/deep/c.md');
    await talk.fileChanged('more', 3);
    assert.equal((await settled(talk, 'a.md', 3)).length, 3);
    await talk.end();
  });

  test('a rename edits the files as they are now, told of their change or not', async () => {
    const talk = await start('//- a.md\n[[$0b]]\n//- b.md\n//- c.md\n[[b]]');
    await talk.open('a.md');
    await problems(talk, 'a.md');
    talk.files.set('c.md', 'new text [[b]]');
    const place = { textDocument: { uri: talk.uri('a.md') }, position: { line: 0, character: 3 }, newName: 'd' };
    const { documentChanges }: WorkspaceEdit = await talk.connection.sendRequest('textDocument/rename', place);
    const edits = documentChanges?.map((change) =>
      'edits' in change ? `${change.textDocument.uri} ${change.edits[0]?.range.start.character}` : change.kind,
    );
    assert.deepEqual(edits, ['memfs:/vault/a.md 2', 'memfs:/vault/c.md 11', 'rename']);
    await talk.end();
  });

  test('config and .gitignore count when they change', async () => {
    const talk = await start('//- a.md\n[[b]]\n//- out/b.md\n');
    await talk.open('a.md');
    assert.deepEqual(await problems(talk, 'a.md'), []);
    talk.files.set('.gitignore', 'out/\n');
    await talk.fileChanged('.gitignore', 1);
    assert.deepEqual(await settled(talk, 'a.md', 1), ['0:0-0:5 broken-link']);
    talk.files.set('docs-vault.json', '{ "rules": { "broken-link": "off", "orphan-note": "off" } }');
    await talk.fileChanged('docs-vault.json', 2);
    assert.deepEqual(await settled(talk, 'a.md', 0), []);
    await talk.end();
  });

  test('a vault inside the workspace is a vault of its own', async () => {
    const talk = await start(
      '//- a.md\n[[b]]\n//- inner/.obsidian/app.json\n{}\n//- inner/b.md\n[[c]]\n//- inner/c.md\n[[b]]',
    );
    await talk.open('a.md');
    assert.deepEqual(await problems(talk, 'a.md'), ['0:0-0:5 broken-link']);
    await talk.open('inner/b.md');
    assert.deepEqual(await problems(talk, 'inner/b.md'), []);
    await talk.end();
  });

  test('a folder of the workspace belongs to the vault around it, up to the root of its file system', async () => {
    for (const root of ['memfs:/vault', 'memfs://host/vault/x', 'memfs:']) {
      const folder = { workspaceFolders: [{ uri: `${root}/docs`, name: 'docs' }] };
      const source = '//- .foam/x\n//- docs/a.md\n[[b]]\n//- b.md\n[[a]]';
      const talk = await converse(source, modernClient, folder, { ...virtually, root });
      await talk.open('docs/a.md');
      assert.deepEqual(await problems(talk, 'docs/a.md'), [], root);
      await talk.end();
    }
  });

  test('nothing is said of what git alone knows', async () => {
    const talk = await start(`
//- docs-vault.json
{ "rules": { "orphan-note": "off", "dangling-path": "warning", "outdated-modified": "warning" },
  "frontMatter": { "fields": { "modified": { "type": "date" } } } }
//- a.md
---
modified: 2001-01-01
---
Look at \`src/there-is-none.ts\`.`);
    await talk.open('a.md');
    assert.deepEqual(await problems(talk, 'a.md'), []);
    await talk.end();
  });
});

suite('a virtual workspace: files', () => {
  test('the same files belong to a vault as on disk', async () => {
    const source = `
//- .gitignore
out/
*.tmp.md
//- a.md
//- a.tmp.md
//- .hidden.md
//- b/.gitignore
!keep.tmp.md
drafts
//- b/keep.tmp.md
//- b/drafts/c.md
//- b/d.PNG
//- b/e.MD
//- out/f.md
//- nested/docs-vault.json
{}
//- nested/g.md
//- node_modules/h/README.md
//- excluded/i.md
`;
    const config = { ...defaultConfig, exclude: ['excluded/**'] };
    const found = await new RemoteTree(remote(source), config).filesBelow('');
    const pathsOf = (wanted: string) => found.filter(({ kind }) => kind === wanted).map(({ path }) => path);
    onDisk(source, (root) => {
      const { notes, attachments } = listFiles(root, config);
      assert.deepEqual([pathsOf('note'), pathsOf('attachment')], [notes, attachments]);
    });
  });

  test('a file that is no UTF-8, and a symbolic link, are notes of which only the name is known', async () => {
    const { vault } = await new Mirror(remote('//- a.md\n\ufffd\n//- b.md@\n../../etc/passwd\n//- c.md\n')).load();
    assert.deepEqual(
      [...vault.notes.values()].map(({ path, unreadable }) => [path, unreadable !== undefined]),
      [
        ['a.md', true],
        ['b.md', true],
        ['c.md', false],
      ],
    );
  });

  test('what changes while a vault is read is read again', async () => {
    const files = new Map([['a.md', 'old']]);
    const slow = remoteOf(files, async () => {
      if (files.get('a.md') !== 'old') return;
      files.set('a.md', 'new');
      await mirror.refresh(['a.md']);
    });
    const mirror = new Mirror(slow);
    await mirror.load();
    assert.equal(mirror.text('a.md'), 'new');
  });

  test('a folder that cannot be listed, and a config that is no text, are said', async () => {
    const none: RemoteFiles = { ...remote('a'), list: async (folders) => folders.map(() => undefined) };
    await assert.rejects(new Mirror(none).load(), /The folder cannot be read/);
    await assert.rejects(new Mirror(remote('//- docs-vault.json\n\ufffd')).load(), /docs-vault.json: .*UTF-16/);
  });
});

function remote(source: string): RemoteFiles {
  return remoteOf(parseFixture(source).files);
}

/** The files of a fixture; `afterRead` runs between a look at them and the answer. */
function remoteOf(files: ReadonlyMap<string, string>, afterRead = async (): Promise<void> => undefined): RemoteFiles {
  const folder = { root: 'memfs:/vault', files };
  const uris = (paths: readonly string[]) =>
    paths.map((path) => (path === '' ? folder.root : `${folder.root}/${path}`));
  return {
    stat: async (paths) => answerFiles(folder, 'stat', uris(paths)).map((kind) => kind ?? undefined) as never,
    list: async (paths) => answerFiles(folder, 'list', uris(paths)).map((entries) => entries ?? undefined) as never,
    async read(paths) {
      const answers = answerFiles(folder, 'read', uris(paths)) as ({ text: string } | { head: number[] })[];
      await afterRead();
      return answers.map((file) => ('text' in file ? file : { unreadable: 'The file is UTF-16 text.' }));
    },
  };
}

async function problems(talk: Conversation, path: string): Promise<string[]> {
  const report: DocumentDiagnosticReport = await talk.connection.sendRequest('textDocument/diagnostic', {
    textDocument: { uri: talk.uri(path) },
  });
  const items = report.kind === 'full' ? report.items : [];
  return items.map(
    ({ range: { start, end }, code }) => `${start.line}:${start.character}-${end.line}:${end.character} ${code}`,
  );
}

/** The problems once they are as many, since the server looks at changed files through the client first. */
async function settled(talk: Conversation, path: string, count: number): Promise<string[]> {
  for (let left = 100; left > 0; left--) {
    const found = await problems(talk, path);
    if (found.length === count) return found;
  }
  return problems(talk, path);
}

function uriOf(link: LocationLink | { uri: string }): string {
  return 'uri' in link ? link.uri : link.targetUri;
}
