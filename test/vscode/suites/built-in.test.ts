import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import {
  type CompletionList,
  ConfigurationTarget,
  commands,
  type DocumentSymbol,
  type Location,
  type LocationLink,
  languages,
  type SymbolInformation,
  type TextDocument,
  WorkspaceEdit,
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
    for (const note of ['validated', 'defined', 'path', 'moved', 'gone-on', 'pointing'])
      await removeFromDisk(`tutorials/${note}.md`);
    for (const setting of ['validate.enabled', 'updateLinksOnFileMove.enabled'])
      await workspace.getConfiguration('markdown').update(setting, undefined, ConfigurationTarget.Workspace);
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

  test('its updating of links, when it is turned on, changes no link a second time', async () => {
    await writeToDisk('tutorials/moved.md', '# Moved\n\n## Two\n');
    await writeToDisk('tutorials/pointing.md', '[[moved]] [it](moved.md) [[moved#Two|two]] [two](moved.md#two)\n');
    const settings = workspace.getConfiguration('markdown');
    await settings.update('updateLinksOnFileMove.enabled', 'always', ConfigurationTarget.Workspace);
    const pointing = await open('tutorials/pointing.md');
    await eventually('the links are known', async () => (await definitions(pointing, '[[mov')).includes('moved.md:1'));
    const edit = new WorkspaceEdit();
    edit.renameFile(uriOf('tutorials/moved.md'), uriOf('tutorials/gone-on.md'));
    assert.ok(await workspace.applyEdit(edit));
    const expected = '[[gone-on]] [it](gone-on.md) [[gone-on#Two|two]] [two](gone-on.md#two)\n';
    await eventually('the links follow', () => pointing.getText() === expected);
    await new Promise((resolve) => setTimeout(resolve, 1000)); // VS Code has heard of it, too.
    assert.equal(pointing.getText(), expected);
  });

  test('the note comes before a definition of the same name, which VS Code finds', async () => {
    await writeToDisk('tutorials/defined.md', withDefinitions);
    const document = await open('tutorials/defined.md');
    assert.deepEqual(await definitions(document, '[[prin'), ['printer.md:1', 'defined.md:5']);
  });

  test('completion in a wiki-link offers notes, not the definitions of the note', async () => {
    await writeToDisk('tutorials/defined.md', withDefinitions);
    const document = await open('tutorials/defined.md');
    const labels = await completions(document, 'and [[', '[');
    assert.deepEqual(
      labels.filter((label) => ['printer', 'shelf'].includes(label)),
      ['printer'],
    );
  });

  test('the outline shows each heading once', async () => {
    const document = await open('reference/printer.md');
    await eventually('the server answers', async () => (await definitions(document, '![[printer.p')).length > 0);
    const symbols = await commands.executeCommand<DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['# The printer'],
    );
  });

  test('a heading is found by name once, beside the notes of that name', async () => {
    const found = await commands.executeCommand<SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'Change the nozzle',
    );
    assert.deepEqual(found.map(({ name }) => name).sort(), ['# Change the nozzle', 'Change the nozzle']);
  });

  test('Markdown links and headings lead to one place', async () => {
    const document = await open('reference/link-forms.md');
    assert.deepEqual(await definitions(document, 'with a heading](printer.md#noz'), ['printer.md:27']);
    assert.deepEqual(await definitions(document, '[inline](prin'), ['printer.md:1']);
    assert.deepEqual(await definitions(document, '## Tab'), ['link-forms.md:33']);
  });

  test('references to a heading are found once, in wiki-links and in Markdown links', async () => {
    const document = await open('reference/printer.md');
    const found = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      after(document, '## Nozz'),
    );
    const places = found.map(placeOf).sort();
    assert.deepEqual(places, ['change-nozzle.md:13', 'link-forms.md:18', 'link-forms.md:44', 'printer.md:27']);
  });

  test('a path in a Markdown link is completed, and each file is offered once', async () => {
    await writeToDisk('tutorials/path.md', '# A path\n\n[text](../reference/)\n');
    const document = await open('tutorials/path.md');
    const labels = await completions(document, '../reference/', '/');
    assert.equal(labels.filter((label) => label === 'printer.md').length, 1, `printer.md is offered once in ${labels}`);
  });
});

async function completions(document: TextDocument, text: string, trigger: string): Promise<string[]> {
  const { items } = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    after(document, text),
    trigger,
  );
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function definitions(document: TextDocument, text: string): Promise<string[]> {
  const found = await commands.executeCommand<(Location | LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    after(document, text),
  );
  return found.map(placeOf);
}

/** `file:line`, counted from 1. */
function placeOf(found: Location | LocationLink): string {
  const { uri, range } =
    'uri' in found ? found : { uri: found.targetUri, range: found.targetSelectionRange ?? found.targetRange };
  return `${uri.path.split('/').at(-1)}:${range.start.line + 1}`;
}
