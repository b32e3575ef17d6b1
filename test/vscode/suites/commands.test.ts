import assert from 'node:assert/strict';
import { suite, suiteSetup, teardown, test } from 'mocha';
import { ConfigurationTarget, commands, env, extensions, Position, Selection, window, workspace } from 'vscode';
import { after, eventually, expectProblem, open, removeFromDisk, revertAll, uriOf, writeToDisk } from './vault.ts';

suite('commands', () => {
  suiteSetup(async () => {
    await open('index.md');
    await expectProblem('tutorials/first-print.md', 'Error 23:29 broken-link');
  });

  teardown(async () => {
    await revertAll();
    await removeFromDisk('tutorials/saved.md');
  });

  test('every command of the manifest is registered', async () => {
    const registered = new Set(await commands.getCommands(true));
    const contributes = extensions.getExtension('docs-vault.docs-vault')?.packageJSON.contributes;
    const missing = contributes.commands.filter(({ command }: { command: string }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  test('a wiki-link to the heading above the cursor is copied', async () => {
    const document = await open('reference/printer.md');
    const place = after(document, '## Nozz');
    assert.ok(window.activeTextEditor);
    window.activeTextEditor.selection = new Selection(place, place);
    await commands.executeCommand('docsVault.copyLinkToHeading');
    assert.equal(await env.clipboard.readText(), '[[printer#Nozzle]]');
  });

  test('a link is inserted in the place of the selection, which it shows', async () => {
    await writeToDisk('tutorials/saved.md', '# Saved\n\nthe box\n');
    await open('tutorials/saved.md');
    assert.ok(window.activeTextEditor);
    window.activeTextEditor.selection = new Selection(2, 4, 2, 7);
    const document = window.activeTextEditor.document;
    const inserting = commands.executeCommand('docsVault.insertLink');
    // Until the list is filled nothing is accepted.
    await eventually('a link is inserted', async () => {
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return /^the !?\[\[[^\]]+\]\]$/.test(document.lineAt(2).text);
    });
    await inserting;
    assert.match(document.lineAt(2).text, /^the (?:\[\[[^|\]]+\|box\]\]|!\[\[[^\]]+\]\])$/);
  });

  test('the config is opened where there is one', async () => {
    await commands.executeCommand('docsVault.openConfig');
    assert.equal(window.activeTextEditor?.document.uri.toString(), uriOf('docs-vault.json').toString());
  });

  test('the whole vault is checked, and the problems are shown', async () => {
    await open('index.md');
    await commands.executeCommand('docsVault.checkVault');
  });

  test('all safe fixes of the vault are shown before they are made', async () => {
    const document = await open('explanation/why-a-slicer.md');
    await expectProblem('explanation/why-a-slicer.md', 'Warning 10:37 redundant-alias');
    const before = document.getText();
    await lookAtFixes();
    assert.equal(document.getText(), before);
  });

  test('all safe fixes of the vault are shown where no note is open, too', async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    await eventually('no editor is left', () => window.activeTextEditor === undefined);
    await lookAtFixes();
  });

  test('the review goes on to the next note of the queue, and from the last one to the first', async () => {
    await writeToDisk('tutorials/saved.md', '---\ntitle: Saved\n---\n\n[[nowhere]]\n');
    await expectProblem('tutorials/saved.md', 'Error 5:1 broken-link');
    await open('index.md');
    const shown = () => window.activeTextEditor?.document.uri.toString() ?? '';
    const opened: string[] = [];
    // Round the queue, whatever else other tests have left in it.
    while (opened.length < 2 || (opened.at(-1) !== opened[0] && opened.length < 20)) {
      const before = shown();
      await commands.executeCommand('docsVault.reviewNext');
      await eventually(`another note than ${before} is opened`, () => shown() !== before);
      opened.push(shown());
    }
    assert.equal(opened.at(-1), opened[0]);
    for (const note of ['reference/slicer.md', 'tutorials/saved.md'])
      assert.ok(opened.includes(uriOf(note).toString()), `${note} is not among ${opened.join()}`);
  });

  test('one save has the safe fixes and the date of change', async () => {
    const settings = workspace.getConfiguration('docsVault');
    await settings.update('onSave.fixAll', true, ConfigurationTarget.Global);
    await settings.update('onSave.updateModified', true, ConfigurationTarget.Global);
    try {
      await writeToDisk(
        'tutorials/saved.md',
        '---\ntitle: Saved\ntags: []\nmodified: 2020-01-01\n---\n\n# Saved\n\nSee [[printer|printer]].\n',
      );
      const document = await open('tutorials/saved.md');
      await expectProblem('tutorials/saved.md', 'Warning 9:15 redundant-alias');
      await window.activeTextEditor?.edit((builder) => builder.insert(new Position(8, 0), 'New. '));
      await commands.executeCommand('workbench.action.files.save');
      const now = new Date();
      const [month, day] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, '0'));
      assert.equal(
        document.getText(),
        `---\ntitle: Saved\ntags: []\nmodified: ${now.getFullYear()}-${month}-${day}\n---\n\n# Saved\n\nNew. See [[printer]].\n`,
      );
      assert.equal(document.isDirty, false);
    } finally {
      await settings.update('onSave.fixAll', undefined, ConfigurationTarget.Global);
      await settings.update('onSave.updateModified', undefined, ConfigurationTarget.Global);
    }
  });
});

/** Asks for all safe fixes, and leaves the preview of them without a change. */
async function lookAtFixes(): Promise<void> {
  let isOver = false;
  const fixing = commands.executeCommand('docsVault.fixAll').then(() => {
    isOver = true;
  });
  await eventually('the preview is left without a change', async () => {
    await commands.executeCommand('refactorPreview.discard').then(undefined, () => undefined);
    return isOver;
  });
  await fixing;
}
