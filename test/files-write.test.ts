import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { readText } from '../server/src/files/read.ts';
import { writeVaultEdit } from '../server/src/files/write.ts';
import { editOf, type VaultEdit } from '../server/src/text/edit.ts';
import { filesOn, onDisk } from './disk.ts';
import { renderFixture } from './fixture.ts';

const insert = (text: string) => ({ range: { start: 0, end: 0 }, newText: text });

suite('files: writing', () => {
  test('texts are edited, files created and renamed, in folders that did not exist too', () =>
    checkWrite(
      '//- a.md\none\n//- b.md\ntwo',
      {
        edits: new Map([['a.md', [{ range: { start: 0, end: 3 }, newText: 'ONE' }]]]),
        creates: [{ path: 'x/y/c.md', text: 'new' }],
        renames: [
          { from: 'b.md', to: 'z/d.md' },
          { from: 'a.md', to: 'A.md' },
        ],
      },
      '//- A.md\nONE\n//- x/y/c.md\nnew\n//- z/d.md\ntwo',
    ));

  test('mode, line endings and byte order mark stay as they were', () =>
    onDisk('', (root) => {
      writeFileSync(join(root, 'a.md'), '\ufeffone\r\ntwo\rthree\n');
      chmodSync(join(root, 'a.md'), 0o640);
      write(root, editOf('a.md', { range: { start: 6, end: 9 }, newText: '2' }));
      assert.equal(readFileSync(join(root, 'a.md'), 'utf8'), '\ufeffone\r\n2\rthree\n');
      assert.equal(statSync(join(root, 'a.md')).mode & 0o777, 0o640);
    }));

  const refusals: Record<string, [VaultEdit, string]> = {
    'a file that does not exist': [editOf('missing.md', insert('x')), 'Nothing is changed: no such file or folder.'],
    'a new file over an old one': [create('b.md'), 'b.md is not written: b.md exists already.'],
    'a new file that differs in case only': [
      create('FOLDER/C.md'),
      'FOLDER/C.md is not written: folder/c.md exists already.',
    ],
    'two new files that differ in case only': [
      { edits: new Map(), creates: [create('n.md'), create('N.md')].flatMap((edit) => edit.creates ?? []) },
      'N.md is not written: two new files would have that name.',
    ],
    'a renamed file over another': [rename('b.md', 'A.md'), 'A.md is not written: a.md exists already.'],
    'a path out of the vault': [create('../x.md'), '../x.md is not written: it leads out of the vault.'],
    'an absolute path': [create('/tmp/x.md'), '/tmp/x.md is not written: it leads out of the vault.'],
  };
  for (const [what, [edit, message]] of Object.entries(refusals))
    test(`${what} is refused, and nothing else is done`, () =>
      onDisk('//- a.md\none\n//- b.md\ntwo\n//- folder/c.md\nthree', (root) => {
        const before = renderFixture(filesOn(root));
        const whole = { ...edit, edits: new Map([['a.md', [insert('edited ')]], ...edit.edits]) };
        assert.deepEqual(write(root, whole), { refused: message });
        assert.equal(renderFixture(filesOn(root)), before);
      }));

  test('a file that was changed since it was read is not touched', () =>
    onDisk('//- a.md\none\n//- b.md\ntwo', (root) => {
      const texts = new Map(filesOn(root));
      writeFileSync(join(root, 'b.md'), 'changed');
      const edit: VaultEdit = {
        edits: new Map([
          ['a.md', [insert('x')]],
          ['b.md', [insert('y')]],
        ]),
      };
      assert.deepEqual(
        writeVaultEdit(root, edit, (path) => texts.get(path)),
        {
          refused: 'b.md is not changed: somebody else changed it meanwhile.',
        },
      );
      assert.equal(renderFixture(filesOn(root)), '//- a.md\none\n//- b.md\nchanged');
    }));

  test('when a later step fails, the earlier ones are taken back', () =>
    onDisk('//- a.md\none\n//- b.md\ntwo\n//- full/c.md\nthree', (root) => {
      const edit: VaultEdit = {
        edits: new Map([['a.md', [insert('x')]]]),
        creates: [{ path: 'new/folder/d.md', text: 'four' }],
        renames: [
          { from: 'b.md', to: 'e.md' },
          // A folder does not move into itself: the operating system refuses.
          { from: 'full', to: 'full/inner' },
        ],
      };
      const answer = write(root, edit);
      assert.ok('refused' in answer && answer.refused.startsWith('Nothing is changed: '), JSON.stringify(answer));
      assert.equal(renderFixture(filesOn(root)), '//- a.md\none\n//- b.md\ntwo\n//- full/c.md\nthree');
      assert.deepEqual(readdirSync(root).sort(), ['a.md', 'b.md', 'full']);
    }));

  test('no symbolic link leads a write out of the vault', () =>
    onDisk('//- outside/x.md\nsecret\n//- vault/a.md\none', (root) => {
      const vault = join(root, 'vault');
      symlinkSync('../outside/x.md', join(vault, 'x.md'));
      symlinkSync('../outside', join(vault, 'folder'));
      for (const edit of [editOf('x.md', insert('!')), editOf('folder/x.md', insert('!')), create('folder/new.md')])
        assert.match(JSON.stringify(write(vault, edit)), /is not written: it leads out of the vault/);
      assert.equal(renderFixture(filesOn(join(root, 'outside'))), '//- x.md\nsecret');
    }));

  test('a symbolic link inside the vault stays one, and its file is changed once', () =>
    onDisk('//- a.md\none', (root) => {
      symlinkSync('a.md', join(root, 'b.md'));
      const both: VaultEdit = {
        edits: new Map([
          ['a.md', [insert('x')]],
          ['b.md', [insert('x')]],
        ]),
      };
      write(root, both);
      assert.equal(readFileSync(join(root, 'b.md'), 'utf8'), 'xone');
      assert.equal(
        readdirSync(root, { withFileTypes: true })
          .find(({ name }) => name === 'b.md')
          ?.isSymbolicLink(),
        true,
      );
    }));
});

