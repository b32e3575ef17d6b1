import type { Heading, Note } from '../parse/note.ts';
import { slugOf } from '../parse/slug.ts';
import type { Range } from '../text/range.ts';
import { titleOf } from '../vault/fields.ts';
import { nameKey } from '../vault/filed-names.ts';
import type { NameIndex } from '../vault/names.ts';
import { fileNameOf, fold, withoutMarkdownExtension } from '../vault/path.ts';
import type { LinkSite, Vault } from '../vault/vault.ts';
import { matchScore, wordBeginning } from './fuzzy.ts';
import { mostItems } from './ranked.ts';

/** Something that a link can name, by the name of it that matches best what is typed. */
export interface Candidate {
  readonly kind: 'note' | 'title' | 'alias' | 'heading' | 'attachment' | 'virtual' | 'ghost';
  /** Of a missing or virtual note its name as links write it. */
  readonly path: string;
  /** Folded; of a heading its number in the note. */
  readonly name: string;
  readonly score: number;
}

/**
 * Each note and attachment that matches the query and that is accepted, once, by stem, title or alias. Without a query
 * that is all of them, by their own names.
 */
export function fileCandidates(
  vault: Vault,
  query: string,
  accepts: (path: string) => boolean = () => true,
): Iterable<Iterable<Candidate>> {
  return query === '' ? [everyFile(vault, accepts)] : filesByScore(vault, query, accepts).groups();
}

/**
 * What a wiki-link can name: files, headings of notes, and the notes that are virtual or missing. Of these a heading counts
 * less than a name that matches as well.
 */
export function* targetCandidates(
  vault: Vault,
  note: Note,
  query: string,
  written: Range,
): Generator<Iterable<Candidate>> {
  if (query === '') yield everyFile(vault);
  const found = query === '' ? new ByScore() : filesByScore(vault, query);
  // Names that hold the query fill most lists, and spare a look at all headings.
  yield* found.groups(wordBeginning);
  addHeadings(found, vault, query);
  addVirtualNotes(found, vault, query);
  addMissingNotes(found, vault, query);
  for (const group of found.groups())
    yield group.flatMap((candidate) => {
      if (candidate.kind !== 'ghost') return candidate;
      const path = writtenElsewhere(vault, note, candidate.name, written);
      return path === undefined ? [] : { ...candidate, path };
    });
}

/** Candidates by how well they match, each file once. */
class ByScore {
  /** By twice the score, which is whole. */
  readonly #found: Candidate[][] = [];
  readonly #given = new Set<string>();
  /** What matches less finds no room in a list: that many notes match better. */
  least = 0.5;
  /** How many notes match so well or better by their stems, of which each has one. */
  #better = 0;

