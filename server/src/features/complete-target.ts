import type { Note } from '../parse/note.ts';
import type { Range } from '../text/range.ts';
import { aliasesOf, titleOf } from '../vault/fields.ts';
import type { NameIndex } from '../vault/names.ts';
import { fileNameOf, fold, folderOf, stemOf } from '../vault/path.ts';
import { nameKey, type Vault } from '../vault/vault.ts';
import { writeTarget } from '../vault/write-link.ts';
import { Best } from './best.ts';
import type { Completion, CompletionItem } from './completion.ts';
import type { TargetContext } from './completion-context.ts';
import { matchScore } from './fuzzy.ts';

/** How many items a list has at most. */
const mostItems = 100;

/** A note, attachment or missing note, by the name of it that matches best what is typed. */
interface Candidate {
  readonly kind: 'note' | 'title' | 'alias' | 'attachment' | 'ghost';
  /** Of a missing note its name. */
  readonly path: string;
  /** Folded. */
  readonly name: string;
  readonly score: number;
}

/**
 * The notes by stem, title and alias, the attachments by name, and the notes that links name and that are not there yet:
 * the best matches first, then what stands in the same folder, then what is linked most often.
 */
export function targetCompletion(vault: Vault, note: Note, context: TargetContext): Completion {
  const query = fold(context.typed.trim());
  const best = new Best<Candidate>(mostItems);
  const place = placing(note, context.embed);
  for (const candidate of matches(vault, query)) addTo(best, vault, candidate, place(candidate));
  // Without a query missing notes are offered where there is room.
  if (query !== '' || !best.cut)
    for (const candidate of ghosts(vault, note, query, context.range)) addTo(best, vault, candidate, place(candidate));
  return {
    range: context.range,
    items: best.items().map((candidate) => itemOf(vault, note, candidate, context)),
    // Order and matching are ours, so that the editor is to ask again even when nothing was cut.
    incomplete: true,
    commitCharacters: context.closing === '' ? ['#', '|'] : [],
  };
}

/** Each note and attachment that matches, once. Without a query that is all of them, by their own names. */
function matches(vault: Vault, query: string): Iterable<Candidate> {
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

/** What links name and nothing goes by. The link that is being written does not count. */
function* ghosts(vault: Vault, note: Note, query: string, written: Range): Generator<Candidate> {
  for (const name of vault.namesInLinks()) {
    const score = name === '' ? 0 : matchScore(query, name);
    if (score === 0 || vault.notesByStem.get(name).size > 0 || vault.attachmentsByName.get(name).size > 0) continue;
    if (!isWrittenOnlyAt(vault, note, name, written)) yield { kind: 'ghost', path: name, name, score };
  }
}

function isWrittenOnlyAt(vault: Vault, note: Note, name: string, { start }: Range): boolean {
  if (vault.countSources(name) > 1) return false;
  const sites = vault.linksNaming(new Set([name]));
  return [...sites].every((site) => site.note === note && site.link.start < start && start <= site.link.end);
}

/** How the candidates are ordered before their links count. What an embed wants are attachments; the note itself comes last. */
function placing(note: Note, embed: boolean): (candidate: Candidate) => number {
  const home = folderOf(note.path);
  const start = home === '' ? 0 : home.length + 1;
  return ({ kind, path, score }) => {
    const wanted = (kind === 'attachment') === embed ? 2 : 0;
    const near = kind !== 'ghost' && path.startsWith(home) && path.indexOf('/', start) < 0 ? 1 : 0;
    const own = path === note.path ? 4 : 0;
    return score * 4 - own + wanted + near;
  };
}

function addTo(best: Best<Candidate>, vault: Vault, candidate: Candidate, place: number): void {
  // Counting links costs more than all else, so that it is left where it cannot help.
  if (!best.wants((place + 1) * mostLinks)) return;
  const { kind, name, path } = candidate;
  const links = vault.countSources(kind === 'note' || kind === 'ghost' ? name : nameKey(path));
  best.add(candidate, place * mostLinks + links * 10 + worth[kind]);
}

const mostLinks = 1e8;

const worth: Record<Candidate['kind'], number> = { note: 4, title: 3, alias: 2, attachment: 1, ghost: 0 };

function itemOf(vault: Vault, note: Note, candidate: Candidate, context: TargetContext): CompletionItem {
  const { kind, path, name } = candidate;
  const filterText = context.typed === '' ? name : `${context.typed} ${name}`;
  if (kind === 'ghost') {
    const label = writtenName(vault, name);
    return { kind, label, detail: 'no such note yet', filterText, newText: label + context.closing };
  }
  const target = writeTarget(vault, note.path, path);
  const folder = folderOf(path);
  if (kind === 'attachment')
    return { kind, label: fileNameOf(path), detail: folder, filterText, newText: target + context.closing };
  const destination = vault.notes.get(path);
  const title = destination ? titleOf(destination) : stemOf(path);
  if (kind === 'alias' && destination) {
    const alias = aliasesOf(destination).find((other) => fold(other) === name) ?? name;
    const pipe = context.inTable ? '\\|' : '|';
    const newText = `${target}${pipe}${alias}${context.closing}`;
    return { kind, label: alias, detail: target, filterText, newText, preview: { path } };
  }
  const detail = [title === stemOf(path) ? '' : title, folder].filter((part) => part !== '').join(' · ');
  const newText = target + context.closing;
  return { kind: 'note', label: stemOf(path), detail, filterText, newText, preview: { path } };
}

/** A missing note's name as the first link to it writes it. */
function writtenName(vault: Vault, name: string): string {
  for (const { link } of vault.linksNaming(new Set([name]))) return link.target.text;
  return name;
}
