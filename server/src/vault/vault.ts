import type { Config, RuleSetting } from '../config.ts';
import type { Link, Note } from '../parse/note.ts';
import type { OpenNote } from '../parse/packed/open-note.ts';
import type { PackedNote } from '../parse/packed/packed-note.ts';
import { readLinksBut } from '../parse/packed/wanted-links.ts';
import { globMatcher } from '../text/glob.ts';
import { declaresLinks, fieldLinksOf } from './fields.ts';
import { filedUnder, isFiled } from './filed-names.ts';
import { Folders } from './folders.ts';
import { Indexes } from './indexes.ts';
import { type FileNames, NameIndex } from './names.ts';
import { Notes } from './notes.ts';
import { fileNameOf, fold, stemOf } from './path.ts';
import type { SourceIndex } from './source-index.ts';
import type { NoteSummary } from './summary.ts';

/** A link together with the path of the note in which it stands. */
export interface LinkSite {
  readonly path: string;
  readonly link: Link;
}

/** Is told of a link and of the path of the note in which it stands. */
export type VisitSite = (path: string, link: Link) => void;

/**
 * The notes and attachments of one vault, by every name that a link can use. Nothing about where links lead is stored:
 * resolution is a look-up, so a vault that was edited equals one that was built afresh.
 */
export class Vault implements FileNames {
  readonly config: Config;
  /** Notes by folded stem, beside which stands how many notes use it in links. */
  readonly notesByStem = new NameIndex((name) => this.countSources(name));
  /** Attachments by folded file name. */
  readonly attachmentsByName = new NameIndex();
  readonly #notes = new Notes();
  readonly #attachments = new Set<string>();
  readonly #folders = new Folders();
  readonly #indexes: Indexes;
  /** Whether the config declares a field as `links`. */
  readonly declaresLinks: boolean;
  readonly #overrides: readonly { matches(path: string): boolean; rules: Readonly<Record<string, RuleSetting>> }[];

  /** `isJudged` says that the vault will be judged as a whole: what that asks for is made while the notes come. */
  constructor(config: Config, isJudged = true) {
    this.config = config;
    this.declaresLinks = declaresLinks(config);
    this.#indexes = new Indexes(this.#notes, config, this.notesByStem, (note) => this.#fieldLinksOf(note));
    // Cheaper now than to open all notes again.
    if (isJudged) this.#indexes.makeForJudging();
    this.#overrides = config.overrides.map(({ files, rules }) => ({ matches: globMatcher(files), rules }));
  }

  /** Notes by each folded alias, beside which stands the number of the stem of the note. */
  get notesByAlias(): NameIndex {
    return this.#indexes.notesByAlias.index;
  }

  /** Notes by folded title, as `notesByAlias`. */
  get notesByTitle(): NameIndex {
    return this.#indexes.notesByTitle.index;
  }

  /** Notes by the words of their stem, see `foldWords`. */
  get notesByWords(): NameIndex {
    return this.#indexes.notesByWords.index;
  }

  /** Notes by the names of their headings, see `headingNamesOf`. */
  get notesByHeading(): NameIndex {
    return this.#indexes.notesByHeading.index;
  }

  /** Notes by folded path, as `notesByAlias`. */
  get notesByPath(): NameIndex {
    return this.#indexes.notesByPath.index;
  }

  /** Notes by each folded tag, without `#`. */
  get notesByTag(): NameIndex {
    return this.#indexes.notesByTag.index;
  }

  /** What lists say of the notes, by path. */
  get summaries(): ReadonlyMap<string, NoteSummary> {
    return this.#indexes.summaries.index;
  }

  /** Notes by the words of the display texts of their wiki-links, see `foldWords`. */
  get sourcesByDisplay(): NameIndex {
    return this.#indexes.sourcesByDisplay.index;
  }

  get notes(): ReadonlyMap<string, OpenNote> {
    return this.#notes;
  }

  /** The note at the path as it is kept, for who need not open it. */
  packedNote(path: string): PackedNote | undefined {
    return this.#notes.packed(path);
  }

  get attachments(): ReadonlySet<string> {
    return this.#attachments;
  }

  /** Makes most of what is otherwise made when it is first asked for; of an empty vault that costs nothing. */
  keepIndexes(): void {
    this.#indexes.makeEarly();
    const { notesByStem, notesByTitle, notesByAlias, attachmentsByName, namesInLinks } = this;
    for (const index of [notesByStem, notesByTitle, notesByAlias, attachmentsByName, namesInLinks]) index.makeFilter();
  }

  /** Makes the rest in small steps, between which others have their turn; until that is done, who asks for it waits. */
  *finishIndexes(): Generator<void> {
    yield* this.#indexes.makeLate();
    this.notesByHeading.makeFilter();
    for (const index of [this.notesByStem, this.notesByTitle, this.notesByAlias, this.notesByPath])
      yield* index.filter.tellAll();
  }

  /** Adds a note, or puts it in the place of the one at its path. */
  set(note: Note): void {
    this.delete(note.path);
    this.#notes.set(note);
    this.#folders.count(note.path, 1);
    this.notesByStem.add(fold(stemOf(note.path)), note.path);
    this.#indexes.add(note);
  }

