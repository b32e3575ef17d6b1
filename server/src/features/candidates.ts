import type { Note } from '../parse/note.ts';
import type { Range } from '../text/range.ts';
import type { NameIndex } from '../vault/names.ts';
import { fileNameOf, fold, folderOf, withoutMarkdownExtension } from '../vault/path.ts';
import { nameKey, type Vault } from '../vault/vault.ts';
import type { Best } from './best.ts';
import { matchScore } from './fuzzy.ts';

/** Something that a link can name, by the name of it that matches best what is typed. */
export interface Candidate {
  readonly kind: 'note' | 'title' | 'alias' | 'heading' | 'attachment' | 'virtual' | 'ghost';
  /** Of a missing or virtual note its name as links write it. */
  readonly path: string;
  /** Folded. */
  readonly name: string;
  readonly score: number;
}

/**
 * Each note and attachment that matches the query, once, by stem, title or alias. Without a query that is all of them, by
 * their own names.
 */
export function fileCandidates(vault: Vault, query: string): Iterable<Candidate> {
  if (query === '') return everyFile(vault);
  const found = new Map<string, Candidate>();
  const look = (index: NameIndex, kind: Candidate['kind']): void =>
    index.forEach((paths, name) => {
      const score = query.includes('/') ? pathScore(query, name, paths) : matchScore(query, name);
      if (score === 0) return;
      for (const path of paths) {
        const known = found.get(path);
        if (!known || known.score < score) found.set(path, { kind, path, name, score });
      }
    });
  look(vault.notesByStem, 'note');
  look(vault.notesByTitle, 'title');
  look(vault.notesByAlias, 'alias');
  look(vault.attachmentsByName, 'attachment');
  return found.values();
}

function everyFile(vault: Vault): Candidate[] {
  const files: Candidate[] = [];
  vault.notesByStem.forEach((paths, name) => {
    for (const path of paths) files.push({ kind: 'note', path, name, score: 1 });
  });
  vault.attachmentsByName.forEach((paths, name) => {
    for (const path of paths) files.push({ kind: 'attachment', path, name, score: 1 });
  });
  return files;
}

/** With a `/` in the query paths are compared. */
function pathScore(query: string, name: string, paths: ReadonlySet<string>): number {
  if (matchScore(query.slice(query.lastIndexOf('/') + 1), name) === 0) return 0;
  return Math.max(...[...paths].map((path) => matchScore(query, fold(path))));
}

/** A word of two letters is in too many headings. */
const shortestHeadingQuery = 3;

/** A heading that more notes have, such as "Related", tells none of them from the others. */
const mostNotesOfHeading = 20;

/** The headings with a word that starts as the query does. They count less than a name that matches as well. */
export function* headingCandidates(vault: Vault, query: string): Generator<Candidate> {
  if (query.length < shortestHeadingQuery || query.includes('/')) return;
  for (const name of vault.notesByHeading.names()) {
    if (!name.includes(query)) continue;
    const paths = vault.notesByHeading.get(name);
    if (paths.size > mostNotesOfHeading) continue;
    const score = matchScore(query, name);
    if (score < 4) continue;
    // The heading that is a note's title stands for the note, which is offered already.
    const titled = vault.notesByTitle.get(name);
    for (const path of paths) if (!titled.has(path)) yield { kind: 'heading', path, name, score: score - 1.5 };
  }
}

/** What the site's build puts beside the notes. */
export function virtualCandidates(vault: Vault, query: string): Candidate[] {
  return vault.config.virtualNotes
    .map((path): Candidate => {
      const name = fold(withoutMarkdownExtension(fileNameOf(path)));
      return { kind: 'virtual', path: withoutMarkdownExtension(path), name, score: matchScore(query, name) };
    })
    .filter(({ score }) => score > 0);
}

/** What wiki-links name and nothing goes by. The link that is being written does not count. */
export function* ghostCandidates(vault: Vault, note: Note, query: string, written: Range): Generator<Candidate> {
  const virtual = new Set(vault.config.virtualNotes.map(nameKey));
  for (const name of vault.namesInLinks()) {
    const score = name === '' ? 0 : matchScore(query, name);
    if (score === 0 || vault.notesByStem.get(name).size > 0 || vault.attachmentsByName.get(name).size > 0) continue;
    const path = virtual.has(name) ? undefined : writtenElsewhere(vault, note, name, written);
    if (path !== undefined) yield { kind: 'ghost', path, name, score };
  }
}

/** The name as the first wiki-link writes it; undefined when none does but the one that is being written. */
function writtenElsewhere(vault: Vault, note: Note, name: string, { start }: Range): string | undefined {
  for (const { note: source, link } of vault.linksNaming(new Set([name])))
    if (
      (link.kind === 'wiki' || link.kind === 'field') &&
      !(source === note && link.start < start && start <= link.end)
    )
      return link.target.text;
  return undefined;
}

/**
 * Orders the candidates by match, then by what is wanted, then by whether they stand in the note's folder. The note itself
 * comes last. What an embed or image wants are attachments.
 */
export function placing(note: Note, wantsAttachments: boolean): (candidate: Candidate) => number {
  const home = folderOf(note.path);
  const start = home === '' ? 0 : home.length + 1;
  return ({ kind, path, score }) => {
    const wanted = (kind === 'attachment') === wantsAttachments ? 2 : 0;
    const near = kind !== 'ghost' && path.startsWith(home) && path.indexOf('/', start) < 0 ? 1 : 0;
    const own = path === note.path ? 4 : 0;
    return score * 4 - own + wanted + near;
  };
}

/** Adds a candidate at its place; of two at one place the one that is linked more often comes first. */
export function addTo(best: Best<Candidate>, vault: Vault, candidate: Candidate, place: number): void {
  // Counting links costs more than all else, so that it is left where it cannot help.
  if (!best.wants((place + 1) * mostLinks)) return;
  const { kind, name, path } = candidate;
  const links = vault.countSources(kind === 'note' || kind === 'ghost' ? name : nameKey(path));
  best.add(candidate, place * mostLinks + links * 10 + worth[kind]);
}

const mostLinks = 1e8;

const worth: Record<Candidate['kind'], number> = {
  note: 6,
  title: 5,
  alias: 4,
  heading: 3,
  attachment: 2,
  virtual: 1,
  ghost: 0,
};
