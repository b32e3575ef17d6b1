import {
  type CreateFilesParams,
  DidChangeWatchedFilesNotification,
  type TextDocuments,
  type WatchKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { configFileName } from '../config.ts';
import { marks } from '../files/members.ts';
import { fileNameOf } from '../vault/path.ts';
import { heeding, type ServerContext } from './context.ts';
import { problemsNotifier } from './diagnostics.ts';
import type { VaultSession } from './session.ts';
import { uriBelow } from './uris.ts';
import type { Workspace } from './workspace.ts';

/** Keeps the vaults equal to the opened, edited and closed documents and to the files on disk. */
export function synchronize(context: ServerContext, documents: TextDocuments<TextDocument>): void {
  const { connection, workspace } = context;
  const problemsChanged = problemsNotifier(context);
  documents.onDidOpen(
    heeding(connection, 'textDocument/didOpen', async ({ document }) => {
      await workspace.settle(() => workspace.open(document));
      const located = workspace.locate(document.uri);
      problemsChanged('document', located && uriBelow(located.session.root, located.path));
    }),
  );
  documents.onDidChangeContent(({ document }) => {
    context.traffic.note();
    const located = workspace.locate(document.uri);
    located?.session.changed(located.path);
    problemsChanged('document');
  });
  documents.onDidClose(({ document }) => {
    const located = workspace.locate(document.uri);
    located?.session.close(located.path);
    problemsChanged('document');
  });
  const take = async (session: VaultSession, paths: readonly string[]): Promise<void> => {
    const mark =
      paths.find((path) => fileNameOf(path) === configFileName) ?? (await turnedBy(workspace, session, paths));
    if (mark !== undefined)
      await workspace.settle(async () => {
        await workspace.lookForVaults(uriBelow(session.root, mark));
        for (const document of documents.all()) await workspace.open(document);
      });
    else if (paths.some(decidesMembership)) await session.reload();
    else {
      await session.refresh(paths);
      await session.takeFiles(paths);
    }
    problemsChanged('files');
  };
  const takeUris = async (uris: readonly string[]): Promise<void> => {
    const bySession = new Map<VaultSession, string[]>();
    for (const uri of uris) {
      const located = workspace.locate(uri);
      if (!located) continue;
      const paths = bySession.get(located.session);
      if (paths) paths.push(located.path);
      else bySession.set(located.session, [located.path]);
    }
    await Promise.all([...bySession].map(([session, paths]) => take(session, paths)));
  };
  connection.onDidChangeWatchedFiles(
    heeding(connection, 'workspace/didChangeWatchedFiles', ({ changes }) => takeUris(changes.map(({ uri }) => uri))),
  );
  // The editor tells of its own changes at once, and whoever watches the files a second later.
  connection.workspace.onDidRenameFiles(
    heeding(connection, 'workspace/didRenameFiles', ({ files }) =>
      takeUris(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
    ),
  );
  const takeFiles = heeding(connection, 'workspace/didCreateFiles', ({ files }: CreateFilesParams) =>
    takeUris(files.map(({ uri }) => uri)),
  );
  connection.workspace.onDidCreateFiles(takeFiles);
  connection.workspace.onDidDeleteFiles(takeFiles);
  context.vaultsChanged = () => problemsChanged('files');
  if (watchesFiles(context)) return;
  const watched = heeding(connection, 'watching files', ([session, paths]: [VaultSession, readonly string[]]) =>
    take(session, paths),
  );
  workspace.watch((session, paths) => void watched([session, paths]), connection.console);
}

/** Asks the client, if it can, to report every file: notes, attachments, config, and folders that are deleted whole. */
export async function askForFileEvents(context: ServerContext): Promise<void> {
  if (!watchesFiles(context)) return;
  const everything: WatchKind = 7;
  await context.connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [{ globPattern: '**/*', kind: everything }],
  });
}

function watchesFiles({ client }: ServerContext): boolean {
  return client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
}

/** The path of which a file of other programs makes a folder a vault, or does so no more. Obsidian writes its files all the time. */
async function turnedBy(
  workspace: Workspace,
  { root }: VaultSession,
  paths: readonly string[],
): Promise<string | undefined> {
  const seen = new Set<string>();
  for (const path of paths) {
    const names = path.split('/');
    const at = names.findIndex((name) => marks.includes(name));
    if (at === -1) continue;
    const folder = at === 0 ? root : uriBelow(root, names.slice(0, at).join('/'));
    if (seen.has(folder)) continue;
    seen.add(folder);
    if (await workspace.hasTurned(folder)) return names.slice(0, at + 1).join('/');
  }
  return undefined;
}

/** Whether a file says which other files belong to the vault. */
function decidesMembership(path: string): boolean {
  return fileNameOf(path) === '.gitignore';
}
