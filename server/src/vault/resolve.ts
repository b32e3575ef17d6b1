import type { Link, Note } from '../parse/note.ts';
import { withoutTail } from '../text/tail.ts';
import { aliasesOf, titleOf } from './fields.ts';
import { isNameAlone } from './filed-names.ts';
import type { FileNames, NameLookup } from './names.ts';
import {
  endsWithSegments,
  fileNameOf,
  fold,
  folderOf,
  isAttachmentName,
  joinPath,
  namesFolder,
  withoutMarkdownExtension,
} from './path.ts';

/** What a link names. `others` are the further candidates that match equally well, best first: the link is ambiguous. */
export type Destination =
  | {
      readonly kind: 'note';
      readonly path: string;
      readonly others: readonly string[];
      readonly by: 'name' | 'alias' | 'title' | 'folder' | 'self';
    }
  | { readonly kind: 'attachment'; readonly path: string; readonly others: readonly string[] }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'virtual'; readonly name: string }
  | { readonly kind: 'external' }
  | { readonly kind: 'missing' }
  /** A path that leaves the vault. */
  | { readonly kind: 'outside' };

/** The place that a link of the note at `from` names. */
export function resolveLink(vault: FileNames, from: string, link: Link): Destination {
  const { text } = link.target;
  const isPath = link.kind === 'markdown' || link.kind === 'reference';
  if (isPath && link.external) return { kind: 'external' };
  if (text === '') return { kind: 'note', path: from, others: [], by: 'self' };
  return isPath ? resolvePath(vault, from, text) : resolveName(vault, from, text);
}

/** The place that the target of a wiki-link names, seen from the note at `from`. The target is not empty. */
export function resolveName(vault: FileNames, from: string, target: string): Destination {
  return byOnlyStem(vault, target) ?? bySteps(vault, from, target);
}

/** What most links are: a stem, and one note goes by it. The steps would say the same, and take ten times as long. */
function byOnlyStem(vault: FileNames, target: string): Destination | undefined {
  const path = onlyNoteOf(vault, target);
  return path === undefined ? undefined : { kind: 'note', path, others: noOthers, by: 'name' };
}

/** The note that alone goes by the stem, where no attachment does; undefined for a target that is more than a stem. */
export function onlyNoteOf(vault: FileNames, stem: string): string | undefined {
  if (!isNameAlone(stem)) return undefined;
  const name = fold(stem);
  return vault.attachmentsByName.has(name) ? undefined : vault.notesByStem.only(name);
}

const noOthers: readonly string[] = [];

