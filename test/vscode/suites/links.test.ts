import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import {
  type CompletionList,
  commands,
  type Hover,
  type Location,
  type LocationLink,
  type MarkdownString,
  Position,
  type Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { after, open, revertAll, vaultUri } from './vault.ts';

suite('links', () => {
  teardown(revertAll);

  test('are completed after two brackets, each note once', async () => {
    const document = await open('index.md');
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, new Position(document.lineCount, 0), 'See [[');
    await workspace.applyEdit(edit);
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      after(document, 'See [['),
      '[',
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    for (const stem of ['printer', 'nas', 'first-print']) {
      assert.equal(labels.filter((label) => label === stem).length, 1, `${stem} is offered once in ${labels}`);
    }
  });

  test('show the note when they are pointed at', async () => {
    const document = await open('tutorials/first-print.md');
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      after(document, 'You need a model, the [[pri'),
    );
    assert.equal(hovers.length, 1);
    const text = hovers.flatMap(({ contents }) => contents.map((each) => (each as MarkdownString).value)).join('\n');
    assert.match(text, /The serial number is on the back/);
  });

  test('lead to the note', async () => {
    assert.deepEqual(await definitionsAfter('tutorials/first-print.md', 'You need a model, the [[pri'), [
      'reference/printer.md:1',
    ]);
  });

  test('lead to the heading', async () => {
    assert.deepEqual(await definitionsAfter('how-to/change-nozzle.md', '[[printer#Noz'), ['reference/printer.md:27']);
  });

  test('lead to every note that they may mean', async () => {
    const found = await definitionsAfter('explanation/why-a-slicer.md', 'so they are in the [[back');
    assert.deepEqual(found.sort(), ['how-to/backup.md:1', 'reference/backup.md:1']);
  });
});

/** The places that `Go to Definition` leads to from just after a text: `path:line`, counted from 1. */
async function definitionsAfter(note: string, text: string): Promise<string[]> {
  const document = await open(note);
  const found = await commands.executeCommand<(Location | LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    after(document, text),
  );
  return found.map((each) =>
    'targetUri' in each
      ? place(each.targetUri, (each.targetSelectionRange ?? each.targetRange).start)
      : place(each.uri, each.range.start),
  );
}

function place(uri: Uri, { line }: Position): string {
  return `${uri.path.slice(vaultUri().path.length + 1)}:${line + 1}`;
}
