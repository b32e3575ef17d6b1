import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import {
  type CompletionList,
  ConfigurationTarget,
  commands,
  type Location,
  type LocationLink,
  languages,
  workspace,
} from 'vscode';
import { after, eventually, open, removeFromDisk, revertAll, uriOf, writeToDisk } from './vault.ts';

/** A note as extensions leave it that write a link reference definition for each wiki-link. */
const withDefinitions = `# Definitions

See [[printer]] and [[

[printer]: ../reference/printer.md "The printer"
[shelf]: ../reference/nas.md
`;

suite('beside the Markdown support of VS Code', () => {
  teardown(async () => {
    await revertAll();
    for (const note of ['validated', 'defined', 'path']) await removeFromDisk(`tutorials/${note}.md`);
    await workspace.getConfiguration('markdown').update('validate.enabled', undefined, ConfigurationTarget.Workspace);
  });

  test('its validation, when it is turned on, does not take wiki-links for undefined references', async () => {
    await writeToDisk('tutorials/validated.md', '# Validated\n\n[[printer]] and [text](missing.md)\n');
    await workspace.getConfiguration('markdown').update('validate.enabled', true, ConfigurationTarget.Workspace);
    await open('tutorials/validated.md');
    const builtIn = () =>
      languages.getDiagnostics(uriOf('tutorials/validated.md')).filter(({ source }) => source !== 'docs-vault');
    await eventually('VS Code reports the missing file', () => builtIn().length > 0);
    assert.deepEqual(
      builtIn().map(({ range }) => range.start.line * 100 + range.start.character),
      [223],
    );
  });

  test('the note comes before a definition of the same name, which VS Code finds', async () => {
    await writeToDisk('tutorials/defined.md', withDefinitions);
    const document = await open('tutorials/defined.md');
    const found = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      after(document, '[[prin'),
    );
    const files = found.map((each) => ('targetUri' in each ? each.targetUri : each.uri).path.split('/').at(-1));
    assert.deepEqual(files, ['printer.md', 'defined.md']);
  });

  test('beside the definitions of the note, which VS Code offers in brackets, each note is offered once', async () => {
    await writeToDisk('tutorials/defined.md', withDefinitions);
    const document = await open('tutorials/defined.md');
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      after(document, 'and [['),
      '[',
    );
    const ofNotes = list.items.filter(({ detail }) => !detail?.startsWith('Reference link'));
    const labels = ofNotes.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.deepEqual(
      labels.filter((label) => ['printer', 'shelf'].includes(label)),
      ['printer'],
    );
  });

  test('paths in Markdown links are still completed by VS Code', async () => {
    await writeToDisk('tutorials/path.md', '# A path\n\n[text](../reference/)\n');
    const document = await open('tutorials/path.md');
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      after(document, '../reference/'),
      '/',
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.equal(labels.filter((label) => label === 'printer.md').length, 1, `printer.md is offered once in ${labels}`);
  });
});
