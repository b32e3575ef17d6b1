import type { Connection } from 'vscode-languageserver';
import { marks } from '../files/members.ts';
import { Mirror } from '../files/mirror.ts';
import type { EntryKind, RemoteEntry, RemoteFiles } from '../files/remote.ts';
import { markedBelow } from '../files/remote-tree.ts';
import { type FileText, whyNoText, whyTooLong } from '../files/text.ts';
import type { Files } from './files.ts';
import { folderOfUri, uriBelow } from './uris.ts';

/** Every request to the client about its files has as many URIs as it likes, and an answer for each in their order. */
interface FilesParams {
  readonly uris: readonly string[];
}

/** What the client read: the text of a file that is UTF-8, the first bytes of any other, or why there is neither. */
type ClientFile = { readonly text: string } | { readonly head: readonly number[] } | { readonly fault: string };

/** The files of a workspace that only the client can reach: on the web, in a repository elsewhere, in memory. */
export function clientFiles(connection: Connection): Files {
  const mirrors = new Map<string, Mirror>();
  const mirrorOf = (root: string): Mirror => {
    const known = mirrors.get(root) ?? new Mirror(remoteFiles(connection, root));
    mirrors.set(root, known);
    return known;
  };
  return {
    vaultOf: (folder) => markedRoot(connection, folder),
    async vaultsIn(folder) {
      const below = await markedBelow(remoteFiles(connection, folder));
      return below.map((path) => uriBelow(folder, path));
    },
    async load(root) {
      const mirror = mirrorOf(root);
      const { vault, config, problems } = await mirror.load();
      return { vault, config, configProblems: problems, isNote: (path) => mirror.isNote(path) };
    },
    refresh: (root, paths) => mirrorOf(root).refresh(paths),
    read: (root, path) => mirrorOf(root).text(path),
    look: (root, path) => mirrorOf(root).look(path),
    list: (root) => mirrorOf(root).list(),
    changedSince: (root, path) => mirrorOf(root).isStale(path),
    watch(_root, _onChange, onFailure) {
      onFailure('this editor does not tell of its files');
      return () => undefined;
    },
  };
}

/** The nearest folder upwards, the folder itself included, that is marked as a vault's root. */
async function markedRoot(connection: Connection, folder: string): Promise<string | undefined> {
  const folders = [folder];
  for (let at = folder; folderOfUri(at) !== at; at = folderOfUri(at)) folders.push(folderOfUri(at));
  const uris = folders.flatMap((at) => marks.map((mark) => uriBelow(at, mark)));
  // A client that knows nothing of files, or shows a document of something else, has no vault there.
  const kinds = await ask<EntryKind>(connection, 'stat', uris).catch(() => []);
  const found = kinds.findIndex((kind) => kind !== undefined);
  return found === -1 ? undefined : folders[Math.floor(found / marks.length)];
}

function remoteFiles(connection: Connection, root: string): RemoteFiles {
  const urisOf = (paths: readonly string[]): string[] =>
    paths.map((path) => (path === '' ? root : uriBelow(root, path)));
  return {
    stat: (paths) => ask<EntryKind>(connection, 'stat', urisOf(paths)),
    list: (folders) => ask<readonly RemoteEntry[]>(connection, 'list', urisOf(folders)),
    read: async (files) => (await ask<ClientFile>(connection, 'read', urisOf(files))).map(toText),
  };
}

/** Asks the client; undefined where it says null, or nothing. */
async function ask<Answer>(connection: Connection, what: string, uris: string[]): Promise<(Answer | undefined)[]> {
  const params: FilesParams = { uris };
  const answers = await connection.sendRequest<(Answer | null)[] | null>(`docsVault/files/${what}`, params);
  return uris.map((_, index) => answers?.[index] ?? undefined);
}

function toText(file: ClientFile | undefined): FileText {
  if (!file || 'fault' in file) {
    const fault = file?.fault ?? 'it is gone';
    return { unreadable: `The file cannot be read: ${fault}.`, fault };
  }
  const unreadable =
    'head' in file
      ? whyNoText(Uint8Array.from(file.head), false)
      : (whyTooLong(file.text) ?? (file.text.includes('\0') ? whyNoText(new Uint8Array(1), true) : undefined));
  if (unreadable !== undefined || !('text' in file)) return { unreadable: unreadable ?? '' };
  return { text: file.text };
}
