import { Disposable, type LanguageStatusItem, LanguageStatusSeverity, l10n, languages, Uri } from 'vscode';
import type { ServerLife } from '../life.ts';
import { gather } from './gather.ts';
import type { VaultStatus, ViewServer } from './server.ts';
import { activeNote } from './views.ts';

/** When the item follows changes. */
const pace = { pause: 500, longest: 3000 };

/**
 * Beside the language in the status bar: the vault of the note, its notes and problems, and whether the server runs. It is
 * busy until the server has read the vault.
 */
export function registerStatus(server: ViewServer, life: ServerLife): Disposable {
  const item = languages.createLanguageStatusItem('docsVault.status', { language: 'markdown' });
  item.name = 'Docs Vault';
  item.command = { title: l10n.t('Show Output'), command: 'docsVault.showOutput' };
  const show = async (): Promise<void> => {
    if (life.state === 'failed') return showFailure(item);
    const status = await server.status(activeNote()).catch(() => undefined);
    if (life.state !== 'running') return;
    if (status) showVault(item, status);
    else showNothing(item);
  };
  const soon = gather(() => void show(), pace);
  const follow = (): void => {
    if (life.state === 'starting') showStart(item);
    soon();
  };
  follow();
  return Disposable.from(item, server.onChanged(soon), life.onDidChangeState(follow), new Disposable(soon.cancel));
}

function showStart(item: LanguageStatusItem): void {
  item.busy = true;
  item.severity = LanguageStatusSeverity.Information;
  item.text = l10n.t('Docs Vault reads the vault');
  item.detail = '';
}

function showVault(item: LanguageStatusItem, { failure, notes, problems, root }: VaultStatus): void {
  const name = Uri.parse(root).path.split('/').at(-1) ?? root;
  item.busy = false;
  item.severity = failure === undefined ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Error;
  item.text = l10n.t('Vault {0}, notes: {1}', name, notes.toLocaleString());
  item.detail = failure ?? l10n.t('Problems: {0}', problems.toLocaleString());
}

function showNothing(item: LanguageStatusItem): void {
  item.busy = false;
  item.text = l10n.t('This file is in no vault');
  item.detail = '';
}

function showFailure(item: LanguageStatusItem): void {
  item.busy = false;
  item.severity = LanguageStatusSeverity.Error;
  item.text = l10n.t('Docs Vault is not running');
  item.detail = '';
}
