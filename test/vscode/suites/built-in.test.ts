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
import { after, eventually, open, revertAll, uriOf, writeToDisk } from './vault.ts';

/** A note as an extension of VS Code that writes definitions for wiki-links leaves it: each stem is defined below. */
const withDefinitions = `# Definitions

See [[printer]] and [[

[printer]: ../reference/printer.md "The printer"
[shelf]: ../reference/nas.md
`;

suite('beside the Markdown support of VS Code', () => {
  teardown(async () => {
    await revertAll();
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
    await workspace.fs.delete(uriOf('tutorials/validated.md'));
  });

  test('a definition of the same name does not turn one answer into two', async () => {
    await writeToDisk('tutorials/defined.md', withDefinitions);
    const document = await open('tutorials/defined.md');
    const found = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      after(document, '[[prin'),
    );
    assert.deepEqual(
      found.map((each) => ('targetUri' in each ? each.targetUri : each.uri).path.split('/').at(-1)),
      ['printer.md'],
    );
  });

  test('completion in a wiki-link offers notes, not the definitions of the note', async () => {
    await writeToDisk('tutorials/defined.md', withDefinitions);
    const document = await open('tutorials/defined.md');
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      after(document, 'and [['),
      '[',
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.deepEqual(
      labels.filter((label) => ['printer', 'shelf'].includes(label)),
      ['printer'],
    );
  });
});
