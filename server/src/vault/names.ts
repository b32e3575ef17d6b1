import type { Config } from '../config.ts';
import type { Note } from '../parse/note.ts';
import { copyOf } from '../parse/pieces.ts';
import { NameFilter } from './name-filter.ts';
import { NameShapes } from './name-shapes.ts';

/** Paths by folded name. */
export interface NameLookup {
  get(name: string): ReadonlySet<string>;
  /** The path that alone goes by the name; undefined when none does, or several do. */
  only(name: string): string | undefined;
  has(name: string): boolean;
}

/** What resolution looks up: the files of a vault, by every name that a link can use. */
export interface FileNames {
  readonly config: Config;
  readonly notes: { get(path: string): Note | undefined };
  readonly attachments: { has(path: string): boolean };
  readonly notesByStem: NameLookup;
  readonly notesByAlias: NameLookup;
  readonly notesByTitle: NameLookup;
  readonly attachmentsByName: NameLookup;
  hasFolder(path: string): boolean;
}

/** The paths that go by a name: nearly always one, which is kept without a set round it. */
export type Paths = string | ReadonlySet<string>;

/** A whole number, 0 or more, for a name of the index; undefined where there is none. */
export type NumberBeside = (name: string, index: NameIndex) => number | undefined;

/** A map from a folded name to the paths that go by it. */
export class NameIndex implements NameLookup {
  readonly #paths = new Map<string, string | Set<string>>();
  /** Made when it is asked for, and again after the names have changed. */
  #shapes: NameShapes | undefined;
  /** Made when it is asked for, and kept from then on. */
  #filter: NameFilter<Paths> | undefined;
  readonly #beside: NumberBeside | undefined;

  /** `beside` says what number the filter keeps beside each name. */
  constructor(beside?: NumberBeside) {
    this.#beside = beside;
  }

  add(name: string, path: string): void {
    const paths = this.#paths.get(name);
    if (paths === undefined) {
      this.#shapes = undefined;
      this.#set(copyOf(name, 0, name.length), path);
    } else if (typeof paths !== 'string') this.#set(name, paths.add(path));
    else if (paths !== path) this.#set(name, new Set([paths, path]));
  }

  delete(name: string, path: string): void {
    const paths = this.#paths.get(name);
    this.#shapes = undefined;
    if (paths === path || (paths instanceof Set && paths.delete(path) && paths.size === 0)) {
      this.#paths.delete(name);
      this.#filter?.delete(name);
    } else this.forgetBeside(name);
  }

  get(name: string): ReadonlySet<string> {
    return setOf(this.#paths.get(name));
  }

  only(name: string): string | undefined {
    return onlyOf(this.#paths.get(name));
  }

  has(name: string): boolean {
    return this.#paths.size > 0 && this.#paths.has(name);
  }

  /** Each name with each path that goes by it. */
  forEach(visit: (path: string, name: string) => void): void {
    // Cheaper than a loop where it runs too seldom to be compiled well.
    this.#paths.forEach((paths, name) => {
      if (typeof paths === 'string') visit(paths, name);
      else for (const path of paths) visit(path, name);
    });
  }

  names(): IterableIterator<string> {
    return this.#paths.keys();
  }

  /** The names as those who look for what matches a query need them. */
  get filter(): NameFilter<Paths> {
    return this.makeFilter();
  }

  /** Makes the filter, unless it is there. */
  makeFilter(): NameFilter<Paths> {
    this.#filter ??= new NameFilter(this.#paths, (name) => this.#beside?.(name, this));
    return this.#filter;
  }

  /** To be told when another number may stand beside a name. */
  forgetBeside(name: string): void {
    this.#filter?.forgetBeside(name);
  }

  /** The names as those who look for near ones need them. */
  get shapes(): NameShapes {
    this.#shapes ??= new NameShapes(this.#paths.keys());
    return this.#shapes;
  }

  #set(name: string, paths: string | Set<string>): void {
    this.#paths.set(name, paths);
    this.#filter?.set(name, paths);
  }
}

/** Visits each of the paths. */
export function forEachPath(paths: Paths, visit: (path: string) => void): void {
  if (typeof paths === 'string') visit(paths);
  else for (const path of paths) visit(path);
}

function setOf(paths: string | ReadonlySet<string> | undefined): ReadonlySet<string> {
  if (paths === undefined) return none;
  return typeof paths === 'string' ? new Set([paths]) : paths;
}

function onlyOf(paths: string | ReadonlySet<string> | undefined): string | undefined {
  if (typeof paths !== 'object') return paths;
  if (paths.size === 1) for (const path of paths) return path;
  return undefined;
}

const none: ReadonlySet<string> = new Set();
