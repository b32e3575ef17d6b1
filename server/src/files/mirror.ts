import { type Config, type ConfigProblem, configFileName, defaultConfig, parseConfig } from '../config.ts';
import type { Note } from '../parse/note.ts';
import { rules } from '../rules/index.ts';
import { Vault } from '../vault/vault.ts';
import type { EntryKind, RemoteFiles } from './remote.ts';
import { type MemberFile, RemoteTree } from './remote-tree.ts';
import { type FileText, noteOf } from './text.ts';

export interface MirroredVault {
  readonly vault: Vault;
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

/** How many notes are asked for at once: enough to be quick, and few enough that others have their turn. */
const batch = 100;

const link: FileText = { unreadable: 'The file is a symbolic link, which is not followed in a virtual workspace.' };

/**
 * A vault's files held in memory, for a server that has to wait for every look at them: who asks about them is answered
 * at once, by what `load` and `refresh` found last.
 */
export class Mirror {
  readonly #remote: RemoteFiles;
  #tree: RemoteTree | undefined;
  /** What is in the notes, and in the config file. */
  #texts = new Map<string, FileText>();
  #attachments = new Set<string>();
  readonly #folders = new Set<string>();
  /** Files that are not any more what was last said of them. */
  readonly #stale = new Set<string>();
  /** What changed behind the back of a load that is under way. */
  #changedWhileLoading: Set<string> | undefined;

  constructor(remote: RemoteFiles) {
    this.#remote = remote;
  }

  /** Reads config and notes. Throws what the user is to be told. */
  async load(): Promise<MirroredVault> {
    const changed = new Set<string>();
    this.#changedWhileLoading = changed;
    const { text, config, problems } = await this.#readConfig();
    const tree = new RemoteTree(this.#remote, config);
    const files = await tree.filesBelow('');
    const vault = new Vault(config);
    const attachments = new Set(files.filter(({ kind }) => kind === 'attachment').map(({ path }) => path));
    for (const path of attachments) vault.addAttachment(path);
    const texts = new Map<string, FileText>();
    if (text !== undefined) texts.set(configFileName, { text });
    await this.#readNotes(files, (path, file) => {
      texts.set(path, file);
      vault.set(noteOf(path, file));
    });
    this.#tree = tree;
    this.#texts = texts;
    this.#attachments = attachments;
    this.#stale.clear();
    if (this.#changedWhileLoading === changed) this.#changedWhileLoading = undefined;
    await this.refresh([...changed]);
    return { vault, config, problems };
  }

  /** Looks again at what stands at those paths. */
  async refresh(paths: readonly string[]): Promise<void> {
    for (const path of paths) this.#changedWhileLoading?.add(path);
    const tree = this.#tree;
    const concerned = paths.filter((path) => tree && (tree.kindOf(path) !== undefined || tree.hasFolder(path)));
    if (!tree || concerned.length === 0) return;
    const kinds = await this.#remote.stat(concerned);
    const found: MemberFile[] = [];
    for (const [index, path] of concerned.entries()) found.push(...(await this.#takeStock(tree, path, kinds[index])));
    for (const { path, kind } of found) if (kind === 'attachment') this.#attachments.add(path);
    const config = found
      .filter(({ path }) => path === configFileName)
      .map((file) => ({ ...file, kind: 'note' as const }));
    await this.#readNotes([...found, ...config], (path, file) => this.#hold(path, file));
  }

  /** The text of a note, or of the config file. */
  text(path: string): string | undefined {
    const file = this.#texts.get(path);
    return file && 'text' in file ? file.text : undefined;
  }

  /** What stands at a path of the vault. It is known then, and not stale any more. */
  look(path: string): Note | 'attachment' | 'folder' | undefined {
    this.#stale.delete(path);
    if (this.#folders.has(path)) return 'folder';
    if (this.#attachments.has(path)) return 'attachment';
    const file = this.#texts.get(path);
    return file && noteOf(path, file);
  }

  /** The paths of all files. */
  list(): string[] {
    return [...new Set([...this.#texts.keys(), ...this.#attachments])];
  }

  /** Whether a refresh found another file there than the last look. */
  isStale(path: string): boolean {
    return this.#stale.has(path);
  }

  /** Whether a file of that path would be a note. */
  isNote(path: string): boolean {
    return this.#tree?.kindOf(path) === 'note';
  }

  async #readConfig(): Promise<{ text?: string; config: Config; problems: readonly ConfigProblem[] }> {
    const [kind] = await this.#remote.stat([configFileName]);
    if (kind === undefined) return { config: defaultConfig, problems: [] };
    const [file = link] = kind === 'file' ? await this.#remote.read([configFileName]) : [link];
    if ('unreadable' in file) throw new Error(`${configFileName}: ${file.unreadable}`);
    return { text: file.text, ...parseConfig(file.text, rules) };
  }

  async #readNotes(files: readonly MemberFile[], take: (path: string, file: FileText) => void): Promise<void> {
    const notes = files.filter(({ kind }) => kind === 'note');
    for (let at = 0; at < notes.length; at += batch) {
      const some = notes.slice(at, at + batch);
      const texts = await this.#remote.read(some.filter(({ isLink }) => !isLink).map(({ path }) => path));
      let next = 0;
      for (const { path, isLink } of some) take(path, (isLink ? undefined : texts[next++]) ?? link);
    }
  }

  /** The vault's files at and below a path; what is there no more is forgotten. */
  async #takeStock(tree: RemoteTree, path: string, entry: EntryKind | undefined): Promise<MemberFile[]> {
    if (entry === 'folder') {
      this.#folders.add(path);
      return tree.hasFolder(path) ? tree.filesBelow(path) : [];
    }
    const kind = entry && tree.kindOf(path);
    if (!kind) this.#drop(path);
    return kind ? [{ path, kind, isLink: entry === 'link' }] : [];
  }

  #hold(path: string, file: FileText): void {
    const before = this.#texts.get(path);
    this.#texts.set(path, file);
    if (!before || !('text' in before && 'text' in file && before.text === file.text)) this.#stale.add(path);
  }

  /** The file or folder is gone. */
  #drop(path: string): void {
    const isGone = (file: string): boolean => file === path || file.startsWith(`${path}/`);
    for (const held of [this.#texts, this.#attachments, this.#folders])
      for (const file of [...held.keys()].filter(isGone)) {
        held.delete(file);
        this.#stale.add(file);
      }
  }
}
