import type { RenameParams, TextDocumentPositionParams, WorkspaceEdit } from 'vscode-languageserver';
import { isRefusal, type Refusal } from '../features/feature.ts';
import { prepareRename, rename } from '../features/rename.ts';
import { atPlace, rangeIn, type ServerPart } from './context.ts';
import { toWorkspaceEdit } from './convert.ts';
import { settledEdit } from './settled-edit.ts';

/** Renaming whatever has a name (LSP §textDocument/rename, §textDocument/prepareRename). */
export const renames: ServerPart = {
  capabilities: (client) => ({
    renameProvider: client.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
  }),

  register(context) {
    const { connection } = context;
    connection.onPrepareRename(
      atPlace<TextDocumentPositionParams, Prepared | null>(context, 'textDocument/prepareRename', (session, place) => {
        const found = prepareRename(session.vault, place, session.read);
        if (!found || isRefusal(found)) return found ?? null;
        return { range: rangeIn(context, session, place.path, found.range), placeholder: found.placeholder };
      }),
    );
    connection.onRenameRequest(
      atPlace<RenameParams, WorkspaceEdit | null>(
        context,
        'textDocument/rename',
        async (session, place, { newName }) => {
          const edit = await settledEdit(session, () => rename(session.vault, place, newName, session.read));
          if (!edit || isRefusal(edit)) return edit ?? nothing;
          if (session.alone && edit.renames) return noVault;
          return toWorkspaceEdit(context, session, edit) ?? noFileOperations;
        },
      ),
    );
  },
};

interface Prepared {
  readonly range: ReturnType<typeof rangeIn>;
  readonly placeholder: string;
}

const nothing: Refusal = { refused: 'There is no name under the cursor.' };
const noVault: Refusal = { refused: 'Open the folder of this file first: links to it elsewhere are not known.' };
const noFileOperations: Refusal = { refused: 'This editor cannot rename files on behalf of the language server.' };