  add(kind: Candidate['kind'], path: string, name: string, score: number): void {
    if (score < this.least) return;
    const found = this.#found[score * 2];
    if (found) found.push({ kind, path, name, score });
    else this.#found[score * 2] = [{ kind, path, name, score }];
    if (kind === 'note' && score > this.least && ++this.#better >= mostItems) this.#raise();
  }

  /** What has been found is counted anew for the next score. */
  #raise(): void {
    this.least += 0.5;
    this.#better = 0;
    for (let twice = this.least * 2 + 1; twice < this.#found.length; twice++)
      for (const { kind } of this.#found[twice] ?? []) if (kind === 'note') this.#better++;
    if (this.#better >= mostItems) this.#raise();
  }

  /** Those of that score or more that were not given yet, those of one score together, best first. */
  *groups(least = 0): Generator<Candidate[]> {
    for (let twice = this.#found.length - 1; twice >= least * 2; twice--) {
      const found = this.#found[twice];
      if (!found) continue;
      this.#found[twice] = [];
      const group = new Map<string, Candidate>();
      for (const candidate of found) {
        const { kind, path, name } = candidate;
        const key = kind === 'heading' ? `${path}#${name}` : kind === 'ghost' ? `[[${name}` : path;
        const other = group.get(key);
        if (other ? other.kind === kind && name < other.name : !this.#given.has(key)) group.set(key, candidate);
      }
      for (const key of group.keys()) this.#given.add(key);
      yield [...group.values()];
    }
  }
}

function filesByScore(vault: Vault, query: string, accepts: (path: string) => boolean = () => true): ByScore {
  const found = new ByScore();
  const look = (index: NameIndex, kind: Candidate['kind']): void => {
    for (const name of index.names()) {
      const score = matchScore(query, name, found.least);
      if (score >= found.least)
        for (const path of index.get(name)) if (accepts(path)) found.add(kind, path, name, score);
    }
  };
  const lookAtPaths = (index: NameIndex, kind: Candidate['kind']): void =>
    index.forEach((path, name) => {
      const score = accepts(path) ? matchScore(query, fold(path)) : 0;
      if (score > 0) found.add(kind, path, name, score);
    });
  const isPath = query.includes('/');
  (isPath ? lookAtPaths : look)(vault.notesByStem, 'note');
  look(vault.notesByTitle, 'title');
  look(vault.notesByAlias, 'alias');
  (isPath ? lookAtPaths : look)(vault.attachmentsByName, 'attachment');
  return found;
}

function everyFile(vault: Vault, accepts: (path: string) => boolean = () => true): Candidate[] {
  const files: Candidate[] = [];
  const look = (index: NameIndex, kind: Candidate['kind']): void =>
    index.forEach((path, name) => {
      if (accepts(path)) files.push({ kind, path, name, score: 1 });
    });
  look(vault.notesByStem, 'note');
  look(vault.attachmentsByName, 'attachment');
  return files;
}

/** A word of two letters is in too many headings. */
const shortestHeadingQuery = 3;

/** A heading that more notes have, such as "Related", tells none of them from the others. */
const mostNotesOfHeading = 20;

/** The headings with a word that starts as the query does. */
function addHeadings(found: ByScore, vault: Vault, query: string): void {
  if (query.length < shortestHeadingQuery || query.includes('/')) return;
  const slug = slugOf(query);
  if (slug === '') return;
  const byName = new Map<string, { readonly path: string; readonly index: number }[]>();
  for (const note of vault.notesWithSlugs(slug))
    note.headings.forEach((heading, index) => {
      const name = heading.slug.includes(slug) ? nameOf(note, heading) : undefined;
      if (name === undefined) return;
      const known = byName.get(name);
      if (known) known.push({ path: note.path, index });
      else byName.set(name, [{ path: note.path, index }]);
    });
  for (const [name, places] of byName) {
    const score = matchScore(query, name);
    if (score < wordBeginning || new Set(places.map(({ path }) => path)).size > mostNotesOfHeading) continue;
    for (const { path, index } of places) found.add('heading', path, String(index), score - 1.5);
  }
}

/** The folded text of a heading; undefined for the one that is the note's title and stands for the note. */
function nameOf(note: Note, heading: Heading): string | undefined {
  const name = fold(heading.text.text);
  return heading.level === 1 && fold(titleOf(note)) === name ? undefined : name;
}

/** What the site's build puts beside the notes. */
function addVirtualNotes(found: ByScore, vault: Vault, query: string): void {
  for (const path of vault.config.virtualNotes) {
    const shown = withoutMarkdownExtension(path);
    const name = fold(fileNameOf(shown));
    const score = matchScore(query, name);
    if (score > 0) found.add('virtual', shown, name, score);
  }
}

/** What links name and nothing goes by; whether a wiki-link does is looked at when it is offered. */
function addMissingNotes(found: ByScore, vault: Vault, query: string): void {
  for (const name of vault.namesInLinks()) {
    const score = name === '' ? 0 : matchScore(query, name);
    // Without a query there is room for them behind the files.
    if (score > 0) found.add('ghost', name, name, query === '' ? 0.5 : score);
  }
}

/**
 * The missing name as the first wiki-link writes it that is not the one being written; undefined when there is none, or
 * something goes by the name.
 */
function writtenElsewhere(vault: Vault, note: Note, name: string, { start }: Range): string | undefined {
  if (vault.notesByStem.has(name) || vault.attachmentsByName.has(name)) return undefined;
  if (vault.config.virtualNotes.some((virtual) => nameKey(virtual) === name)) return undefined;
  let first: LinkSite | undefined;
  for (const site of vault.linksNaming(new Set([name]))) {
    const { note: source, link } = site;
    if (link.kind !== 'wiki' && link.kind !== 'field') continue;
    if (source.path === note.path && link.start < start && start <= link.end) continue;
    if (!first || source.path < first.note.path || (source === first.note && link.start < first.link.start))
      first = site;
  }
  return first?.link.target.text;
}
