import type { Link, Note } from '../parse/note.ts';
import { namesOf } from '../vault/backlinks.ts';
import { aliasesOf, titleOf } from '../vault/fields.ts';
import { nameKey } from '../vault/filed-names.ts';
import { fileNameOf, fold, folderOf, foldWords, stemOf, withoutMarkdownExtension } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { isIndexByName } from './index-notes.ts';
import { requirementsOf, withRequirers } from './requirements.ts';

/**
 * What happened to one file: a note that came, went or was edited, by what it was and what it is; an attachment that
 * came or went has neither.
 */
export interface FileChange {
  readonly path: string;
  readonly before?: Note | undefined;
  readonly after?: Note | undefined;
}

/**
 * The notes whose problems can be others now than before the changes, which the vault has already seen: judging them
 * again gives what judging the whole vault would give. An edit inside a note's text means that note alone, however
 * large the vault is.
 */
export function affectedNotes(vault: Vault, changes: Iterable<FileChange>): Set<string> {
  const affected = new Set<string>();
  const requirements = new Set<string>();
  for (const change of changes) {
    const fieldsDiffer = fieldsFrom(change.before) !== fieldsFrom(change.after);
    const readers = readersOf(vault, change, fieldsDiffer);
    if (fieldsDiffer) readers.add(change.path);
    for (const path of readers) if (requirementsOf(vault, path).length > 0) requirements.add(path);
    addAll(affected, readers);
    addAll(affected, listedAnew(vault, change));
    affected.add(change.path);
  }
  // A ring of requirements is reported at one of its notes, which need not be the one that closed it.
  addAll(affected, withRequirers(vault, requirements));
  return new Set([...affected].filter((path) => vault.notes.has(path)));
}

/** Notes that say something about the changed file: with links to it, or with its name as a display text. */
function readersOf(vault: Vault, { path, before, after }: FileChange, fieldsDiffer: boolean): Set<string> {
  const readers = new Set<string>();
  const cameOrWent = !before || !after;
  if (cameOrWent) {
    addAll(readers, naming(vault, [path, withoutMarkdownExtension(path), ...foldersOf(path)]));
    addAll(readers, vault.sourcesByDisplay.get(foldWords(stemOf(path))));
    // On a Quartz site an alias takes the place of a note; a space in it is a hyphen there.
    const stem = fold(stemOf(path));
    for (const alias of [stem, stem.replaceAll('-', ' ')]) addAll(readers, vault.notesByAlias.get(alias));
  }
  const [was, is] = [namesFrom(before), namesFrom(after)];
  const isRenamed = was.join('\n') !== is.join('\n');
  if (isRenamed) addAll(readers, naming(vault, [...was, ...is]));
  if (cameOrWent) return readers;
  const names = namesOf(vault, path);
  if (isRenamed || fieldsDiffer) addAll(readers, naming(vault, names));
  else if (anchorsFrom(before) !== anchorsFrom(after))
    addAll(
      readers,
      naming(vault, names, (link) => link.fragment !== undefined),
    );
  return readers;
}

/** Notes to which links may lead now that did not before, or the other way round, and those that an index note lists. */
function listedAnew(vault: Vault, { path, before, after }: FileChange): Set<string> {
  const listed = new Set<string>();
  const [was, is] = [targetsFrom(before), targetsFrom(after)];
  for (const [written, target] of was) if (!is.has(written)) addAll(listed, called(vault, nameKey(target)));
  for (const [written, target] of is) if (!was.has(written)) addAll(listed, called(vault, nameKey(target)));
  // Who shares a name with the file may have got or lost links by that name.
  const [oldNames, newNames] = [namesFrom(before), namesFrom(after)];
  const cameOrWent = !before || !after;
  const shared = cameOrWent ? [path, withoutMarkdownExtension(path), ...foldersOf(path)] : [];
  if (cameOrWent || oldNames.join('\n') !== newNames.join('\n')) shared.push(...oldNames, ...newNames);
  for (const name of shared) addAll(listed, called(vault, nameKey(name)));
  if (!cameOrWent) return listed;
  const folders = Object.entries(vault.config.indexes).flatMap(([folder, index]) => (index === path ? [folder] : []));
  if (isIndexByName(path)) folders.push(folderOf(path));
  for (const folder of folders) for (const other of vault.notes.keys()) if (isBelow(folder, other)) listed.add(other);
  return listed;
}

/** The notes with a link, or a definition, filed under one of the names. */
function* naming(vault: Vault, names: Iterable<string>, counts?: (link: Link) => boolean): Generator<string> {
  const keys = new Set([...names].map(nameKey));
  for (const path of vault.pathsNaming(keys))
    if (!counts || vault.links(path).some((link) => keys.has(nameKey(link.target.text)) && counts(link))) yield path;
}

/** The notes that a target filed under the key may lead to. */
function* called(vault: Vault, key: string): Generator<string> {
  yield* vault.notesByStem.get(key);
  yield* vault.notesByAlias.get(key);
  yield* vault.notesByTitle.get(key);
  if (!vault.config.folderNotes) return;
  for (const path of vault.notesByStem.get('index')) if (fold(fileNameOf(folderOf(path))) === key) yield path;
}

function namesFrom(note: Note | undefined): string[] {
  return note ? [titleOf(note), ...aliasesOf(note)] : [];
}

/** The values in the front matter and where they are, as text to compare. */
function fieldsFrom(note: Note | undefined): string {
  return JSON.stringify(
    note?.frontMatter?.fields.map(({ key, value, range }) => [key.text, value, range.start, range.end]) ?? [],
  );
}

/** What fragments can name, as text to compare. */
function anchorsFrom(note: Note): string {
  return JSON.stringify([
    note.headings.map(({ level, text }) => [level, text.text]),
    note.blocks.map(({ text }) => text),
    note.htmlAnchors.map(({ text }) => text),
  ]);
}

/** The targets of the note's links, each by how and where it is written. */
function targetsFrom(note: Note | undefined): Map<string, string> {
  const targets = new Map<string, string>();
  for (const { kind, target } of note?.links ?? []) targets.set(`${kind} ${target.text}`, target.text);
  for (const field of note?.frontMatter?.fields ?? [])
    for (const { text } of field.items) targets.set(`${field.key.text}: ${text}`, text);
  return targets;
}

/** Each folder in which the file stands, from the inside out: a Markdown link may name one. */
function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.push(folder);
  return folders;
}

function isBelow(folder: string, path: string): boolean {
  return folder === '' || folder === '.' || path.startsWith(`${folder}/`);
}

function addAll(set: Set<string>, items: Iterable<string>): void {
  for (const item of items) set.add(item);
}
