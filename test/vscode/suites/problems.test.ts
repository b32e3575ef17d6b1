import { suite, teardown, test } from 'mocha';
import { Position, WorkspaceEdit, workspace } from 'vscode';
import { expectNone, expectProblem, open, removeFromDisk, revertAll, uriOf, writeToDisk } from './vault.ts';

const note = 'tutorials/first-print.md';
const brokenLink = 'Error 23:29 broken-link';

suite('problems', () => {
  teardown(async () => {
    await revertAll();
    for (const path of ['reference/printr.md', 'more', 'yet-more', 'index-2.md']) await removeFromDisk(path);
  });

  test('are reported in every note of the vault, open or not', async () => {
    await open('index.md');
    await expectProblem(note, brokenLink);
    await expectProblem('explanation/why-a-slicer.md', 'Warning 10:37 redundant-alias');
    await expectProblem('explanation/why-a-slicer.md', 'Warning 10:69 misleading-alias');
    await expectProblem('explanation/why-a-slicer.md', 'Warning 12:91 ambiguous-link');
    await expectProblem('how-to/level-the-bed.md', 'Warning 14:38 broken-anchor');
    await expectNone('changelog.d/7.changed.md', 'broken-link');
  });

  test('come and go with what is typed, before it is saved', async () => {
    const document = await open('index.md');
    await expectNone('index.md', 'broken-link');
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, new Position(document.lineCount, 0), 'See [[nowhere]].\n');
    await workspace.applyEdit(edit);
    await expectProblem('index.md', `Error ${document.lineCount - 1}:5 broken-link`);
    await revertAll();
    await expectNone('index.md', 'broken-link');
  });

  test('follow notes that come and go on the disk', async () => {
    await expectProblem(note, brokenLink);
    await writeToDisk('reference/printr.md', '# Another printer\n');
    await expectNone(note, 'broken-link');
    await workspace.fs.delete(uriOf('reference/printr.md'));
    await expectProblem(note, brokenLink);
  });

  test('follow folders that come and go on the disk', async () => {
    await workspace.fs.createDirectory(uriOf('more'));
    await writeToDisk('more/printr.md', '# Another printer\n');
    await expectNone(note, 'broken-link');
    await workspace.fs.rename(uriOf('more'), uriOf('yet-more'));
    await writeToDisk('index-2.md', '# A sign that the rename has been seen\n\n[[nowhere]]\n');
    await expectProblem('index-2.md', 'Error 3:1 broken-link');
    await expectNone(note, 'broken-link');
    await workspace.fs.delete(uriOf('yet-more'), { recursive: true });
    await expectProblem(note, brokenLink);
  });

  test('follow the vault’s config', async () => {
    await expectProblem(note, brokenLink);
    const text = (await workspace.openTextDocument(uriOf('docs-vault.json'))).getText();
    await writeToDisk('docs-vault.json', text.replace('"rules": {', '"rules": { "broken-link": "off",'));
    await expectNone(note, 'broken-link');
    await writeToDisk('docs-vault.json', text);
    await expectProblem(note, brokenLink);
  });
});
