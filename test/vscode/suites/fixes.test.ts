import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import { type CodeAction, CodeActionKind, commands, Range, type TextDocument, workspace } from 'vscode';
import { after, expectNone, expectProblem, open, revertAll } from './vault.ts';

const note = 'explanation/why-a-slicer.md';

suite('quick fixes', () => {
  teardown(revertAll);

  test('the preferred fix of a redundant display text takes it away', async () => {
    const document = await open(note);
    await expectProblem(note, 'Warning 10:37 redundant-alias');
    await applyPreferred(document, 'the [[printer|Pri');
    assert.match(
      lineWith(document, 'A model is'),
      /^A model is a surface; the \[\[printer\]\] knows only lines\. The \[\[nas\|slicer\]\]/,
    );
    await expectNone(note, 'redundant-alias');
  });

  test('a misleading display text can be changed to the note that it names, and nothing is preferred unasked', async () => {
    const document = await open(note);
    await expectProblem(note, 'Warning 10:69 misleading-alias');
    const actions = await fixesAt(document, 'The [[nas|sli');
    assert.deepEqual(
      actions.filter((action) => action.isPreferred),
      [],
    );
    await apply(actions.find(({ title }) => title === 'Change to [[slicer]]'));
    assert.match(lineWith(document, 'A model is'), /The \[\[slicer\]\] stands between them/);
    await expectNone(note, 'misleading-alias');
  });

  test('fix-all applies the safe fixes and leaves the others', async () => {
    const document = await open(note);
    await expectProblem(note, 'Warning 10:69 misleading-alias');
    await apply((await actionsAt(document, new Range(0, 0, 0, 0), CodeActionKind.SourceFixAll))[0]);
    assert.equal(
      lineWith(document, 'A model is'),
      'A model is a surface; the [[printer]] knows only lines. The [[nas|slicer]] stands between them, and turns one into the other.',
    );
  });
});

async function applyPreferred(document: TextDocument, text: string): Promise<void> {
  const actions = await fixesAt(document, text);
  const preferred = actions.filter((action) => action.isPreferred);
  assert.equal(preferred.length, 1, `one of ${JSON.stringify(actions.map((action) => action.title))} is preferred`);
  await apply(preferred[0]);
}

/** The quick fixes for the problem just after a text. */
function fixesAt(document: TextDocument, text: string): Promise<CodeAction[]> {
  const place = after(document, text);
  return actionsAt(document, new Range(place, place), CodeActionKind.QuickFix);
}

async function actionsAt(document: TextDocument, range: Range, kind: CodeActionKind): Promise<CodeAction[]> {
  const resolved = 20;
  return commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind.value,
    resolved,
  );
}

async function apply(action: CodeAction | undefined): Promise<void> {
  assert.ok(action?.edit, `${action?.title} has an edit`);
  assert.ok(await workspace.applyEdit(action.edit));
}

function lineWith(document: TextDocument, text: string): string {
  return document.lineAt(after(document, text).line).text;
}
