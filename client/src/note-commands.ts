import { commands, Disposable, l10n, Uri, window } from 'vscode';
import type { ServerItem, ViewServer } from './views/server.ts';
import { activeNote } from './views/views.ts';

/** What the palette and the side views do with a note: asks for what is missing, and lets the server make the change. */
export function registerNoteCommands(server: ViewServer): Disposable {
  const register = (name: string, run: (item?: ServerItem) => Thenable<unknown>): Disposable =>
    commands.registerCommand(`docsVault.${name}`, async (item?: ServerItem) => {
      await server.settled();
      await run(item);
    });
  return Disposable.from(
    register('newNote', async () => {
      const name = await ask(l10n.t('Name of the new note, as a wiki-link says it'), '');
      if (name !== undefined) await change('createNote', activeNote(), { name });
    }),
    register('renameNote', async () => {
      const uri = activeNote();
      const newName = await ask(
        l10n.t('New name of the note; every link to it follows'),
        uri === undefined ? '' : stemOf(uri),
      );
      if (newName !== undefined) await change('rename', uri, { newName });
    }),
    register('markReviewed', (item) => change('markReviewed', item?.location?.uri ?? activeNote())),
    register('reviewNext', () => openNext(server)),
    register('convertLinks', async () => {
      const chosen = await window.showQuickPick(
        [
          { label: l10n.t('Wiki-links'), description: '[[note]]', to: 'wiki' },
          { label: l10n.t('Markdown links'), description: '[note](note.md)', to: 'markdown' },
        ],
        { title: l10n.t('Convert the links of this note') },
      );
      if (chosen) await change('convertLinks', activeNote(), { to: chosen.to });
    }),
    register('updateTableOfContents', () => change('updateTableOfContents', activeNote())),
    register('fixAll', async (item) => {
      const rule = item?.kind === 'fixable-rule' ? { rule: item.id } : {};
      await change('fixAll', activeNote() ?? (await noteWithProblem(server)), { ...rule, confirm: 'true' });
    }),
    commands.registerCommand('docsVault.showBacklinks', () => commands.executeCommand('docsVault.backlinks.focus')),
  );
}

/** Runs a command of the server for a note; what it refuses is shown. */
async function change(command: string, uri: string | undefined, more: object = {}): Promise<void> {
  if (uri === undefined) {
    await window.showInformationMessage(l10n.t('Open a note first.'));
    return;
  }
  try {
    await commands.executeCommand(`docs-vault.${command}`, { uri, ...more });
  } catch (error) {
    await window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

/** A note of the vault whose problems are shown, where no editor says which vault is meant. */
async function noteWithProblem(server: ViewServer): Promise<string | undefined> {
  const [group] = await server.items('problems', { uri: undefined });
  const [problem] = group ? await server.items('problems', { uri: undefined, parent: group.id }) : [];
  return problem?.location?.uri;
}

/** Opens the first note of the review queue; from a note of the queue, the one behind it. */
async function openNext(server: ViewServer): Promise<void> {
  const active = activeNote();
  const queue = await server.items('review', { uri: active });
  // The server may encode a URI in another way.
  const place = queue.findIndex(({ location }) => location && Uri.parse(location.uri).toString() === active);
  const next = queue[place + 1] ?? queue[0];
  if (next?.location) await commands.executeCommand('vscode.open', Uri.parse(next.location.uri));
  else await window.showInformationMessage(l10n.t('No note is due for review.'));
}

async function ask(prompt: string, value: string): Promise<string | undefined> {
  const answer = (await window.showInputBox({ prompt, value }))?.trim();
  return answer === '' ? undefined : answer;
}

function stemOf(uri: string): string {
  const name = Uri.parse(uri).path.split('/').at(-1) ?? '';
  return name.replace(/\.md$/i, '');
}
