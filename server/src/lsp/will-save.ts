import { TextDocumentSaveReason, type TextEdit, type WillSaveTextDocumentParams } from 'vscode-languageserver';
import { beforeSave } from '../features/before-save.ts';
import { sortedEdits } from '../text/edit.ts';
import { inVault, rangeIn, type ServerPart } from './context.ts';

/** What is done to a note in the moment before it is saved, so that one save has it (LSP §textDocument/willSaveWaitUntil). */
export const willSave: ServerPart = {
  // `textDocumentSync` of the server says that it wants to be asked.
  capabilities: () => ({}),

  register(context) {
    context.connection.onWillSaveTextDocumentWaitUntil(
      inVault<WillSaveTextDocumentParams, TextEdit[]>(
        context,
        'textDocument/willSaveWaitUntil',
        ({ session, path }, { reason }) => {
          const { fixAll, updateModified } = context.settings.onSave;
          if (session.alone || !session.vault.notes.has(path) || !(fixAll || updateModified)) return [];
          // While somebody types and the editor saves by itself, nothing is to change under the cursor.
          const onSave = { fixAll: fixAll && reason !== TextDocumentSaveReason.AfterDelay, updateModified };
          const { vault, read } = session;
          const saved = session.saved(path);
          const edits = beforeSave(vault, read, path, session.circumstances(context.today()), { ...onSave, saved });
          return sortedEdits(edits).map(({ range, newText }) => ({
            range: rangeIn(context, session, path, range),
            newText,
          }));
        },
      ),
    );
  },
};
