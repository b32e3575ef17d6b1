import { Disposable, LanguageStatusSeverity, l10n, languages, Uri } from 'vscode';
import type { ViewServer } from './server.ts';
import { activeNote } from './views.ts';

/** Beside the language in the status bar: the vault of the note, its notes and problems, and whether the server runs. */
export function registerStatus(server: ViewServer): Disposable {
  const item = languages.createLanguageStatusItem('docsVault.status', { language: 'markdown' });
  item.name = 'Docs Vault';
  const show = async (): Promise<void> => {
    if (!server.isRunning) {
      item.severity = LanguageStatusSeverity.Warning;
      item.text = l10n.t('Docs Vault is not running');
      item.detail = '';
      item.command = { title: l10n.t('Restart Server'), command: 'docsVault.restartServer' };
      return;
    }
    const status = await server.status(activeNote());
    if (!status) return;
    const { failure, notes, problems, root } = status;
    const name = Uri.parse(root).path.split('/').at(-1) ?? root;
    item.severity = failure === undefined ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Error;
    item.text = l10n.t('Vault {0}, notes: {1}', name, notes.toLocaleString());
    item.detail = failure ?? l10n.t('Problems: {0}', problems.toLocaleString());
    item.command = { title: l10n.t('Show Output'), command: 'docsVault.showOutput' };
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(), 500);
  };
  soon();
  return Disposable.from(item, server.onChanged(soon));
}
