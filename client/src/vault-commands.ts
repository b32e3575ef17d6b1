import { commands, Disposable, l10n, Uri, window, workspace } from 'vscode';
import type { ViewServer } from './views/server.ts';
import { activeNote } from './views/views.ts';

/** The commands that are about a whole vault: check it, open its config, or make one. */
export function registerVaultCommands(server: ViewServer): Disposable {
  return Disposable.from(
    commands.registerCommand('docsVault.checkVault', () => checkVault(server)),
    commands.registerCommand('docsVault.openConfig', () => openConfig(server)),
    commands.registerCommand('docsVault.initConfig', () => openConfig(server)),
  );
}

/** Shows the problems of the vault, hints as well, which VS Code's own list leaves out, and says how many there are. */
async function checkVault(server: ViewServer): Promise<void> {
  const status = await server.status(activeNote());
  if (!status) {
    await window.showInformationMessage(l10n.t('There is no vault to check. Open a folder with notes first.'));
    return;
  }
  await commands.executeCommand('docsVault.problems.focus');
  const { notes, problems, root } = status;
  const name = Uri.parse(root).path.split('/').at(-1) ?? root;
  void window.showInformationMessage(
    problems === 0
      ? l10n.t('Vault {0}, notes: {1}. There are no problems.', name, notes)
      : l10n.t('Vault {0}, notes: {1}, problems: {2}', name, notes, problems),
  );
}

interface ConfigAnswer {
  readonly uri: string;
  /** A config that fits the vault; absent where the vault has one. */
  readonly text?: string;
}

/** Opens the vault's config. Where there is none, one that fits the vault is shown, which becomes a file when it is saved. */
async function openConfig(server: ViewServer): Promise<void> {
  const answer = await server.ask<ConfigAnswer | null>('docsVault/initialConfig', { uri: activeNote() });
  if (!answer) {
    await window.showInformationMessage(l10n.t('There is no vault here. Open a folder with notes first.'));
    return;
  }
  const uri = Uri.parse(answer.uri);
  if (answer.text === undefined) {
    await window.showTextDocument(uri);
    return;
  }
  const editor = await window.showTextDocument(await workspace.openTextDocument(uri.with({ scheme: 'untitled' })));
  if (editor.document.getText() !== '') return;
  const { text } = answer;
  await editor.edit((builder) => builder.insert(editor.selection.start, text));
  void window.showInformationMessage(l10n.t('This config fits the vault as it is. Change what you like, and save it.'));
}