suite('files: reading', () => {
  const files: Record<string, [Buffer, string | RegExp]> = {
    'UTF-8 with a byte order mark': [Buffer.from('\ufeffé'), '\ufeffé'],
    'a replacement character that the author wrote': [Buffer.from('a\ufffdb'), 'a\ufffdb'],
    'an empty file': [Buffer.of(), ''],
    'Latin-1': [Buffer.from('caf\xe9', 'latin1'), /not UTF-8/],
    'UTF-16, little end first': [Buffer.from('\ufeffnote', 'utf16le'), /UTF-16/],
    'UTF-16, big end first': [Buffer.from('\ufeffnote', 'utf16le').swap16(), /UTF-16/],
    'a PNG': [Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /binary/],
    'one odd byte': [Buffer.of(0xff), /not UTF-8/],
    'more than a person writes': [Buffer.alloc(8 * 1024 * 1024 + 1, 'a'), /too large/],
  };
  for (const [what, [bytes, expected]] of Object.entries(files))
    test(what, () =>
      onDisk('', (root) => {
        writeFileSync(join(root, 'a.md'), bytes);
        const read = readText(join(root, 'a.md'));
        if (typeof expected === 'string') assert.deepEqual(read, { text: expected });
        else assert.match('unreadable' in read ? read.unreadable : '(was read)', expected);
      }),
    );

  test('a folder and a file that is not there', () =>
    onDisk('', (root) => {
      mkdirSync(join(root, 'a.md'));
      assert.deepEqual(readText(join(root, 'a.md')), {
        unreadable: 'The file cannot be read: a folder, not a file.',
        fault: 'a folder, not a file',
      });
      assert.deepEqual(readText(join(root, 'b.md')), {
        unreadable: 'The file cannot be read: no such file or folder.',
        fault: 'no such file or folder',
      });
    }));
});

function create(path: string): VaultEdit {
  return { edits: new Map(), creates: [{ path, text: 'new' }] };
}

function rename(from: string, to: string): VaultEdit {
  return { edits: new Map(), renames: [{ from, to }] };
}

function write(root: string, edit: VaultEdit): ReturnType<typeof writeVaultEdit> {
  return writeVaultEdit(root, edit, (path) => {
    const file = readText(join(root, path));
    return 'text' in file ? file.text : '';
  });
}

function checkWrite(source: string, edit: VaultEdit, expected: string): void {
  onDisk(source, (root) => {
    const answer = write(root, edit);
    assert.ok(!('refused' in answer), JSON.stringify(answer));
    assert.equal(renderFixture(filesOn(root)), expected);
  });
}
