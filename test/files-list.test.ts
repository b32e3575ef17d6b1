import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { type Config, defaultConfig } from '../server/src/config.ts';
import { fileClassifier, listFiles } from '../server/src/files/list.ts';
import { findVaultRoot } from '../server/src/files/root.ts';
import { rootsBelow } from '../server/src/files/roots-below.ts';
import { onDisk } from './disk.ts';

suite('files: the list', () => {
  test('Markdown files are notes, the others attachments, hidden ones and node_modules nothing', () =>
    checkList(
      `
//- a.md
//- b/C.MD
//- b/d.png
//- .hidden.md
//- .git/e.md
//- .obsidian/f.md
//- node_modules/g/README.md
`,
      ['a.md', 'b/C.MD'],
      ['b/d.png'],
    ));

  test('include says which Markdown files are notes, exclude what does not belong to the vault', () =>
    checkList(
      `
//- README.md
//- docs/a.md
//- docs/drafts/b.md
//- docs/drafts/c.png
//- docs/tmp/d.md
`,
      ['docs/a.md'],
      ['README.md'],
      { ...defaultConfig, include: ['docs/**'], exclude: ['docs/drafts/**', 'docs/tmp'] },
    ));

  test('.gitignore files count for their folder and below, the deepest last word first', () =>
    checkList(
      `
//- .gitignore
out/
*.log
/only-here.md
//- a.md
//- only-here.md
//- b/only-here.md
//- b/.gitignore
!keep.log
secret.md
//- b/keep.log
//- b/other.log
//- b/secret.md
//- b/c/secret.md
//- out/d.md
//- secret.md
`,
      ['a.md', 'b/only-here.md', 'secret.md'],
      ['b/keep.log'],
    ));

  test('the .gitignore files above the vault count up to the repository, and its info/exclude', () =>
    onDisk(
      `
//- .gitignore
*.md
//- repository/.git/info/exclude
excluded.md
//- repository/.gitignore
/docs/built/
draft-*
//- repository/docs/a.md
//- repository/docs/built/b.md
//- repository/docs/draft-c.md
//- repository/docs/excluded.md
`,
      (root) => assert.deepEqual(listFiles(join(root, 'repository/docs'), defaultConfig).notes, ['a.md']),
    ));

  test('a linked worktree takes info/exclude from the repository it belongs to', () =>
    onDisk(
      `
//- main/.git/info/exclude
excluded.md
//- main/.git/worktrees/linked/commondir
../..
//- linked/.git
gitdir: ../main/.git/worktrees/linked
//- linked/a.md
//- linked/excluded.md
`,
      (root) => assert.deepEqual(listFiles(join(root, 'linked'), defaultConfig).notes, ['a.md']),
    ));

  test('a vault that git ignores as a whole is still a vault', () =>
    onDisk(
      `
//- .git/HEAD
//- .gitignore
/docs/
//- docs/a.md
`,
      (root) => assert.deepEqual(listFiles(join(root, 'docs'), defaultConfig).notes, ['a.md']),
    ));

  test('a symbolic link to a file of the vault is a file; out of the vault, to nothing, and to a folder it is none', () =>
    onDisk(
      `
//- outside/secret.md
//- vault/a.md
//- vault/folder/b.md
`,
      (root) => {
        const vault = join(root, 'vault');
        symlinkSync('a.md', join(vault, 'same.md'));
        symlinkSync('../outside/secret.md', join(vault, 'secret.md'));
        symlinkSync('nowhere.md', join(vault, 'nowhere.md'));
        symlinkSync('../outside', join(vault, 'outside'));
        symlinkSync('..', join(vault, 'folder/ring'));
        assert.deepEqual(listFiles(vault, defaultConfig).notes, ['a.md', 'folder/b.md', 'same.md']);
      },
    ));

  test('the classifier gives the answer of the list for each path', () =>
    onDisk('//- .gitignore\nout/\n//- a.md\n//- b.png\n//- out/c.md\n//- .d/e.md', (root) => {
      const kindOf = fileClassifier(root, { ...defaultConfig, exclude: ['drafts'] });
      const paths = ['a.md', 'new.md', 'b.png', 'out/c.md', '.d/e.md', 'drafts/x/y.md'];
      assert.deepEqual(paths.map(kindOf), ['note', 'note', 'attachment', undefined, undefined, undefined]);
    }));

  test('a vault inside the vault is one of its own', () =>
    onDisk('//- a.md\n//- b/docs-vault.json\n//- b/c.md\n//- d/.obsidian/x\n//- d/e/f.md\n//- g/h.md', (root) => {
      const kindOf = fileClassifier(root, defaultConfig);
      assert.deepEqual(listFiles(root, defaultConfig).notes, ['a.md', 'g/h.md']);
      assert.deepEqual(['b/c.md', 'd/e/f.md', 'g/h.md'].map(kindOf), [undefined, undefined, 'note']);
      assert.deepEqual(listFiles(join(root, 'd'), defaultConfig).notes, ['e/f.md']);
    }));

  test('a folder that does not exist cannot be listed', () =>
    onDisk('', (root) => assert.throws(() => listFiles(join(root, 'nowhere'), defaultConfig), /ENOENT/)));
});

suite('files: the root of a vault', () => {
  for (const mark of ['docs-vault.json', '.obsidian/app.json', 'quartz.config.ts', '.foam/templates/x.md'])
    test(`${mark} marks it`, () =>
      onDisk(`//- vault/${mark}\n//- vault/a/b/c.md`, (root) => {
        assert.equal(findVaultRoot(join(root, 'vault/a/b')), join(root, 'vault'));
        assert.deepEqual(rootsBelow(root), [join(root, 'vault')]);
      }));

  test('the nearest mark wins, and without one the folder is the root', () =>
    onDisk('//- docs-vault.json\n//- a/.foam/x\n//- a/b/c.md\n//- d/e.md', (root) => {
      assert.equal(findVaultRoot(join(root, 'a/b')), join(root, 'a'));
      assert.equal(findVaultRoot(join(root, 'd')), root);
      mkdirSync(join(root, '.git'));
      assert.deepEqual(rootsBelow(root), [join(root, 'a')]);
    }));

  test('a vault below a vault is one, and none is looked for where no notes are', () =>
    onDisk(
      '//- a/.foam/x\n//- a/b/.obsidian/x\n//- .hidden/docs-vault.json\n//- a/node_modules/c/docs-vault.json\n',
      (root) => {
        symlinkSync(join(root, 'a'), join(root, 'z'));
        assert.deepEqual(rootsBelow(root), [join(root, 'a'), join(root, 'a/b')]);
      },
    ));
});

function checkList(source: string, notes: string[], attachments: string[], config: Config = defaultConfig): void {
  onDisk(source, (root) => {
    const { vaults: _, ...found } = listFiles(root, config);
    assert.deepEqual(found, { notes, attachments, links: new Map(), unreadable: [] });
  });
}
