import type { Note } from '../parse/note.ts';
import type { Range } from '../text/range.ts';
import { aliasesOf, titleOf } from '../vault/fields.ts';
import type { NameIndex } from '../vault/names.ts';
import { fileNameOf, fold, folderOf, isMarkdown, stemOf } from '../vault/path.ts';
import { nameKey, type Vault } from '../vault/vault.ts';
import { writeTarget } from '../vault/write-link.ts';
import type { Completion, CompletionItem } from './completion.ts';
import type { CompletionContext } from './completion-context.ts';
import { matchScore } from './fuzzy.ts';

/** How many items a list has at most. */
const mostItems = 100;

/** A name of a note or attachment that matches what is typed. */
interface Candidate {
  readonly kind: CompletionItem['kind'];
  readonly path: string;
  /** Folded. */
  readonly name: string;
  readonly score: number;
}

/**
 * The notes by stem, title and alias, the attachments by name, and the notes that links name and that are not there yet:
 * the best matches first, then what stands in the same folder, then what is linked most often.
 */
export function targetCompletion(vault: Vault, note: Note, context: CompletionContext): Completion {
  const query = fold(context.typed.trim());
  const candidates = [...matches(vault, query), ...ghosts(vault, note, query, context.range)];
  const ranked = candidates
    .map((candidate) => ({ candidate, rank: rankOf(vault, note, candidate, context.embed) }))
    .sort((a, b) => b.rank - a.rank || compare(a.candidate.path, b.candidate.path));
  const items = ranked.slice(0, mostItems).map(({ candidate }) => itemOf(vault, note, candidate, context));
  return {
    range: context.range,
    items,
    // The order is ours and depends on what is typed, so that the editor asks again even when nothing was cut.
    incomplete: query !== '' || ranked.length > mostItems,
    commitCharacters: context.closing === '' ? ['#', '|'] : [],
  };
}

/** The best match of each note and attachment; an alias that matches better than the stem stands for itself. */
function matches(vault: Vault, query: string): Candidate[] {
  const best = new Map<string, Candidate>();
  const look = (index: NameIndex, kind: CompletionItem['kind'], worth: number): void => {
    for (const [name, paths] of index.entries()) {
      const match = query.includes('/') && kind !== 'alias' ? pathScore(query, name, paths) : matchScore(query, name);
      if (match === 0) continue;
      const score = match + worth;
      for (const path of paths) if (score > (best.get(path)?.score ?? 0)) best.set(path, { kind, path, name, score });
    }
  };
  look(vault.notesByStem, 'note', 0.2);
  look(vault.notesByTitle, 'note', 0.1);
  if (query !== '') look(vault.notesByAlias, 'alias', 0);
  look(vault.attachmentsByName, 'attachment', 0);
  return [...best.values()];
}

/** With a `/` in the query paths are compared. */
function pathScore(query: string, name: string, paths: ReadonlySet<string>): number {
  if (matchScore(query.slice(query.lastIndexOf('/') + 1), name) === 0) return 0;
  return Math.max(...[...paths].map((path) => matchScore(query, fold(path))));
}

/** What links name and nothing goes by. The link that is being written does not count. */
function ghosts(vault: Vault, note: Note, query: string, written: Range): Candidate[] {
  const found: Candidate[] = [];
  for (const name of vault.namesInLinks()) {
    if (name === '') continue;
    const score = matchScore(query, name);
    if (score === 0 || vault.notesByStem.get(name).size > 0 || vault.attachmentsByName.get(name).size > 0) continue;
    if (isWrittenOnlyAt(vault, note, name, written)) continue;
    found.push({ kind: 'ghost', path: name, name, score });
  }
  return found;
}

function isWrittenOnlyAt(vault: Vault, note: Note, name: string, { start }: Range): boolean {
  if (vault.countSources(name) > 1) return false;
  const sites = vault.linksNaming(new Set([name]));
  return [...sites].every((site) => site.note === note && site.link.start < start && start <= site.link.end);
}

function rankOf(vault: Vault, note: Note, { kind, path, score }: Candidate, embed: boolean): number {
  const near = kind !== 'ghost' && folderOf(path) === folderOf(note.path) ? 1 : 0;
  const links = Math.min(999, vault.countSources(nameKey(path)));
  const wanted = (kind === 'attachment') === embed ? 1 : 0;
  const own = path === note.path ? -0.5 : 0;
  return (
    Math.floor(score + own) * 1e6 + wanted * 1e5 + near * 1e4 + links * 10 + (kind === 'ghost' ? 0 : 1) + (score % 1)
  );
}

function itemOf(vault: Vault, note: Note, candidate: Candidate, context: CompletionContext): CompletionItem {
  const { kind, path, name } = candidate;
  const filterText = context.typed === '' ? name : `${context.typed} ${name}`;
  if (kind === 'ghost') {
    const label = writtenName(vault, name);
    return { kind, label, detail: 'no such note yet', filterText, newText: label + context.closing };
  }
  const target = writeTarget(vault, note.path, path);
  const folder = folderOf(path);
  if (kind === 'attachment' || !isMarkdown(path))
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
  return { kind, label: stemOf(path), detail, filterText, newText: target + context.closing, preview: { path } };
}

/** A missing note's name as the first link to it writes it. */
function writtenName(vault: Vault, name: string): string {
  for (const { link } of vault.linksNaming(new Set([name]))) return link.target.text;
  return name;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
