import type { Note } from '../parse/note.ts';
import type { Range } from '../text/range.ts';
import { nameKey } from '../vault/filed-names.ts';
import { headingNamesOf } from '../vault/heading-names.ts';
import { type NameFilter, queryBits } from '../vault/name-filter.ts';
import { forEachPath, type NameIndex } from '../vault/names.ts';
import { fileNameOf, fold, stemOf, withoutMarkdownExtension } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { beginning, matchScore, wordBeginning } from './fuzzy.ts';
import { type Candidate, type Matches, MatchesByScore } from './matches.ts';

/**
 * Each note and attachment that matches the query and that is accepted, by stem, title or alias. Without a query that is
 * all of them, by their own names.
 */
export function fileMatches(
  vault: Vault,
  query: string,
  accepts: (path: string) => boolean = () => true,
): Iterable<readonly Matches[]> {
  return query === '' ? [everyFile(vault, accepts)] : filesByScore(vault, query, accepts).groups();
}

/**
 * What a wiki-link can name: files, headings of notes, and the notes that are virtual or missing. Of these a heading counts
 * less than a name that matches as well.
 */
export function* targetMatches(vault: Vault, query: string): Generator<readonly Matches[]> {
  if (query === '') yield everyFile(vault);
  const found = query === '' ? new MatchesByScore() : filesByScore(vault, query);
  // Names that hold the query fill most lists, and spare a look at all headings.
  yield* found.groups(wordBeginning);
  addHeadings(found, vault, query);
  addVirtualNotes(found, vault, query);
  addMissingNotes(found, vault, query);
  yield* found.groups();
}

/** Says what matches of `targetMatches` stand for, and opens each note once: one may have hundreds of headings that match. */
export class TargetCandidates {
  readonly #vault: Vault;
  readonly #from: Note;
  readonly #written: Range;
  readonly #notes = new Map<string, Note | undefined>();
  readonly #headings = new Map<string, readonly (string | undefined)[]>();

  /** For a link that is written in the note at the range. */
  constructor(vault: Vault, from: Note, written: Range) {
    this.#vault = vault;
    this.#from = from;
    this.#written = written;
  }

  /** Each heading of the note that has the name; what is missing as the first wiki-link elsewhere writes it. */
  of(match: Candidate): Candidate[] {
    if (match.kind === 'heading')
      return this.#headingNames(match.path).flatMap((name, number) =>
        name === match.name ? { ...match, name: String(number) } : [],
      );
    if (match.kind !== 'ghost') return [match];
    const path = writtenElsewhere(this.#vault, this.#from, match.name, this.#written);
    return path === undefined ? [] : [{ ...match, path }];
  }

  note(path: string): Note | undefined {
    if (!this.#notes.has(path)) this.#notes.set(path, this.#vault.notes.get(path));
    return this.#notes.get(path);
  }

  #headingNames(path: string): readonly (string | undefined)[] {
    const known = this.#headings.get(path);
    if (known) return known;
    const note = this.note(path);
    const names = note ? headingNamesOf(note) : [];
    this.#headings.set(path, names);
    return names;
  }
}

function filesByScore(vault: Vault, query: string, accepts: (path: string) => boolean = () => true): MatchesByScore {
  const found = new MatchesByScore();
  const look = (index: NameIndex, kind: 'note' | 'title' | 'alias' | 'attachment'): void =>
    lookAt(index.filter, query, found, (name, score, paths) =>
      forEachPath(paths, (path) => {
        const isOther = kind === 'title' || kind === 'alias';
        if (accepts(path) && !(isOther && score <= beginning && stemBegins(path, query)))
          found.add(kind, path, name, score);
      }),
    );
  if (query.includes('/')) addByPath(found, vault, query, accepts);
  else look(vault.notesByStem, 'note');
  look(vault.notesByTitle, 'title');
  look(vault.notesByAlias, 'alias');
  if (!query.includes('/')) look(vault.attachmentsByName, 'attachment');
  return found;
}

