/** A folder tree in memory, as a client answers the server's questions about it. No module of Node's: pages use it too. */
export interface MemoryFolder {
  /** The URI of the folder. */
  readonly root: string;
  /** Texts by path; a path that ends with `@` is a symbolic link. */
  readonly files: ReadonlyMap<string, string>;
}

export type FileQuestion = 'stat' | 'list' | 'read';

export const fileQuestions: readonly FileQuestion[] = ['stat', 'list', 'read'];

/** The answer to `docsVault/files/<question>`. */
export function answerFiles(folder: MemoryFolder, question: FileQuestion, uris: readonly string[]): unknown[] {
  const paths = uris.map((uri) => pathOf(folder.root, uri));
  if (question === 'stat') return paths.map((path) => (path === undefined ? null : kindOf(folder.files, path)));
  if (question === 'list') return paths.map((path) => (path === undefined ? null : entriesOf(folder.files, path)));
  return paths.map((path) => {
    const text = path === undefined ? undefined : folder.files.get(path);
    if (text === undefined) return { fault: 'no such file' };
    return text.includes('\ufffd') ? { head: [0xff, 0xfe, 65, 0] } : { text };
  });
}

function pathOf(root: string, uri: string): string | undefined {
  if (uri === root) return '';
  return uri.startsWith(`${root}/`) ? decodeURIComponent(uri.slice(root.length + 1)) : undefined;
}

function kindOf(files: ReadonlyMap<string, string>, path: string): string | null {
  if (files.has(`${path}@`)) return 'link';
  if (files.has(path)) return 'file';
  return entriesOf(files, path) ? 'folder' : null;
}

function entriesOf(files: ReadonlyMap<string, string>, folder: string): { name: string; kind: string | null }[] | null {
  const start = folder === '' ? '' : `${folder}/`;
  const below = [...files.keys()].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length));
  if (below.length === 0 && folder !== '') return null;
  const names = new Set(below.map((path) => path.replace(/\/.*/, '').replace(/@$/, '')));
  return [...names].map((name) => ({ name, kind: kindOf(files, start + name) }));
}
