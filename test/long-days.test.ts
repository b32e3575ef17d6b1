import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite, test } from 'mocha';
import type { Diagnostic, Position, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { diskFiles } from '../server/src/lsp/disk.ts';
import { applyEdits } from '../server/src/text/edit.ts';
import { lineStartsOf, offsetAt } from '../server/src/text/lines.ts';
import { type Conversation, converse, modernClient } from './client.ts';
import { filesOn, onDiskAsync, writeFiles } from './disk.ts';
import { parseFixture } from './fixture.ts';
import { runCli } from './run-cli.ts';

const vault = `
//- docs-vault.json
{ "rules": { "orphan-note": "off", "spaced-link": "warning" } }
//- a.md
[[ b ]] and [[b#Two|two]]
//- b.md
## Two
[[c]]
//- c.md
[[ b ]] [to b](b.md) [[missing]]
`;

suite('long days: commands beside a server', function () {
  this.timeout(30_000);

  for (const args of [
    ['fix'],
    ['rename', 'b', 'renamed'],
    ['mv', 'b.md', 'folder/'],
    ['tags', 'rename', 'x', 'y'],
    ['mv', 'c.md', 'x/y/z.md'],
  ])
    test(`after docs-vault ${args.join(' ')} a server that watches the files answers as a fresh one, and keeps what is not saved`, () =>
      onDiskAsync(vault, async (root) => {
        const talk = await serverOn(root, false);
        await talk.open('a.md');
        const at = { line: 0, character: 0 };
        await talk.type('a.md', at, at, '#x [[unsaved]] ');
        assert.deepEqual(await problemsOf(talk, root), [
          'a.md broken-link [[unsaved]]',
          'a.md spaced-link [[ b ]]',
          'c.md broken-link [[missing]]',
          'c.md spaced-link [[ b ]]',
        ]);
        const { code, stderr } = await runCli(args, { cwd: root });
        assert.ok(code < 2 || args[0] === 'tags', stderr);
        // What the command makes of the note that is open stands on the disk; what is in the editor counts.
        const fresh = await serverOn(root, false);
        await fresh.open('a.md');
        const whole = { textDocument: { uri: fresh.uri('a.md'), version: 2 }, contentChanges: [{ text: unsaved }] };
        await fresh.connection.sendNotification('textDocument/didChange', whole);
        const expected = await problemsOf(fresh, root);
        await fresh.end();
        let found = await problemsOf(talk, root);
        for (let left = 100; left > 0 && found.join() !== expected.join(); left--) {
          await new Promise((resolve) => setTimeout(resolve, 50));
          found = await problemsOf(talk, root);
        }
        assert.deepEqual(found, expected);
        assert.deepEqual(talk.log, []);
        await talk.end();
      }));

  for (const clock of ['right', 'set back by an hour', 'set back by a day'])
    test(`a rename that is asked for before the server hears of the command's changes fits them; the clock is ${clock}`, () =>
      onDiskAsync(vault, async (root) => {
        const [now, day] = [Date.now, 24 * 3_600_000];
        try {
          // To the server the files seem to have changed before they were read.
          if (clock !== 'right') Date.now = () => now() + 3_600_000;
          if (clock.endsWith('day')) Date.now = () => now() + day;
          const talk = await serverOn(root, true);
          assert.equal((await problemsOf(talk, root)).length, 3);
          Date.now = now;
          await runCli(['fix'], { cwd: root });
          carryOut(await renameHeading(talk, 'Other'));
          const expected = vault
            .replace('[[ b ]] and [[b#Two|two]]', '[[b]] and [[b#Other|two]]')
            .replace('## Two', '## Other')
            .replace('[[ b ]] [to b]', '[[b]] [to b]');
          assert.deepEqual([...filesOn(root)], [...parseFixture(expected).files].sort());
          await talk.end();
        } finally {
          Date.now = now;
        }
      }));

  test('a command of yesterday that was killed is finished today, whatever the clock says', () =>
    onDiskAsync(vault, async (root) => {
      const journal = JSON.stringify({ process: process.ppid, changes: [], moves: [{ from: 'c.md', to: 'd.md' }] });
      const now = Date.now;
      try {
        for (const shift of [-3_600_000, 3_600_000]) {
          writeFileSync(join(root, '.docs-vault-interrupted.json'), journal);
          Date.now = () => now() + shift;
          const { code, stderr } = await runCli(['mv', 'c.md', 'd.md'], { cwd: root });
          assert.equal(code, 0, stderr);
          assert.match(stderr, /interrupted is finished now: moved c\.md to d\.md/);
          writeFiles(root, new Map([['c.md', readFileSync(join(root, 'd.md'), 'utf8')]]));
          Date.now = now;
          await runCli(['mv', 'd.md', 'old.md'], { cwd: root });
        }
      } finally {
        Date.now = now;
      }
    }));
});

const unsaved = '#x [[unsaved]] [[ b ]] and [[b#Two|two]]';

/** A server on the folder, for an editor that reports the changes of files, or one that does not. */
function serverOn(root: string, reports: boolean): Promise<Conversation> {
  const didChangeWatchedFiles = { dynamicRegistration: reports };
  const client = { ...modernClient, workspace: { ...modernClient.workspace, didChangeWatchedFiles } };
  const source = [...filesOn(root)].map(([path, text]) => `//- ${path}\n${text}`).join('\n');
  return converse(source, client, {}, { root: pathToFileURL(root).href, filesFor: () => diskFiles() });
}

/** All problems of the vault, with the text at which each stands. */
async function problemsOf(talk: Conversation, root: string): Promise<string[]> {
  const { items } = await talk.connection.sendRequest<{ items: { uri: string; items: Diagnostic[] }[] }>(
    'workspace/diagnostic',
    { previousResultIds: [{ uri: talk.uri('none.md'), value: 'asked' }] },
  );
  const found = items.flatMap(({ uri, items }) => {
    if (items.length === 0) return [];
    const path = decodeURIComponent(uri.slice(talk.uri('').length));
    // Of a note that is gone the server may not have heard yet.
    const onDisk = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
    const text = path === 'a.md' ? unsaved : onDisk;
    return items.map(({ code, range }) => {
      const lines = text.split('\n');
      return `${path} ${code} ${lines[range.start.line]?.slice(range.start.character, range.end.character)}`;
    });
  });
  return found.sort();
}

async function renameHeading(talk: Conversation, newName: string): Promise<WorkspaceEdit> {
  await talk.open('b.md');
  const params = { textDocument: { uri: talk.uri('b.md') }, position: { line: 0, character: 4 }, newName };
  return talk.connection.sendRequest('textDocument/rename', params);
}

/** Makes the edit on the disk, as an editor without open documents does. */
function carryOut(edit: WorkspaceEdit): void {
  for (const { textDocument, edits } of (edit.documentChanges ?? []) as TextDocumentEdit[]) {
    const file = new URL(textDocument.uri);
    const text = readFileSync(file, 'utf8');
    const offset = (position: Position): number => offsetAt(lineStartsOf(text), text.length, position);
    const textEdits = (edits as TextEdit[]).map(({ range: { start, end }, newText }) => ({
      range: { start: offset(start), end: offset(end) },
      newText,
    }));
    writeFileSync(file, applyEdits(text, textEdits));
  }
}
