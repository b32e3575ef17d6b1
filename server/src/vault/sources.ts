import type { Link, Note } from '../parse/note.ts';
import { Derived } from './derived.ts';
import { definedNames, isFiled, isPlain, nameOf } from './filed-names.ts';
import { NameIndex, type NumberBeside } from './names.ts';
import { fold, folderOf, joinPath, namesFolder } from './path.ts';
import { SourceIndex } from './source-index.ts';

type Notes = ReadonlyMap<string, Note>;
type LinksOf = (note: Note) => readonly Link[];
type NamesOf = (note: Note) => Iterable<string>;

/** The notes by names of theirs. */
export function notesByNames(notes: Notes, namesOf: NamesOf, beside?: NumberBeside): Derived<NameIndex> {
  return filedByNames(notes, () => new NameIndex(beside), namesOf);
}

/** The notes that use each name in a link or a definition, by `nameKey`. See `SourceIndex` for `counted`. */
export function sourcesByName(notes: Notes, linksOf: LinksOf, counted: (name: string) => void): Derived<SourceIndex> {
  return new Derived(
    notes,
    () => new SourceIndex(counted),
    (index, note) => {
      for (const link of linksOf(note)) {
        if (!isFiled(link)) continue;
        const plain = isPlain(link);
        index.add(plain ? fold(link.target.text) : nameOf(link), note.path, plain);
      }
      for (const name of definedNames(note)) index.add(name, note.path);
    },
    (index, note) => {
      for (const link of linksOf(note)) if (isFiled(link)) index.delete(nameOf(link), note.path);
      for (const name of definedNames(note)) index.delete(name, note.path);
    },
  );
}

/** The notes with a Markdown link to each path of a file, by the folded path from the root, as it is written at the end. */
export function sourcesByPath(notes: Notes, linksOf: LinksOf): Derived<SourceIndex> {
  return filedByNames(
    notes,
    () => new SourceIndex(),
    (note) => pathsIn(note, linksOf),
  );
}

function filedByNames<Index extends Pick<NameIndex, 'add' | 'delete'>>(
  notes: Notes,
  make: () => Index,
  namesOf: NamesOf,
): Derived<Index> {
  return new Derived(
    notes,
    make,
    (index, note) => {
      for (const name of namesOf(note)) index.add(name, note.path);
    },
    (index, note) => {
      for (const name of namesOf(note)) index.delete(name, note.path);
    },
  );
}

function* pathsIn(note: Note, linksOf: LinksOf): Generator<string> {
  for (const link of linksOf(note)) {
    if ((link.kind !== 'markdown' && link.kind !== 'reference') || link.external) continue;
    const { text } = link.target;
    if (text === '' || namesFolder(text)) continue;
    const path = joinPath(text.startsWith('/') ? '' : folderOf(note.path), text);
    if (path !== undefined) yield fold(path);
  }
}
