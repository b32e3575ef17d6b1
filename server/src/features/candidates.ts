import type { Note } from '../parse/note.ts';
import type { Range } from '../text/range.ts';
import { nameKey } from '../vault/filed-names.ts';
import { headingNamesOf } from '../vault/heading-names.ts';
import { type NameFilter, queryBits } from '../vault/name-filter.ts';
import { forEachPath, type NameIndex, type Paths } from '../vault/names.ts';
import { fileNameOf, fold, stemOf, withoutMarkdownExtension } from '../vault/path.ts';
import { countOf } from '../vault/source-index.ts';
import type { Vault } from '../vault/vault.ts';
import { matchScore, wordBeginning } from './fuzzy.ts';
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
  const { filter: stems } = vault.notesByStem;
  const scores = new Uint8Array(stems.size);
  const add = (kind: Candidate['kind'], names: NameFilter<Paths>, at: number, score: number, links?: number): void =>
    forEachPath(names.valueAt(at), (path) => {
      if (accepts(path)) found.add(kind, path, names.nameAt(at), score, links);
    });
  if (query.includes('/')) addByPath(found, vault, query, accepts);
  else
    lookAt(stems, query, found, (at, score) => {
      scores[at] = score;
      add('note', stems, at, score, stems.besideAt(at));
    });
  const lookAtOthers = (kind: 'title' | 'alias', names: NameFilter<Paths>): void =>
    lookAt(names, query, found, (at, score) => {
      const stem = names.besideAt(at);
      if (stem === undefined) add(kind, names, at, score);
      // A name that matches no better than the stem of the same note adds nothing.
      else if ((scores[stem] as number) < score) add(kind, names, at, score, stems.besideAt(stem));
    });
  lookAtOthers('title', vault.notesByTitle.filter);
  lookAtOthers('alias', vault.notesByAlias.filter);
  const { filter: attachments } = vault.attachmentsByName;
  if (!query.includes('/')) lookAt(attachments, query, found, (at, score) => add('attachment', attachments, at, score));
  return found;
}

/** The files whose path matches the query, by their own names. */
function addByPath(found: MatchesByScore, vault: Vault, query: string, accepts: (path: string) => boolean): void {
  const { filter: paths } = vault.notesByPath;
  const { filter: stems } = vault.notesByStem;
  lookAt(paths, query, found, (at, score) => {
    const stem = paths.besideAt(at);
    const links = stem === undefined ? undefined : stems.besideAt(stem);
    forEachPath(paths.valueAt(at), (path) => {
      if (accepts(path)) found.add('note', path, fold(stemOf(path)), score, links);
    });
  });
  vault.attachmentsByName.forEach((path, name) => {
    const score = accepts(path) ? matchScore(query, fold(path), found.least) : 0;
    if (score > 0) found.add('attachment', path, name, score);
  });
}

/** Visits the numbers of the names that match as well as is asked for so far. */
function lookAt<Value>(
  names: NameFilter<Value>,
  query: string,
  found: MatchesByScore,
  visit: (at: number, score: number) => void,
): void {
  const bits = queryBits(query);
  for (let at = names.next(bits, 0, found.least > 2); at >= 0; at = names.next(bits, at + 1, found.least > 2)) {
    const score = matchScore(query, names.nameAt(at), found.least);
    if (score >= found.least) visit(at, score);
  }
}

function everyFile(vault: Vault, accepts: (path: string) => boolean = () => true): Matches[] {
  const all = ({ filter: names }: NameIndex, kind: Candidate['kind']): Matches => ({
    kind,
    score: 1,
    forEach: (visit) =>
      names.forEachNumber((at) => {
        const links = names.besideAt(at);
        forEachPath(names.valueAt(at), (path) => {
          if (accepts(path)) visit(path, names.nameAt(at), links);
        });
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
  const { filter: headings } = vault.notesByHeading;
  lookAt(headings, query, found, (at, match) => {
    const paths = headings.valueAt(at);
    if (match < wordBeginning || (typeof paths !== 'string' && paths.size > mostNotesOfHeading)) return;
    forEachPath(paths, (path) => found.add('heading', path, headings.nameAt(at), match - 1.5));
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
  const { filter: names } = vault.namesInLinks;
  const add = (at: number, score: number): void => {
    const name = names.nameAt(at);
    if (name === '' || virtual.has(name) || vault.notesByStem.has(name) || vault.attachmentsByName.has(name)) return;
    found.add('ghost', '', name, score, countOf(names.valueAt(at)));
  };
  // Without a query there is room for them behind the files.
  if (query === '') names.forEachNumber((at) => add(at, 0.5));
  else lookAt(names, query, found, add);
}

/** The name as the first wiki-link writes it that is not the one being written. */
function writtenElsewhere(vault: Vault, note: Note, name: string, { start }: Range): string | undefined {
  for (const path of vault.pathsNaming(new Set([name])))
    for (const link of vault.links(path)) {
      if ((link.kind !== 'wiki' && link.kind !== 'field') || nameKey(link.target.text) !== name) continue;
      if (path !== note.path || link.start >= start || start > link.end) return link.target.text;
    }
  return undefined;
}
