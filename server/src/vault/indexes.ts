import type { Config } from '../config.ts';
import type { Link, Note } from '../parse/note.ts';
import { forEachLink, type VisitLink } from '../parse/packed/wanted-links.ts';
import { Derived } from './derived.ts';
import { aliasesOf, tagPartsOf, titleOf } from './fields.ts';
import { displaysOf } from './filed-names.ts';
import { headingNamesOf } from './heading-names.ts';
import type { NameIndex } from './names.ts';
import type { Notes } from './notes.ts';
import { fold, foldWords, stemOf } from './path.ts';
import { notesByNames, sourcesByName, sourcesByPath } from './sources.ts';
import { type NoteSummary, summaryOf } from './summary.ts';

/** All that is looked up of a vault's notes and follows from them: each made when it is first asked for, then kept. */
export class Indexes {
  readonly notesByAlias;
  readonly notesByTitle;
  readonly notesByWords;
  readonly notesByHeading;
  readonly notesByPath;
  readonly notesByTag;
  readonly summaries;
  readonly sourcesByDisplay;
  readonly sourcesByName;
  readonly sourcesByPath;
  readonly #early: readonly Kept[];
  /** What nobody asks for in the first moment. */
  readonly #late: readonly Kept[];

  /** Beside each stem, the numbers of the notes that link to it are kept right. */
  constructor(notes: Notes, config: Config, stems: NameIndex, fieldLinksOf: (note: Note) => readonly Link[]) {
    const visitLinks = (note: Note, visit: VisitLink): void => {
      for (const { kind, target } of fieldLinksOf(note)) visit(kind, target.text, false);
      forEachLink(note, visit);
    };
    const numberOfStem = (name: string, index: NameIndex): number | undefined => {
      const path = index.only(name);
      return path === undefined ? undefined : stems.filter.numberOf(fold(stemOf(path)));
    };
    this.notesByAlias = notesByNames(notes, (note) => aliasesOf(note).map(fold), numberOfStem);
    this.notesByTitle = notesByNames(notes, (note) => [fold(titleOf(note))], numberOfStem);
    this.notesByWords = notesByNames(notes, (note) => [foldWords(stemOf(note.path))]);
    this.notesByHeading = notesByNames(notes, (note) => headingNamesOf(note).filter((name) => name !== undefined));
    this.notesByPath = notesByNames(notes, (note) => [fold(note.path)], numberOfStem);
    this.notesByTag = notesByNames(notes, (note) => tagPartsOf(note).map(({ text }) => fold(text)));
    this.summaries = new Derived(
      notes,
      () => new Map<string, NoteSummary>(),
      (index, note) => index.set(note.path, summaryOf(note, config)),
      (index, note) => index.delete(note.path),
    );
    this.sourcesByDisplay = notesByNames(notes, (note) => displaysOf(note.links));
    this.sourcesByName = sourcesByName(notes, visitLinks, (name) => stems.forgetBeside(name));
    this.sourcesByPath = sourcesByPath(notes, visitLinks);
    this.#late = [this.notesByHeading, this.sourcesByDisplay, this.notesByPath];
    this.#early = [
      this.notesByAlias,
      this.notesByTitle,
      this.notesByWords,
      this.notesByTag,
      this.summaries,
      this.sourcesByName,
      this.sourcesByPath,
    ];
  }

  /** Makes what judging a whole vault asks for; of an empty vault that costs nothing. */
  makeForJudging(): void {
    this.sourcesByName.make();
    this.notesByWords.make();
  }

  /** Makes most of the others. */
  makeEarly(): void {
    for (const index of this.#early) index.make();
  }

  /** Makes the rest in small steps; until that is done, who asks for it waits. */
  *makeLate(): Generator<void> {
    for (const index of this.#late) yield* index.steps();
  }

  add(note: Note): void {
    for (const index of this.#early) index.add(note);
    for (const index of this.#late) index.add(note);
  }

  delete(note: Note): void {
    for (const index of this.#early) index.delete(note);
    for (const index of this.#late) index.delete(note);
  }
}

type Kept = Pick<Derived<unknown>, 'add' | 'delete' | 'make' | 'steps'>;
