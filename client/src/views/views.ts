import { Disposable, l10n, type Memento, type TreeView, window } from 'vscode';
import { offerChoice } from './choice.ts';
import { gather } from './gather.ts';
import type { ServerItem, ViewServer } from './server.ts';
import { ServerTree } from './tree.ts';

/** The views that are about the note in the active editor; the others are about its vault. */
const ofActiveNote: ReadonlySet<string> = new Set(['backlinks', 'outgoing']);
const names = ['backlinks', 'outgoing', 'review', 'problems', 'tags', 'chains'] as const;

/** When views are drawn anew: typing is not watched letter by letter, and the server has time for who types. */
const pace = { pause: 300, longest: 3000 };

/** The views of the activity bar. A view that nobody sees asks the server for nothing. */
export function registerViews(server: ViewServer, kept: Memento): Disposable {
  let active = activeNote();
  const follow = window.onDidChangeActiveTextEditor(() => {
    // A view or a panel that has the focus takes nothing away from the note beside it.
    active = activeNote() ?? active;
  });
  const disposables: Disposable[] = [follow];
  for (const name of names) {
    const tree = new ServerTree(server, name, () => active);
    const view = window.createTreeView(`docsVault.${name}`, { treeDataProvider: tree, showCollapseAll: true });
    const refresh = whenSeen(view, () => tree.refresh());
    disposables.push(view, offerChoice(name, view, tree, kept), server.onChanged(refresh));
    if (name === 'review') {
      const count = gather(() => void showBadge(server, view, active), { ...pace, pause: 2 * pace.pause });
      disposables.push(server.onChanged(count));
    }
    if (ofActiveNote.has(name)) disposables.push(window.onDidChangeActiveTextEditor(refresh));
  }
  return Disposable.from(...disposables);
}

/** Runs the function some time after it was asked for, once for many times, and not before the view is visible. */
function whenSeen(view: TreeView<ServerItem>, run: () => void): () => void {
  let missed = false;
  view.onDidChangeVisibility(({ visible }) => {
    if (visible && missed) run();
    if (visible) missed = false;
  });
  return gather(() => {
    missed = !view.visible;
    if (view.visible) run();
  }, pace);
}

/** How many notes are due for review: shown on the activity bar, whether or not the view is. */
async function showBadge(server: ViewServer, view: TreeView<ServerItem>, active: string | undefined): Promise<void> {
  const due = (await server.status(active))?.due ?? 0;
  const tooltip = due === 1 ? l10n.t('1 note is due for review') : l10n.t('{0} notes are due for review', due);
  view.badge = due === 0 ? undefined : { value: due, tooltip };
}

/** The URI of the note in the active editor. */
export function activeNote(): string | undefined {
  const document = window.activeTextEditor?.document;
  return document?.languageId === 'markdown' ? document.uri.toString() : undefined;
}
