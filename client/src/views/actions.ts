import {
  type CodeAction,
  commands,
  Disposable,
  l10n,
  Range,
  Uri,
  ViewColumn,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { ServerItem } from './server.ts';

/** What is done with a line of a view: open it beside, mend one problem, rename one tag. */
export function registerViewActions(): Disposable {
  return Disposable.from(
    commands.registerCommand('docsVault.openToSide', openToSide),
    commands.registerCommand('docsVault.fixProblem', fixProblem),
    commands.registerCommand('docsVault.renameTag', renameTag),
  );
}

async function openToSide(item?: ServerItem): Promise<void> {
  const place = item && placeOf(item);
  if (place)
    await commands.executeCommand('vscode.open', place.uri, { selection: place.range, viewColumn: ViewColumn.Beside });
}

/** Applies the fix of a problem; where there are several, asks which. */
async function fixProblem(item?: ServerItem): Promise<void> {
  const place = item && placeOf(item);
  if (!place) return;
  await workspace.openTextDocument(place.uri);
  const found = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    place.uri,
    place.range,
    'quickfix',
    20,
  );
  // The command returns actions without their diagnostics, so that those of another problem at this very place are offered too.
  const choices = found.map((action) => ({ label: action.title, action }));
  const chosen =
    choices.length > 1 ? await window.showQuickPick(choices, { title: item.tooltip ?? item.label }) : choices[0];
  if (chosen) {
    const { edit, command } = chosen.action;
    if (edit) await workspace.applyEdit(edit);
    if (command) await commands.executeCommand(command.command, ...(command.arguments ?? []));
  } else if (choices.length === 0) {
    await window.showTextDocument(place.uri, { selection: place.range });
    await window.showInformationMessage(l10n.t('This problem has no fix here any more.'));
  }
}

/** Renames a tag in every note, the tags below it included. */
async function renameTag(item?: ServerItem): Promise<void> {
  const place = item && placeOf(item);
  if (!place) return;
  const name = item.tooltip?.replace(/^#/, '') ?? item.label;
  const prompt = l10n.t('New name of the tag, in every note; the tags below it follow');
  const newName = (await window.showInputBox({ prompt, value: name }))?.trim();
  if (newName === undefined || newName === '' || newName === name) return;
  try {
    await workspace.openTextDocument(place.uri);
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      place.uri,
      place.range.start,
      newName,
    );
    await workspace.applyEdit(edit);
  } catch (error) {
    await window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

function placeOf({ location }: ServerItem): { uri: Uri; range: Range } | undefined {
  if (!location) return undefined;
  const { start, end } = location.range;
  return { uri: Uri.parse(location.uri), range: new Range(start.line, start.character, end.line, end.character) };
}
