import {
  type CreateFilesParams,
  type DeleteFilesParams,
  type FileOperationRegistrationOptions,
  MessageType,
  type RenameFilesParams,
  ShowMessageNotification,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { LinkPlace } from '../features/keep-links.ts';
import { willCreateFiles } from '../features/will-create-files.ts';
import { willDeleteFiles } from '../features/will-delete-files.ts';
import { type FileMove, type FollowingEdit, willRenameFiles } from '../features/will-rename-files.ts';
import { harmless } from '../text/unsafe.ts';
import { answering, type ServerContext, type ServerPart } from './context.ts';
import { toWorkspaceEdit } from './convert.ts';
import type { VaultSession } from './session.ts';
import { settledEdit } from './settled-edit.ts';
import type { Located } from './workspace.ts';

/** Files and folders of any kind: attachments have links too. */
const anything: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: '**/*' } }] };

/** What has to change when the editor is about to move, create or delete files (LSP §workspace/willRenameFiles). */
export const fileOperations: ServerPart = {
  capabilities(client) {
    const offered = client.workspace?.fileOperations ?? {};
    const names = ['willRename', 'willCreate', 'willDelete', 'didRename', 'didCreate', 'didDelete'] as const;
    return {
      workspace: {
        fileOperations: Object.fromEntries(names.filter((name) => offered[name]).map((name) => [name, anything])),
      },
    };
  },

  register(context) {
    const { connection } = context;
    connection.workspace.onWillRenameFiles(
      answering(context, 'workspace/willRenameFiles', async ({ files }: RenameFilesParams) => {
        const moves = await movesBySession(context, files);
        return following(context, moves, (session, own) => willRenameFiles(session.vault, own, session.read));
      }),
    );
    connection.workspace.onWillCreateFiles(
      answering(context, 'workspace/willCreateFiles', async ({ files }: CreateFilesParams) => {
        const paths = await pathsBySession(context, files);
        return following(context, paths, (session, own) => willCreateFiles(session.vault, own, session.read));
      }),
    );
    connection.workspace.onWillDeleteFiles(
      answering(context, 'workspace/willDeleteFiles', async ({ files }: DeleteFilesParams) => {
        for (const [session, paths] of await pathsBySession(context, files))
          warnOf(context, willDeleteFiles(session.vault, paths).links, 'will lead nowhere');
        return null;
      }),
    );
  },
};

/** The edit over all vaults that are concerned; null when nothing has to change. Says which links it cannot keep. */
async function following<Change>(
  context: ServerContext,
  changes: ReadonlyMap<VaultSession, readonly Change[]>,
  follow: (session: VaultSession, own: readonly Change[]) => FollowingEdit,
): Promise<WorkspaceEdit | null> {
  const edits: WorkspaceEdit[] = [];
  for (const [session, own] of changes) {
    let lost: readonly LinkPlace[] = [];
    const edit = await settledEdit(session, () => {
      const found = follow(session, own);
      lost = found.lost;
      return found.edit;
    });
    warnOf(context, lost, 'cannot be kept');
    if (edit.edits.size > 0) edits.push(toWorkspaceEdit(context, session, edit) ?? {});
  }
  return edits.length === 0 ? null : merged(edits);
}

/** Moves by the vault of the old path, else of the new one; a file that leaves its vault is lost to it. */
async function movesBySession(
  context: ServerContext,
  files: RenameFilesParams['files'],
): Promise<Map<VaultSession, FileMove[]>> {
  const moves = new Map<VaultSession, FileMove[]>();
  for (const { oldUri, newUri } of files) {
    const [old, now] = [await locate(context, oldUri), await locate(context, newUri)];
    if (old) {
      const to = now?.session === old.session ? now.path : undefined;
      moves.set(old.session, [...(moves.get(old.session) ?? []), { from: old.path, to }]);
    }
  }
  return moves;
}

async function pathsBySession(
  context: ServerContext,
  files: readonly { readonly uri: string }[],
): Promise<Map<VaultSession, string[]>> {
  const paths = new Map<VaultSession, string[]>();
  for (const { uri } of files) {
    const located = await locate(context, uri);
    if (located) paths.set(located.session, [...(paths.get(located.session) ?? []), located.path]);
  }
  return paths;
}

async function locate(context: ServerContext, uri: string): Promise<Located | undefined> {
  await context.workspace.settled;
  const located = context.workspace.locate(uri);
  await located?.session.ready;
  return located;
}

/** One message for all the links, with the first notes by name. */
function warnOf(context: ServerContext, links: readonly LinkPlace[], fate: string): void {
  if (links.length === 0) return;
  const notes = [...new Set(links.map(({ path }) => path))];
  const named = notes.slice(0, 3).join(', ') + (notes.length > 3 ? ` and ${notes.length - 3} more` : '');
  const count = links.length === 1 ? 'One link' : `${links.length} links`;
  void context.connection.sendNotification(ShowMessageNotification.type, {
    type: MessageType.Warning,
    message: harmless(`${count} in ${named} ${fate}.`),
  });
}

function merged(edits: readonly WorkspaceEdit[]): WorkspaceEdit {
  if (edits.length === 1) return edits[0] ?? {};
  const documentChanges = edits.flatMap((edit) => edit.documentChanges ?? []);
  if (documentChanges.length > 0) return { documentChanges };
  return { changes: Object.assign({}, ...edits.map((edit) => edit.changes)) };
}
