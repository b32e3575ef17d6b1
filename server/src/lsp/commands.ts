import type { ExecuteCommandParams } from 'vscode-languageserver';
import { isRefusal, type Refusal } from '../features/feature.ts';
import { type Arguments, noteCommands } from '../features/note-commands.ts';
import { parseNote } from '../parse/scan.ts';
import { answering, type ServerContext, type ServerPart } from './context.ts';
import { toWorkspaceEdit } from './convert.ts';
import { settledEdit } from './settled-edit.ts';

/** What no standard request asks for (LSP §workspace/executeCommand). Every command has one argument: an object with `uri`. */
export const commands: ServerPart = {
  capabilities: (client) =>
    client.workspace?.applyEdit ? { executeCommandProvider: { commands: [...noteCommands.keys()] } } : {},

  register(context) {
    context.connection.onExecuteCommand(
      answering<ExecuteCommandParams, null>(context, 'workspace/executeCommand', (params) => execute(context, params)),
    );
  },
};

/** Makes the command's edit and asks the client to carry it out. */
async function execute(
  context: ServerContext,
  { command, arguments: given }: ExecuteCommandParams,
): Promise<null | Refusal> {
  const found = noteCommands.get(command);
  if (!found) return { refused: `There is no command '${command}'.` };
  const { uri, ...rest } = argumentsOf(given?.[0]);
  if (uri === undefined) return { refused: `The argument of '${command}' is an object with the note's 'uri'.` };
  await context.workspace.settled;
  const located = context.workspace.locate(uri);
  if (!located) return { refused: 'This file is in no vault that is open.' };
  const { session, path } = located;
  await session.ready;
  const edit = await settledEdit(session, () => {
    const { vault, read } = session;
    const note = vault.notes.get(path);
    if (!note && !vault.attachments.has(path)) return { refused: `'${path}' is no file of the vault.` };
    const text = note ? (read(path) ?? '') : '';
    const site = { vault, read, note: note ?? parseNote(path, ''), text, range: { start: 0, end: 0 } };
    return found.run({ ...site, today: context.today() }, rest);
  });
  if (isRefusal(edit)) return edit;
  if (edit.edits.size === 0 && !edit.creates?.length && !edit.renames?.length) {
    context.connection.window.showInformationMessage('Docs Vault: there is nothing to change.');
    return null;
  }
  const asks = rest.confirm === 'true';
  const workspaceEdit = toWorkspaceEdit(context, session, edit, asks ? found.summary : undefined);
  if (!workspaceEdit) return { refused: 'This editor cannot create or rename files on behalf of the language server.' };
  const { applied, failureReason } = await context.connection.workspace.applyEdit({
    label: found.summary,
    edit: workspaceEdit,
  });
  // Who was asked and said no knows it.
  return applied || asks ? null : { refused: failureReason ?? 'The editor did not make the change.' };
}

/** A bare URI stands for an object with it. */
function argumentsOf(given: unknown): Arguments {
  if (typeof given === 'string') return { uri: given };
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
