import type { Note } from '../parse/note.ts';
import type { VisitLink } from '../parse/packed/wanted-links.ts';
import { Derived } from './derived.ts';
import { definedNames, isPlain, nameKey } from './filed-names.ts';
import { NameIndex, type NumberBeside } from './names.ts';
import { fold, folderOf, joinPath, namesFolder } from './path.ts';
import { SourceIndex } from './source-index.ts';

type Notes = ReadonlyMap<string, Note>;
type ForEachLink = (note: Note, visit: VisitLink) => void;
type NamesOf = (note: Note) => Iterable<string>;

/** The notes by names of theirs. */
export function notesByNames(notes: Notes, namesOf: NamesOf, beside?: NumberBeside): Derived<NameIndex> {
  return filedByNames(notes, () => new NameIndex(beside), namesOf);
}

/** The notes that use each name in a link or a definition, by `nameKey`. See `SourceIndex` for `counted`. */
export function sourcesByName(
  notes: Notes,
  forEachLink: ForEachLink,
  counted: (name: string) => void,
): Derived<SourceIndex> {
  return new Derived(
    notes,
    () => new SourceIndex(counted),
    (index, note) => {
      const { path } = note;
      forEachLink(note, (kind, target, external) => {
        if (external) return;
        const plain = isPlain(kind, target);
        index.add(plain ? fold(target) : nameKey(target), path, plain);
      });
      for (const name of definedNames(note)) index.add(name, path);
    },
    (index, note) => {
      forEachLink(note, (_, target, external) => {
        if (!external) index.delete(nameKey(target), note.path);
      });
      for (const name of definedNames(note)) index.delete(name, note.path);
    },
  );
}

/** The notes with a Markdown link to each path of a file, by the folded path from the root, as it is written at the end. */
export function sourcesByPath(notes: Notes, forEachLink: ForEachLink): Derived<SourceIndex> {
  return filedByNames(
    notes,
    () => new SourceIndex(),
    (note) => pathsIn(note, forEachLink),
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

function pathsIn(note: Note, forEachLink: ForEachLink): string[] {
  const paths: string[] = [];
  forEachLink(note, (kind, target, external) => {
    if ((kind !== 'markdown' && kind !== 'reference') || external || target === '' || namesFolder(target)) return;
    const path = joinPath(target.startsWith('/') ? '' : folderOf(note.path), target);
    if (path !== undefined) paths.push(fold(path));
  });
  return paths;
}