  delete(path: string): void {
    const note = this.#notes.get(path);
    if (!note) return;
    this.#indexes.delete(note);
    this.notesByStem.delete(fold(stemOf(path)), path);
    this.#folders.count(path, -1);
    this.#notes.delete(path);
  }

  addAttachment(path: string): void {
    if (this.#attachments.has(path)) return;
    this.#attachments.add(path);
    this.attachmentsByName.add(fold(fileNameOf(path)), path);
    this.#folders.count(path, 1);
  }

  deleteAttachment(path: string): void {
    if (!this.#attachments.delete(path)) return;
    this.attachmentsByName.delete(fold(fileNameOf(path)), path);
    this.#folders.count(path, -1);
  }

  /** The note's links in text order: those of front matter fields that the config declares as `links`, then `note.links`. */
  links(path: string): readonly Link[] {
    const note = this.#notes.get(path);
    return note ? this.linksOf(note) : [];
  }

  /** The same of a note of the vault, or of one that may become one. */
  linksOf(note: Note): readonly Link[] {
    const fieldLinks = this.#fieldLinksOf(note);
    return fieldLinks.length === 0 ? note.links : [...fieldLinks, ...note.links];
  }

  /**
   * The same but for links that are `[[target]]` and nothing else, with a target that is fine: of those, which are most,
   * no more is read.
   */
  linksBut(note: OpenNote, isFine: (target: string) => boolean): readonly Link[] {
    return [...this.#fieldLinksOf(note), ...readLinksBut(note.packed, isFine)];
  }

  /** The rule settings of the config's overrides that match the path; the last one counts. */
  overridesFor(path: string): Readonly<Record<string, RuleSetting>>[] {
    return this.#overrides.filter((override) => override.matches(path)).map(({ rules }) => rules);
  }

  /** Whether a folder holds a note or attachment, itself or below it. */
  hasFolder(path: string): boolean {
    return this.#folders.has(path);
  }

  /** How many notes and attachments stand in a folder or below it. */
  filesBelow(folder: string): number {
    return this.#folders.filesBelow(folder);
  }

  /**
   * Visits the links filed under one of the names (see `nameKey`): a superset of the links that lead to a note that goes
   * by them, those in some notes left out. By the notes' paths, then in text order. No list, as a hub has thousands.
   */
  forEachLinkNaming(names: ReadonlySet<string>, visit: VisitSite, except: ReadonlySet<string> = new Set()): void {
    const wanted = filedUnder(names);
    let from = '';
    const visitFiled = (link: Link): void => {
      if (isFiled(link)) visit(from, link);
    };
    for (from of this.pathsNaming(names, except)) {
      const note = this.declaresLinks ? this.#notes.get(from) : undefined;
      if (note) for (const link of this.#fieldLinksOf(note)) if (wanted.has(link.target.text)) visit(from, link);
      this.#notes.forEachLinkTo(from, wanted, visitFiled);
    }
  }

  /** The paths of the notes with a link or a definition filed under one of the names (see `nameKey`), sorted, without some. */
  pathsNaming(names: ReadonlySet<string>, except: ReadonlySet<string> = new Set()): string[] {
    const index = this.#indexes.sourcesByName.index;
    const used = [...names].filter((name) => index.count(name) > 0);
    const all = used.flatMap((name) => [...index.get(name)]);
    const paths = except.size > 0 ? all.filter((path) => !except.has(path)) : all;
    return (used.length > 1 ? [...new Set(paths)] : paths).sort();
  }

  /** The paths of the notes with a link or a definition filed under the name (see `nameKey`), in no order. */
  sourcesNaming(name: string): Iterable<string> {
    return this.#indexes.sourcesByName.index.get(name);
  }

  /** The paths of the notes with a Markdown link whose path, from the root and folded, is that one, in no order. */
  sourcesOfPath(path: string): Iterable<string> {
    return this.#indexes.sourcesByPath.index.get(path);
  }

  /** Whether each of those links is nothing but that name, so that they all lead where it leads. */
  isPlainName(name: string): boolean {
    return this.#indexes.sourcesByName.index.isPlain(name);
  }

  /** How many links lead to something of the vault, or mean to. */
  get linkCount(): number {
    let count = this.#notes.linkCount;
    if (this.declaresLinks) for (const note of this.#notes.values()) count += this.#fieldLinksOf(note).length;
    return count;
  }

  /** How many notes have a link or a definition filed under the name (see `nameKey`). */
  countSources(name: string): number {
    return this.#indexes.sourcesByName.index.count(name);
  }

  /** Whether the note at the path is one of those. */
  isSource(name: string, path: string): boolean {
    return this.#indexes.sourcesByName.index.has(name, path);
  }

  /** The names that links use, whether something goes by them or not. */
  get namesInLinks(): Pick<SourceIndex, 'filter' | 'makeFilter'> {
    return this.#indexes.sourcesByName.index;
  }

  #fieldLinksOf(note: Note): readonly Link[] {
    return this.declaresLinks ? fieldLinksOf(note, this.config) : none;
  }
}

const none: readonly never[] = [];
