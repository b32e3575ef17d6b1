import type { Config, RuleSetting } from '../config.ts';
import type { Link, Note } from '../parse/note.ts';
import { Derived } from './derived.ts';
import { aliasesOf, fieldLinksOf, tagPartsOf, titleOf } from './fields.ts';
import { globMatcher } from './glob.ts';
import { LinkIndex } from './link-index.ts';
import { type FileNames, NameIndex } from './names.ts';
import { fileNameOf, fold, folderOf, foldWords, stemOf, withoutMarkdownExtension } from './path.ts';

/** A link together with the note in which it stands. */
export interface LinkSite {
  readonly note: Note;
  readonly link: Link;
}

/**
 * The notes and attachments of one vault, by every name that a link can use. Nothing about where links lead is stored:
 * resolution is a look-up, so a vault that was edited equals one that was built afresh.
 */
export class Vault implements FileNames {
  readonly config: Config;
  /** Notes by folded stem. */
  readonly notesByStem = new NameIndex();
  /** Attachments by folded file name. */
  readonly attachmentsByName = new NameIndex();
  readonly #notes = new Map<string, Note>();
  readonly #links = new Map<string, readonly Link[]>();
  readonly #attachments = new Set<string>();
  /** How many files stand in each folder or below it. */
  readonly #folders = new Map<string, number>();
  readonly #notesByAlias = byNames(this.#notes, (note) => aliasesOf(note).map(fold));
  readonly #notesByTitle = byNames(this.#notes, (note) => [fold(titleOf(note))]);
  readonly #notesByWords = byNames(this.#notes, (note) => [foldWords(stemOf(note.path))]);
  readonly #notesByTag = byNames(this.#notes, (note) => tagPartsOf(note).map(({ text }) => fold(text)));
  readonly #sourcesByDisplay = byNames(this.#notes, (note) => displaysOf(this.links(note.path)));
  readonly #linksByName = byTargets(this.#notes, (path) => this.links(path));
  readonly #derived: readonly Pick<Derived<unknown>, 'add' | 'delete'>[] = [
    this.#notesByAlias,
    this.#notesByTitle,
    this.#notesByWords,
    this.#notesByTag,
    this.#sourcesByDisplay,
    this.#linksByName,
  ];
  readonly #overrides: readonly { matches(path: string): boolean; rules: Readonly<Record<string, RuleSetting>> }[];

  constructor(config: Config) {
    this.config = config;
    this.#overrides = config.overrides.map(({ files, rules }) => ({ matches: globMatcher(files), rules }));
  }

  /** Notes by each folded alias. */
  get notesByAlias(): NameIndex {
    return this.#notesByAlias.index;
  }

  /** Notes by folded title. */
  get notesByTitle(): NameIndex {
    return this.#notesByTitle.index;
  }

  /** Notes by the words of their stem, see `foldWords`. */
  get notesByWords(): NameIndex {
    return this.#notesByWords.index;
  }

  /** Notes by each folded tag, without `#`. */
  get notesByTag(): NameIndex {
    return this.#notesByTag.index;
  }

  /** Notes by the words of the display texts of their wiki-links, see `foldWords`. */
  get sourcesByDisplay(): NameIndex {
    return this.#sourcesByDisplay.index;
  }

  get notes(): ReadonlyMap<string, Note> {
    return this.#notes;
  }

  get attachments(): ReadonlySet<string> {
    return this.#attachments;
  }

  /** Adds a note, or puts it in the place of the one at its path. */
  set(note: Note): void {
    this.delete(note.path);
    const fieldLinks = fieldLinksOf(note, this.config);
    const links = fieldLinks.length === 0 ? note.links : [...fieldLinks, ...note.links];
    this.#notes.set(note.path, note);
    this.#links.set(note.path, links);
    this.#countInFolders(note.path, 1);
    this.notesByStem.add(fold(stemOf(note.path)), note.path);
    for (const index of this.#derived) index.add(note);
  }

  delete(path: string): void {
    const note = this.#notes.get(path);
    if (!note) return;
    for (const index of this.#derived) index.delete(note);
    this.notesByStem.delete(fold(stemOf(path)), path);
    this.#countInFolders(path, -1);
    this.#links.delete(path);
    this.#notes.delete(path);
  }

  addAttachment(path: string): void {
    if (this.#attachments.has(path)) return;
    this.#attachments.add(path);
    this.attachmentsByName.add(fold(fileNameOf(path)), path);
    this.#countInFolders(path, 1);
  }

  deleteAttachment(path: string): void {
    if (!this.#attachments.delete(path)) return;
    this.attachmentsByName.delete(fold(fileNameOf(path)), path);
    this.#countInFolders(path, -1);
  }

  /** The note's links in text order: those of front matter fields that the config declares as `links`, then `note.links`. */
  links(path: string): readonly Link[] {
    return this.#links.get(path) ?? [];
  }

  /** The rule settings of the config's overrides that match the path; the last one counts. */
  overridesFor(path: string): Readonly<Record<string, RuleSetting>>[] {
    return this.#overrides.filter((override) => override.matches(path)).map(({ rules }) => rules);
  }

  /** Whether a folder holds a note or attachment, itself or below it. */
  hasFolder(path: string): boolean {
    return path === '' || this.#folders.has(path);
  }

  /** How many notes and attachments stand in a folder or below it. */
  filesBelow(folder: string): number {
    return this.#folders.get(folder) ?? 0;
  }

  /**
   * The links filed under one of the names (see `nameKey`): a superset of the links that lead to a note that goes by
   * them. By the notes' paths, then in text order.
   */
  *linksNaming(names: ReadonlySet<string>): Generator<LinkSite> {
    for (const [path, links] of inOrder(this.#sourcesOf(names))) {
      const note = this.#notes.get(path);
      if (names.size > 1) links.sort((a, b) => a.start - b.start);
      if (note) for (const link of links) yield { note, link };
    }
  }

  /** The notes with a link or a definition filed under one of the names (see `nameKey`), by their paths. */
  *notesNaming(names: ReadonlySet<string>): Generator<Note> {
    for (const [path] of inOrder(this.#sourcesOf(names))) {
      const note = this.#notes.get(path);
      if (note) yield note;
    }
  }

  #sourcesOf(names: ReadonlySet<string>): Map<string, Link[]> {
    const sources = new Map<string, Link[]>();
    for (const name of names)
      for (const [path, link] of this.#linksByName.index.get(name)) {
        const links = sources.get(path) ?? [];
        if (link) links.push(link);
        sources.set(path, links);
      }
    return sources;
  }

  /** How many notes have a link or a definition filed under the name (see `nameKey`). */
  countSources(name: string): number {
    return this.#linksByName.index.count(name);
  }

  /** Whether one of the links filed under the name (see `nameKey`), of the note at that path, is what is asked for. */
  someLinkFiledUnder(name: string, isIt: (path: string, link: Link) => boolean): boolean {
    return this.#linksByName.index.some(name, isIt);
  }

  /** The names that links use, whether something goes by them or not. */
  namesInLinks(): IterableIterator<string> {
    return this.#linksByName.index.names();
  }

  #countInFolders(path: string, by: 1 | -1): void {
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
      const count = (this.#folders.get(folder) ?? 0) + by;
      if (count > 0) this.#folders.set(folder, count);
      else this.#folders.delete(folder);
    }
  }
}

/** The name under which a target is filed: its last segment, without `.md`, folded. Empty for a link into its own note. */
export function nameKey(target: string): string {
  const name = target.endsWith('/') ? target.replace(/\/+$/, '') : target;
  return fold(withoutMarkdownExtension(fileNameOf(name)));
}

/** The words of the display texts of wiki-links. */
function* displaysOf(links: readonly Link[]): Generator<string> {
  for (const link of links)
    if ((link.kind === 'wiki' || link.kind === 'field') && link.display) yield foldWords(link.display.text);
}

/** Notes by names of theirs. */
function byNames(notes: ReadonlyMap<string, Note>, namesOf: (note: Note) => Iterable<string>): Derived<NameIndex> {
  return new Derived(
    notes,
    () => new NameIndex(),
    (index, note) => {
      for (const name of namesOf(note)) index.add(name, note.path);
    },
    (index, note) => {
      for (const name of namesOf(note)) index.delete(name, note.path);
    },
  );
}

/** Links by what they name, see `nameKey`. A definition counts even when nothing refers to it. */
function byTargets(notes: ReadonlyMap<string, Note>, linksOf: (path: string) => readonly Link[]): Derived<LinkIndex> {
  return new Derived(
    notes,
    () => new LinkIndex(),
    (index, { path, definitions }) => {
      for (const link of linksOf(path))
        if (!('external' in link && link.external)) index.add(nameKey(link.target.text), path, link);
      for (const { target, external } of definitions) if (!external) index.add(nameKey(target.text), path);
    },
    (index, { path, definitions }) => {
      for (const { target } of [...linksOf(path), ...definitions]) index.delete(nameKey(target.text), path);
    },
  );
}

function inOrder<T>(byPath: ReadonlyMap<string, T>): [path: string, value: T][] {
  return [...byPath].sort(([a], [b]) => (a < b ? -1 : 1));
}
