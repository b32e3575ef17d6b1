import { commands, Disposable, l10n, type Memento, type TreeView, window } from 'vscode';
import { gather } from './gather.ts';
import type { ServerItem } from './server.ts';
import type { ServerTree } from './tree.ts';

/** The views that can be filtered, and those that can be grouped by folder or note. */
const filterable: ReadonlySet<string> = new Set(['backlinks', 'outgoing', 'problems', 'review', 'tags', 'chains']);
const groupable: ReadonlySet<string> = new Set(['backlinks', 'outgoing', 'problems', 'review', 'chains']);

/** How long typing is gathered before a filter takes effect, in milliseconds. */
const pause = 150;

/** The commands by which a reader filters a view while the text is typed, and groups it; the grouping is kept. */
export function offerChoice(name: string, view: TreeView<ServerItem>, tree: ServerTree, kept: Memento): Disposable {
  const key = `docsVault.${name}.isGrouped`;
  tree.choice = { filter: '', isGrouped: groupable.has(name) && kept.get(key, false) };
  const setFilter = (filter: string): void => {
    if (filter === tree.choice.filter) return;
    tree.choice = { ...tree.choice, filter };
    view.message = filter === '' ? '' : l10n.t('Filtered by: {0}', filter);
    tree.refresh();
  };
  const toggle = async (): Promise<void> => {
    const isGrouped = !tree.choice.isGrouped;
    tree.choice = { ...tree.choice, isGrouped };
    tree.refresh();
    await kept.update(key, isGrouped);
  };
  const disposables: Disposable[] = [];
  if (filterable.has(name))
    disposables.push(
      commands.registerCommand(`docsVault.${name}.filter`, async () => {
        await commands.executeCommand(`docsVault.${name}.focus`);
        askFilter(view.title ?? name, tree.choice.filter, setFilter);
      }),
    );
  if (groupable.has(name)) disposables.push(commands.registerCommand(`docsVault.${name}.group`, toggle));
  return Disposable.from(...disposables);
}

/** Asks for the filter; leaving with Escape brings back the one before. */
function askFilter(title: string, before: string, set: (filter: string) => void): void {
  const input = window.createInputBox();
  input.title = title;
  input.value = before;
  input.prompt = l10n.t('Words to filter by; leave it empty to see everything');
  let wanted = before;
  const soon = gather(() => set(input.value.trim()), { pause });
  input.onDidChangeValue(soon);
  input.onDidAccept(() => {
    wanted = input.value.trim();
    input.hide();
  });
  input.onDidHide(() => {
    soon.cancel();
    set(wanted);
    input.dispose();
  });
  input.show();
}
