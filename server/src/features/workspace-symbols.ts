import type { Note } from '../parse/note.ts';
import type { Range } from '../text/range.ts';
import { aliasesOf, fieldOf, tagPartsOf, titleOf } from '../vault/fields.ts';
import { fold, folderOf, sameWords, stemOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { matchScore } from './fuzzy.ts';

/** A note (by stem, and by its title where that says something else), an alias, a heading or a tag. */
export interface WorkspaceSymbol {
  readonly kind: 'note' | 'alias' | 'heading' | 'tag';
  readonly name: string;
  /** The folder of a note, the note of a heading, how many notes have a tag. */
  readonly container: string;
  readonly path: string;
  readonly range: Range;
}

/** How many symbols an answer has at most. */
const mostSymbols = 256;

/**
 * The symbols of the vault whose name matches the query as completion matches it, best first. Without a query the notes,
 * and with a `#` in front of it only tags.
 */
export function workspaceSymbols(vault: Vault, query: string): WorkspaceSymbol[] {
  const wanted = fold(query.trim());
  const found: Match[] = [];
  for (const candidate of candidates(vault, wanted)) {
    const score = matchScore(wanted, fold(candidate.name));
    if (score > 0) found.push({ ...candidate, score });
  }
  return found
    .sort(byRank)
    .slice(0, mostSymbols)
    .map(({ score: _, ...symbol }) => symbol);
}

function* candidates(vault: Vault, wanted: string): Generator<WorkspaceSymbol> {
  if (!wanted.startsWith('#'))
    for (const note of vault.notes.values()) {
      yield* noteSymbols(note);
      if (wanted === '') continue;
      yield* aliasSymbols(note);
      yield* headingSymbols(note);
    }
  if (wanted !== '') yield* tagSymbols(vault);
}

interface Match extends WorkspaceSymbol {
  readonly score: number;
}

const kinds: readonly WorkspaceSymbol['kind'][] = ['note', 'alias', 'heading', 'tag'];

function byRank(a: Match, b: Match): number {
  return (
    b.score - a.score ||
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    a.name.length - b.name.length ||
    compare(a.name, b.name) ||
    compare(a.path, b.path) ||
    a.range.start - b.range.start
  );
}

function noteSymbols(note: Note): WorkspaceSymbol[] {
  const { path } = note;
  const [stem, title] = [stemOf(path), titleOf(note)];
  const own: WorkspaceSymbol = { kind: 'note', name: stem, container: folderOf(path), path, range: start };
  if (sameWords(title, stem)) return [own];
  return [own, { kind: 'note', name: title, container: path, path, range: titleRange(note) }];
}

function aliasSymbols(note: Note): WorkspaceSymbol[] {
  const { path } = note;
  const field = fieldOf(note, 'aliases') ?? fieldOf(note, 'alias');
  return aliasesOf(note).map((name) => {
    const item = field?.items.find(({ text }) => text.includes(name)) ?? start;
    return { kind: 'alias', name, container: path, path, range: { start: item.start, end: item.end } };
  });
}

function titleRange(note: Note): Range {
  const title = titleOf(note);
  const field = fieldOf(note, 'title')?.items.find(({ text }) => text.trim() === title);
  const place = field ?? note.headings.find(({ text }) => text.text === title)?.text ?? start;
  return { start: place.start, end: place.end };
}

/** The start of a note. */
const start: Range = { start: 0, end: 0 };

/** A note's title heading stands for the note already. */
function headingSymbols(note: Note): WorkspaceSymbol[] {
  const title = titleOf(note);
  return note.headings
    .filter(({ level, text }) => text.text !== '' && !(level === 1 && text.text === title))
    .map(({ text: { text: name, start, end } }) => ({
      kind: 'heading',
      name,
      container: note.path,
      path: note.path,
      range: { start, end },
    }));
}

/** Each tag once, at its first place. */
function tagSymbols(vault: Vault): WorkspaceSymbol[] {
  const symbols: WorkspaceSymbol[] = [];
  for (const tag of vault.notesByTag.names()) {
    const paths = [...vault.notesByTag.get(tag)];
    const path = paths.reduce((first, other) => (other < first ? other : first));
    const note = vault.notes.get(path);
    const place = note && tagPartsOf(note).find(({ text }) => fold(text) === tag);
    if (!place) continue;
    const { text, start, end } = place;
    const container = paths.length === 1 ? path : `${paths.length} notes`;
    symbols.push({ kind: 'tag', name: `#${text}`, container, path, range: { start, end } });
  }
  return symbols;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
