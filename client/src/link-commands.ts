import { commands, Disposable, env, l10n, type Selection, type TextEditor, type Uri, ViewColumn, window } from 'vscode';
import { pickFile } from './note-picker.ts';
import type { ViewServer } from './views/server.ts';
import { activeNote } from './views/views.ts';

/** The commands that look for a note by name, and those that write a link. The server writes every link. */
export function registerLinkCommands(server: ViewServer): Disposable {
  return Disposable.from(
    commands.registerCommand('docsVault.openNote', async () => {
      const title = l10n.t('Open Note');
      const uri = await pickFile(server, { title, uri: activeNote(), preview: ViewColumn.Active });
      if (uri) await commands.executeCommand('vscode.open', uri);
    }),
    commands.registerCommand('docsVault.insertLink', () => insertLink(server)),
    commands.registerCommand('docsVault.copyLinkToHeading', () => copyLinkToHeading(server)),
    commands.registerCommand('docsVault.extract', () =>
      commands.executeCommand('editor.action.codeAction', { kind: 'refactor.extract', apply: 'ifSingle' }),
    ),
  );
}

/** The text that links to the files from that place in the vault's style; undefined for files that no link can name. */
export async function linksTo(
  server: ViewServer,
  uri: Uri,
  range: Pick<Selection, 'start' | 'end'>,
  files: readonly Uri[],
): Promise<string | undefined> {
  const place = {
    start: { line: range.start.line, character: range.start.character },
    end: { line: range.end.line, character: range.end.character },
  };
  const asked = { uri: uri.toString(), range: place, files: files.map(String) };
  return (await server.ask<string | null>('docsVault/links', asked)) ?? undefined;
}

async function insertLink(server: ViewServer): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const { document, selections } = editor;
  const file = await pickFile(server, {
    title: l10n.t('Insert Link'),
    uri: document.uri.toString(),
    attachments: true,
  });
  if (!file) return;
  const links = await Promise.all(selections.map((selection) => linksTo(server, document.uri, selection, [file])));
  if (links.includes(undefined)) {
    await window.showErrorMessage(l10n.t('No wiki-link can name {0}.', file.path.split('/').at(-1) ?? ''));
    return;
  }
  await replaceSelections(editor, selections, links);
}

async function replaceSelections(
  editor: TextEditor,
  selections: readonly Selection[],
  links: readonly (string | undefined)[],
): Promise<void> {
  await editor.edit((builder) => {
    selections.forEach((selection, index) => {
      builder.replace(selection, links[index] ?? '');
    });
  });
}

async function copyLinkToHeading(server: ViewServer): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const { line, character } = editor.selection.active;
  const asked = { uri: editor.document.uri.toString(), position: { line, character } };
  try {
    const link = await server.ask<string | null>('docsVault/linkToHeading', asked);
    if (!link) return;
    await env.clipboard.writeText(link);
    window.setStatusBarMessage(l10n.t('Copied {0}', link), 4000);
  } catch (error) {
    await window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
