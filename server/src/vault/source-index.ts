import { copyOf } from '../parse/pieces.ts';
import { NameFilter } from './name-filter.ts';

/** The notes that use each name in a link, by folded name. */
export class SourceIndex {
  readonly #sources = new Map<string, Sources>();
  /** The names that some link has used with more than the name: it may lead elsewhere than others. */
  readonly #inPaths = new Set<string>();
  /** Made when it is asked for, and kept from then on. */
  #filter: NameFilter<Sources> | undefined;
  readonly #counted: (name: string) => void;

  /** `counted` is told the names of which more or fewer notes make use than before. */
  constructor(counted: (name: string) => void = () => undefined) {
    this.#counted = counted;
  }

  /**
   * Files a note under a name that a link or a definition of it has; `isPlain` when a link is nothing but the name. All
   * names of one note are filed one after the other.
   */
  add(name: string, path: string, isPlain = false): void {
    if (!isPlain) this.#inPaths.add(name);
    const sources = this.#sources.get(name);
    if (!sources) {
      this.#set(copyOf(name, 0, name.length), [path]);
    } else if (!Array.isArray(sources)) sources.add(path);
    else if (sources[sources.length - 1] !== path) sources.push(path);
    this.#counted(name);
  }

  delete(name: string, path: string): void {
    const sources = this.#sources.get(name);
    if (!sources) return;
    const left = sources instanceof Set ? sources : new Set(sources);
    left.delete(path);
    if (left.size > 0) this.#set(name, left);
    else {
      this.#sources.delete(name);
      this.#filter?.delete(name);
    }
    this.#counted(name);
  }

  /** The paths of the notes that use the name, each once, in no order. */
  get(name: string): Iterable<string> {
    return this.#sources.get(name) ?? [];
  }

  /** Whether all that use the name use nothing but the name, so that they lead where it leads. */
  isPlain(name: string): boolean {
    return !this.#inPaths.has(name);
  }

  /** How many notes use the name. */
  count(name: string): number {
    return countOf(this.#sources.get(name));
  }

  /** Whether the note uses the name. */
  has(name: string, path: string): boolean {
    const sources = this.#sources.get(name);
    return sources instanceof Set ? sources.has(path) : (sources?.includes(path) ?? false);
  }

  /** The names as those who look for what matches a query need them. */
  get filter(): NameFilter<Sources> {
    return this.makeFilter();
  }

  /** Makes the filter, unless it is there. */
  makeFilter(): NameFilter<Sources> {
    this.#filter ??= new NameFilter(this.#sources);
    return this.#filter;
  }

  #set(name: string, sources: Sources): void {
    this.#sources.set(name, sources);
    this.#filter?.set(name, sources);
  }
}

/**
 * The paths of the notes that use one name. A list at first, which is quick to make of a whole vault and all that most
 * names ever need; a set once one is taken out, so that an edit costs the same however many notes use the name.
 */
export type Sources = string[] | Set<string>;

/** How many those are. */
export function countOf(sources: Sources | undefined): number {
  return sources instanceof Set ? sources.size : (sources?.length ?? 0);
}
