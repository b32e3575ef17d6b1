import { type Disposable, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Every question has as many URIs as the server likes, and one answer for each in their order. */
interface FilesParams {
  readonly uris: readonly string[];
}

type EntryKind = 'file' | 'folder' | 'link';

/** What is in a file: text where all of it is UTF-8, else its first bytes; or why it cannot be read. */
type FileAnswer = { readonly text: string } | { readonly head: readonly number[] } | { readonly fault: string };

/** Answers the server's questions about files that it cannot reach itself: on the web, in a repository elsewhere. */
export function answerFileRequests(client: BaseLanguageClient): Disposable {
  client.onRequest('docsVault/files/stat', each(stat));
  client.onRequest('docsVault/files/list', each(list));
  return client.onRequest('docsVault/files/read', each(read));
}

/** How many files are asked for at once: a file system that is far away has its limits. */
const atOnce = 20;

/** Asks for one file after the other, some at a time. */
function each<Answer>(question: (uri: Uri) => Promise<Answer>): (params: FilesParams) => Promise<Answer[]> {
  return async ({ uris }) => {
    const answers: Answer[] = [];
    for (let at = 0; at < uris.length; at += atOnce)
      answers.push(...(await Promise.all(uris.slice(at, at + atOnce).map((uri) => question(Uri.parse(uri))))));
    return answers;
  };
}

async function stat(uri: Uri): Promise<EntryKind | null> {
  try {
    return kindOf((await workspace.fs.stat(uri)).type) ?? null;
  } catch {
    return null; // There is nothing, or nothing that can be looked at.
  }
}

async function list(uri: Uri): Promise<{ name: string; kind: EntryKind }[] | null> {
  try {
    const entries = await workspace.fs.readDirectory(uri);
    return entries.flatMap(([name, type]) => {
      const kind = kindOf(type);
      return kind === undefined ? [] : [{ name, kind }];
    });
  } catch {
    return null; // It is no folder, or one that cannot be looked into.
  }
}

async function read(uri: Uri): Promise<FileAnswer> {
  let bytes: Uint8Array;
  try {
    bytes = await workspace.fs.readFile(uri);
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { head: [...bytes.subarray(0, headLength)] };
  }
}

/** Enough to see a byte order mark, and that a file is no text. */
const headLength = 1024;

/** A symbolic link to a file is a link; one to a folder is nothing, as nobody says where it leads. */
function kindOf(type: FileType): EntryKind | undefined {
  if (type & FileType.SymbolicLink) return type & FileType.File ? 'link' : undefined;
  if (type & FileType.File) return 'file';
  return type & FileType.Directory ? 'folder' : undefined;
}
