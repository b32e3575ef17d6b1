import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { diskFiles } from '../server/src/lsp/disk.ts';
import { uriBelow } from '../server/src/lsp/uris.ts';
import { Workspace } from '../server/src/lsp/workspace.ts';
import { onDiskAsync } from './disk.ts';

const source = `
//- plain/a.md
//- plain/docs/docs-vault.json
//- plain/docs/b.md
//- plain/docs/x/c.md
//- other/.obsidian/app.json
//- other/sub/d.md
//- alone/e.md
`;

/** Opens folders of the fixture as an editor does. */
async function opened(folders: readonly string[], check: (desk: Desk) => Promise<void>): Promise<void> {
  await onDiskAsync(source, async (root) => {
    const desk = new Desk(root);
    for (const folder of folders) await desk.workspace.addFolder(desk.uri(folder));
    await desk.workspace.ready();
    await check(desk);
  });
}

class Desk {
  readonly #root: string;
  readonly workspace = new Workspace(diskFiles());

  constructor(root: string) {
    this.#root = root;
  }

  uri(path: string): string {
    return uriBelow(URI.file(this.#root).toString(), path);
  }

  file(path: string): string {
    return join(this.#root, path);
  }

  /** The notes of each open vault, by its root. */
  vaults(): Record<string, string[]> {
    const start = this.uri('').length;
    return Object.fromEntries(
      this.workspace.sessions.map(({ root, vault }) => [root.slice(start), [...vault.notes.keys()].sort()]),
    );
  }

  /** The vault and the path in it to which a file belongs. */
  locate(path: string): string[] | undefined {
    const located = this.workspace.locate(this.uri(path));
    return located && [located.session.root.slice(this.uri('').length), located.path];
  }

  async open(path: string, text: string): Promise<void> {
    await this.workspace.open(TextDocument.create(this.uri(path), 'markdown', 1, text));
    await this.workspace.ready();
  }
}

suite('workspace', () => {
  test('a vault inside a folder is one of its own, and files belong to the innermost', () =>
    opened(['plain'], async (desk) => {
      assert.deepEqual(desk.vaults(), { plain: ['a.md'], 'plain/docs': ['b.md', 'x/c.md'] });
      assert.deepEqual(desk.locate('plain/docs/x/c.md'), ['plain/docs', 'x/c.md']);
      assert.deepEqual(desk.locate('plain/a.md'), ['plain', 'a.md']);
      assert.equal(desk.locate('other/sub/d.md'), undefined);
    }));

  test('several folders are several vaults; a folder in a vault opens the whole vault, once', () =>
    opened(['plain/docs/x', 'other/sub', 'other'], async (desk) => {
      assert.deepEqual(desk.vaults(), { 'plain/docs': ['b.md', 'x/c.md'], other: ['sub/d.md'] });
    }));

  test('a file of no folder brings its vault, or stands alone', () =>
    opened(['other'], async (desk) => {
      await desk.open('plain/docs/b.md', 'text');
      await desk.open('alone/e.md', '[[missing]]');
      assert.deepEqual(desk.vaults(), { other: ['sub/d.md'], 'plain/docs': ['b.md', 'x/c.md'], alone: ['e.md'] });
      assert.deepEqual(
        desk.workspace.sessions.map((session) => session.alone),
        [false, false, true],
      );
    }));

  test('a folder that is closed takes its vaults along', () =>
    opened(['plain', 'other'], async (desk) => {
      await desk.workspace.removeFolder(desk.uri('plain'));
      assert.deepEqual(desk.vaults(), { other: ['sub/d.md'] });
    }));

  test('a folder that is closed leaves the vaults that another folder holds, and takes the one it lies in', () =>
    opened(['plain', 'plain/docs', 'other/sub'], async (desk) => {
      await desk.workspace.removeFolder(desk.uri('plain'));
      assert.deepEqual(Object.keys(desk.vaults()).sort(), ['other', 'plain/docs']);
      await desk.workspace.removeFolder(desk.uri('plain/docs'));
      await desk.workspace.removeFolder(desk.uri('other/sub'));
      assert.deepEqual(desk.vaults(), {});
    }));

  test('a config that comes makes a vault, one that goes leaves its notes to the vault around', () =>
    opened(['plain'], async (desk) => {
      const document = TextDocument.create(desk.uri('plain/docs/x/c.md'), 'markdown', 1, '# Typed');
      await desk.workspace.open(document);
      rmSync(desk.file('plain/docs/docs-vault.json'));
      await desk.workspace.lookForVaults(desk.uri('plain/docs/docs-vault.json'));
      await desk.workspace.open(document);
      assert.deepEqual(desk.vaults(), { plain: ['a.md', 'docs/b.md', 'docs/x/c.md'] });
      const typed = (): number | undefined => {
        const located = desk.workspace.locate(document.uri);
        return located?.session.vault.notes.get(located.path)?.headings.length;
      };
      assert.equal(typed(), 1);

      writeFileSync(desk.file('plain/docs/x/docs-vault.json'), '{}');
      await desk.workspace.lookForVaults(desk.uri('plain/docs/x/docs-vault.json'));
      await desk.workspace.open(document);
      await desk.workspace.ready();
      assert.deepEqual(desk.vaults(), { plain: ['a.md', 'docs/b.md'], 'plain/docs/x': ['c.md'] });
      assert.equal(typed(), 1);
    }));
});