/** The files whose path matches the query, by their own names. */
function addByPath(found: MatchesByScore, vault: Vault, query: string, accepts: (path: string) => boolean): void {
  lookAt(vault.notesByPath.filter, query, found, (_, score, paths) =>
    forEachPath(paths, (path) => {
      if (accepts(path)) found.add('note', path, fold(stemOf(path)), score);
    }),
  );
  vault.attachmentsByName.forEach((path, name) => {
    const score = accepts(path) ? matchScore(query, fold(path), found.least) : 0;
    if (score > 0) found.add('attachment', path, name, score);
  });
}

/** Whether the stem of the note begins with the query to the letter, so that it matches as well as any beginning. */
function stemBegins(path: string, query: string): boolean {
  const start = path.lastIndexOf('/') + 1;
  const end = start + query.length;
  // A mark behind it would belong to its last letter.
  return end <= path.length - '.md'.length && path.charCodeAt(end) < 128 && path.startsWith(query, start);
}

/** Visits the names that match as well as is asked for so far, with what goes by them. */
function lookAt<Value>(
  names: NameFilter<Value>,
  query: string,
  found: MatchesByScore,
  visit: (name: string, score: number, value: Value) => void,
): void {
  const bits = queryBits(query);
  for (let at = names.next(bits, 0, found.least > 2); at >= 0; at = names.next(bits, at + 1, found.least > 2)) {
    const name = names.nameAt(at);
    const score = matchScore(query, name, found.least);
    if (score >= found.least) visit(name, score, names.valueAt(at));
  }
}

function everyFile(vault: Vault, accepts: (path: string) => boolean = () => true): Matches[] {
  const all = (index: NameIndex, kind: Candidate['kind']): Matches => ({
    kind,
    score: 1,
    forEach: (visit) =>
      index.forEach((path, name) => {
        if (accepts(path)) visit(path, name);
      }),
  });
  return [all(vault.notesByStem, 'note'), all(vault.attachmentsByName, 'attachment')];
}

/** A word of two letters is in too many headings. */
const shortestHeadingQuery = 3;

/** A heading that more notes have, such as "Related", tells none of them from the others. */
const mostNotesOfHeading = 20;

/** The headings with a word that starts as the query does. */
function addHeadings(found: MatchesByScore, vault: Vault, query: string): void {
  if (query.length < shortestHeadingQuery || query.includes('/')) return;
  lookAt(vault.notesByHeading.filter, query, found, (name, match, paths) => {
    if (match < wordBeginning || (typeof paths !== 'string' && paths.size > mostNotesOfHeading)) return;
    forEachPath(paths, (path) => found.add('heading', path, name, match - 1.5));
  });
}

/** What the site's build puts beside the notes. */
function addVirtualNotes(found: MatchesByScore, vault: Vault, query: string): void {
  for (const path of vault.config.virtualNotes) {
    const shown = withoutMarkdownExtension(path);
    const name = fold(fileNameOf(shown));
    const score = matchScore(query, name);
    if (score > 0) found.add('virtual', shown, name, score);
  }
}

/** What links name and nothing goes by. */
function addMissingNotes(found: MatchesByScore, vault: Vault, query: string): void {
  const virtual = new Set(vault.config.virtualNotes.map(nameKey));
  const add = (name: string, score: number): void => {
    if (name === '' || virtual.has(name) || vault.notesByStem.has(name) || vault.attachmentsByName.has(name)) return;
    found.add('ghost', '', name, score);
  };
  // Without a query there is room for them behind the files.
  if (query === '') for (const name of vault.namesInLinks.names()) add(name, 0.5);
  else lookAt(vault.namesInLinks.filter, query, found, add);
}

/** The name as the first wiki-link writes it that is not the one being written. */
function writtenElsewhere(vault: Vault, note: Note, name: string, { start }: Range): string | undefined {
  for (const { path, link } of vault.linksNaming(new Set([name]))) {
    if (link.kind !== 'wiki' && link.kind !== 'field') continue;
    if (path !== note.path || link.start >= start || start > link.end) return link.target.text;
  }
  return undefined;
}
