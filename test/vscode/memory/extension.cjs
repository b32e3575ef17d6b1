// @ts-nocheck: the compiler takes no `require` in this project's kind of modules, and VS Code loads nothing else.
// A file system that is nowhere but in the browser: what the tests of virtual workspaces open.
const { Disposable, EventEmitter, FileChangeType, FileSystemError, FileType, workspace } = require('vscode');

const texts = {
  '/vault/docs-vault.json': '{ "rules": { "orphan-note": "off" } }\n',
  '/vault/start.md': '# Start\n\nSee [[printer]], and [[missing]].\n',
  '/vault/reference/printer.md': '# The printer\n\nThe serial number is on the back.\n',
};

/** @type {Map<string, Uint8Array>} */
const files = new Map(Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)]));
const changed = new EventEmitter();

/** @param {string} path */
function isFolder(path) {
  const start = path.endsWith('/') ? path : `${path}/`;
  return [...files.keys()].some((file) => file.startsWith(start));
}

/** @param {import('vscode').Uri} uri @param {import('vscode').FileChangeType} type */
function tell(uri, type) {
  changed.fire([{ uri, type }]);
}

/** @type {import('vscode').FileSystemProvider} */
const provider = {
  onDidChangeFile: changed.event,
  watch: () => new Disposable(() => undefined),
  stat(uri) {
    const bytes = files.get(uri.path);
    if (!bytes && !isFolder(uri.path)) throw FileSystemError.FileNotFound(uri);
    return { type: bytes ? FileType.File : FileType.Directory, ctime: 0, mtime: Date.now(), size: bytes?.length ?? 0 };
  },
  readDirectory(uri) {
    const start = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
    /** @type {Map<string, import('vscode').FileType>} */
    const entries = new Map();
    for (const path of files.keys()) {
      if (!path.startsWith(start)) continue;
      const [name = '', ...below] = path.slice(start.length).split('/');
      entries.set(name, below.length === 0 ? FileType.File : FileType.Directory);
    }
    return [...entries];
  },
  readFile(uri) {
    const bytes = files.get(uri.path);
    if (!bytes) throw FileSystemError.FileNotFound(uri);
    return bytes;
  },
  writeFile(uri, bytes) {
    const type = files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
    files.set(uri.path, bytes);
    tell(uri, type);
  },
  createDirectory: () => undefined,
  delete(uri) {
    for (const path of [...files.keys()]) if (path === uri.path || path.startsWith(`${uri.path}/`)) files.delete(path);
    tell(uri, FileChangeType.Deleted);
  },
  rename(from, to) {
    const bytes = files.get(from.path);
    if (!bytes) throw FileSystemError.FileNotFound(from);
    files.delete(from.path);
    files.set(to.path, bytes);
    tell(from, FileChangeType.Deleted);
    tell(to, FileChangeType.Created);
  },
};

exports.activate = (/** @type {import('vscode').ExtensionContext} */ context) => {
  context.subscriptions.push(workspace.registerFileSystemProvider('memory', provider, { isCaseSensitive: true }));
};