function bySteps(vault: FileNames, from: string, target: string): Destination {
  if (/^\.\.?\//.test(target)) return byPath(vault, from, joinPath(folderOf(from), target));
  if (target.startsWith('/')) return byPath(vault, from, joinPath('', target));
  return (
    exact(vault, from, target) ??
    byEnding(vault, from, target) ??
    byFolder(vault, from, target, byEnding) ??
    byAlias(vault, from, target) ??
    byTitle(vault, from, target) ??
    virtual(vault, target, endsWithSegments) ??
    missing
  );
}

/**
 * The place that the path of a Markdown link names: from the note's folder, or from the vault's root with a leading `/`.
 * A file that is called exactly so comes before a note whose `.md` is left out.
 */
export function resolvePath(vault: FileNames, from: string, target: string): Destination {
  const path = joinPath(target.startsWith('/') ? '' : folderOf(from), target);
  if (path === undefined) return outside;
  if (vault.attachments.has(path)) return { kind: 'attachment', path, others: [] };
  const found = namesFolder(target) ? undefined : exact(vault, from, path);
  if (found) return found;
  if (vault.hasFolder(path)) return { kind: 'folder', path };
  return virtual(vault, path, isSame) ?? missing;
}

const missing: Destination = { kind: 'missing' };
const outside: Destination = { kind: 'outside' };

/** What a wiki-link's path names, which leads from the note's own folder or from the root. */
function byPath(vault: FileNames, from: string, path: string | undefined): Destination {
  if (path === undefined) return outside;
  return exact(vault, from, path) ?? byFolder(vault, from, path, exact) ?? virtual(vault, path, isSame) ?? missing;
}

/** The notes or attachments of that whole path: one, unless several differ by case or Unicode form alone. */
function exact(vault: FileNames, from: string, path: string): Destination | undefined {
  return matching(vault, from, path, isSame);
}

/** The notes or attachments whose path ends with the name (the link language, steps 4 and 7). */
function byEnding(vault: FileNames, from: string, name: string): Destination | undefined {
  return matching(vault, from, name, endsWithSegments);
}

/** A note, else an attachment; the other way round for a name with an attachment's extension. */
function matching(vault: FileNames, from: string, name: string, matches: Comparison): Destination | undefined {
  const note = (): Destination | undefined =>
    destination('note', bestFirst(matchesOf(vault.notesByStem, name, withoutMarkdownExtension, matches), from));
  const attachment = (): Destination | undefined =>
    destination('attachment', bestFirst(matchesOf(vault.attachmentsByName, name, asIs, matches), from));
  return isAttachmentName(name) ? (attachment() ?? note()) : (note() ?? attachment());
}

/** The note that a folder of that name has: `folder/folder.md`, else `folder/index.md`. */
function byFolder(vault: FileNames, from: string, name: string, lookUp: typeof exact): Destination | undefined {
  const folder = withoutTail(name, /\//);
  if (!vault.config.folderNotes || folder === '') return undefined;
  const found = lookUp(vault, from, `${folder}/${fileNameOf(folder)}.md`) ?? lookUp(vault, from, `${folder}/index.md`);
  return found?.kind === 'note' ? { ...found, by: 'folder' } : undefined;
}

function byAlias(vault: FileNames, from: string, name: string): Destination | undefined {
  if (!vault.config.resolve.aliases) return undefined;
  return byOtherName(vault, [...vault.notesByAlias.get(fold(name))], 'alias', from, name, aliasesOf);
}

function byTitle(vault: FileNames, from: string, name: string): Destination | undefined {
  if (!vault.config.resolve.titles) return undefined;
  return byOtherName(vault, [...vault.notesByTitle.get(fold(name))], 'title', from, name, (note) => [titleOf(note)]);
}

/** The best of the notes that go by the name; where some have it to the letter, of those. */
function byOtherName(
  vault: FileNames,
  paths: string[],
  by: 'alias' | 'title',
  from: string,
  name: string,
  namesOfNote: (note: Note) => readonly string[],
): Destination | undefined {
  const letters = name.normalize('NFC');
  const toTheLetter = paths.filter((path) => {
    const note = vault.notes.get(path);
    return note && namesOfNote(note).some((other) => other.normalize('NFC') === letters);
  });
  const [path, ...others] = bestFirst(toTheLetter.length > 0 ? toTheLetter : paths, from);
  return path === undefined ? undefined : { kind: 'note', path, others, by };
}

function virtual(vault: FileNames, name: string, matches: Comparison): Destination | undefined {
  const wanted = fold(withoutMarkdownExtension(name));
  const found = vault.config.virtualNotes.find((note) => matches(fold(withoutMarkdownExtension(note)), wanted));
  return found === undefined ? undefined : { kind: 'virtual', name: found };
}

/** Compares a path with a name; both folded, or neither. */
type Comparison = (path: string, name: string) => boolean;

function isSame(path: string, name: string): boolean {
  return path === name;
}

/**
 * The paths that match the name: those that match it to the letter when there are any, else those that match with case
 * folded. `shown` is the path as links write it; `.md` at the name's end may be part of the stem (`a.md.md`).
 */
function matchesOf(index: NameLookup, name: string, shown: (path: string) => string, matches: Comparison): string[] {
  const short = shown(name);
  const found = matchesOfText(index, short, shown, matches);
  return found.length > 0 || short === name ? found : matchesOfText(index, name, shown, matches);
}

function matchesOfText(
  index: NameLookup,
  text: string,
  shown: (path: string) => string,
  matches: Comparison,
): string[] {
  const folded = fold(text);
  const found: string[] = [];
  for (const path of index.get(fileNameOf(folded))) if (matches(fold(shown(path)), folded)) found.push(path);
  if (found.length < 2) return found;
  const letters = text.normalize('NFC');
  const toTheLetter = found.filter((path) => matches(shown(path).normalize('NFC'), letters));
  return toTheLetter.length > 0 ? toTheLetter : found;
}

/** The one in the link's own folder first, then the one with the shortest path, then by path. */
function bestFirst(paths: string[], from: string): string[] {
  if (paths.length < 2) return paths;
  const home = folderOf(from);
  const away = (path: string): number => (folderOf(path) === home ? 0 : 1);
  return paths.sort((a, b) => away(a) - away(b) || a.length - b.length || (a < b ? -1 : 1));
}

function destination(kind: 'note' | 'attachment', paths: string[]): Destination | undefined {
  const [path, ...others] = paths;
  if (path === undefined) return undefined;
  return kind === 'note' ? { kind, path, others, by: 'name' } : { kind, path, others };
}

function asIs(path: string): string {
  return path;
}
