import assert from 'node:assert/strict';
import { linkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite, test } from 'mocha';
import type { Diagnostic } from 'vscode-languageserver';
import { diskFiles } from '../server/src/lsp/disk.ts';
import { type Conversation, converse } from './client.ts';
import { onDiskAsync } from './disk.ts';

suite('a hostile vault: the same file by two paths', function () {
  this.timeout(20_000);
  if (process.platform === 'win32') return;

  test('a note that is a symbolic link stays when it is reported, and says what its file says', () =>
    served(
      { 'good.md': '[[one]]' },
      (root) => symlinkSync('good.md', join(root, 'link.md')),
      async (talk, root) => {
        assert.deepEqual(await targets(talk), ['good.md: one', 'link.md: one']);
        await talk.fileChanged('link.md', 2);
        assert.deepEqual(await targets(talk), ['good.md: one', 'link.md: one']);
        writeFileSync(join(root, 'good.md'), '[[two]]');
        // Only the file is reported.
        await talk.fileChanged('good.md', 2);
        assert.deepEqual(await targets(talk), ['good.md: two', 'link.md: two']);
        rmSync(join(root, 'good.md'));
        await talk.fileChanged('good.md', 3);
        assert.deepEqual(await targets(talk), []);
      },
    ));

  test('a symbolic link that is made while the server runs is a note, one that leads out is none', () =>
    served(
      { 'good.md': '[[one]]' },
      () => undefined,
      async (talk, root) => {
        symlinkSync('good.md', join(root, 'link.md'));
        symlinkSync('/etc/passwd', join(root, 'out.md'));
        symlinkSync('/etc', join(root, 'folder'));
        symlinkSync('ring.md', join(root, 'ring.md'));
        for (const path of ['link.md', 'out.md', 'folder', 'folder/passwd', 'ring.md']) await talk.fileChanged(path, 1);
        assert.deepEqual(await targets(talk), ['good.md: one', 'link.md: one']);
        const symbols = await talk.connection.sendRequest('workspace/symbol', { query: '' });
        assert.doesNotMatch(JSON.stringify(symbols), /out\.md|passwd|ring/);
      },
    ));

  test('two names of one file are two notes, each read when it is reported', () =>
    served(
      { 'good.md': '[[one]]' },
      (root) => linkSync(join(root, 'good.md'), join(root, 'hard.md')),
      async (talk, root) => {
        writeFileSync(join(root, 'good.md'), '[[two]]');
        await talk.fileChanged('good.md', 2);
        await talk.fileChanged('hard.md', 2);
        assert.deepEqual(await targets(talk), ['good.md: two', 'hard.md: two']);
      },
    ));
});

async function served(
  files: Readonly<Record<string, string>>,
  prepare: (root: string) => void,
  check: (talk: Conversation, root: string) => Promise<void>,
): Promise<void> {
  const source = Object.entries(files)
    .map(([path, text]) => `//- ${path}\n${text}`)
    .join('\n');
  await onDiskAsync(source, async (root) => {
    prepare(root);
    const talk = await converse(source, undefined, {}, { root: pathToFileURL(root).href, filesFor: () => diskFiles() });
    await check(talk, root);
    assert.deepEqual(talk.log, []);
    await talk.end();
  });
}

/** What the broken links of each note name. */
async function targets(talk: Conversation): Promise<string[]> {
  const { items } = await talk.connection.sendRequest<{ items: { uri: string; items: Diagnostic[] }[] }>(
    'workspace/diagnostic',
    { previousResultIds: [{ uri: talk.uri('none.md'), value: 'asked' }] },
  );
  return items
    .flatMap(({ uri, items }) =>
      items
        .filter(({ code }) => code === 'broken-link')
        .map(({ message }) => `${uri.slice(talk.uri('').length)}: ${/'(.*?)'/.exec(String(message))?.[1]}`),
    )
    .sort();
}
