import { Automaton, type Pattern } from '../text/automaton.ts';
import { anyFolders, anything, characterSet, literal, notSlash, withinName } from '../text/wildcards.ts';
import { folderOf } from '../vault/path.ts';

/** One file of patterns. */
export interface Patterns {
  /** A path of the vault as seen from the folder that the patterns are relative to. */
  readonly seenFrom: (path: string) => string;
  readonly matcher: PatternFile;
}

/**
 * What git leaves out of a vault: the `.gitignore` files of the vault's folders and of those above it up to the
 * repository's root, and the repository's `info/exclude` (gitignore(5)). Without a repository the vault's own
 * `.gitignore` files count all the same.
 */
export class GitIgnore {
  readonly #patternsIn: (folder: string) => PatternFile | undefined;
  readonly #around: readonly Patterns[];
  /** The pattern files that speak about the entries of a folder, the deepest first. */
  readonly #chains = new Map<string, readonly Patterns[]>();

  /** `patternsIn` gives those of a folder of the vault, once; `around` are those from outside of it, the nearest first. */
  constructor(patternsIn: (folder: string) => PatternFile | undefined, around: readonly Patterns[] = []) {
    this.#patternsIn = patternsIn;
    this.#around = around;
  }

  /** Whether git ignores the file or folder by a pattern for it, not for a folder above it: the caller asks from the top. */
  ignores(path: string, isFolder: boolean): boolean {
    for (const { seenFrom, matcher } of this.#chainOf(folderOf(path))) {
      const ignored = matcher.ignores(seenFrom(path), isFolder);
      if (ignored !== undefined) return ignored;
    }
    return false;
  }

  #chainOf(folder: string): readonly Patterns[] {
    const known = this.#chains.get(folder);
    if (known) return known;
    const above = folder === '' ? this.#around : this.#chainOf(folderOf(folder));
    const own = this.#patternsIn(folder);
    const strip = folder === '' ? 0 : folder.length + 1;
    const chain = own ? [{ matcher: own, seenFrom: (path: string) => path.slice(strip) }, ...above] : above;
    this.#chains.set(folder, chain);
    return chain;
  }
}

/** The patterns of one `.gitignore`. */
export class PatternFile {
  readonly #forFiles: Automaton;
  readonly #forFolders: Automaton;
  /** Of each pattern, whether it takes back what others ignore. */
  readonly #negated: readonly boolean[];
  readonly #fold: (text: string) => string;

  constructor(text: string, ignoreCase: boolean) {
    this.#fold = ignoreCase ? (any) => any.toLowerCase() : (any) => any;
    const read = text.length > longestFile ? text.slice(0, text.lastIndexOf('\n', longestFile)) : text;
    const patterns = this.#fold(read).split(/\r?\n/).flatMap(readPattern);
    this.#forFiles = new Automaton(patterns.map(({ pattern, foldersOnly }) => (foldersOnly ? never : pattern)));
    this.#forFolders = new Automaton(patterns.map(({ pattern }) => pattern));
    this.#negated = patterns.map(({ negated }) => negated);
  }

  /** Whether the last pattern that matches the path ignores it; undefined where none matches. */
  ignores(path: string, isFolder: boolean): boolean | undefined {
    const automaton = isFolder ? this.#forFolders : this.#forFiles;
    const negated = this.#negated[automaton.lastMatch(this.#fold(path))];
    return negated === undefined ? undefined : !negated;
  }
}

/** How many characters of a file of patterns are read: far more than anybody writes, and few enough to be followed fast. */
const longestFile = 30_000;

const never: Pattern = { kind: 'either', of: [] };

interface IgnorePattern {
  readonly pattern: Pattern;
  readonly negated: boolean;
  readonly foldersOnly: boolean;
}

/** The pattern of a line (gitignore(5)); none where it is blank, a comment, or never matches. */
function readPattern(line: string): IgnorePattern[] {
  const written = withoutSpacesBehind(line.replace(/^\ufeff/, ''));
  if (written.startsWith('#')) return [];
  const negated = written.startsWith('!');
  let glob = written.slice(negated ? 1 : 0);
  const foldersOnly = glob.endsWith('/');
  if (foldersOnly) glob = glob.slice(0, -1);
  const isAnchored = glob.includes('/');
  if (glob.startsWith('/')) glob = glob.slice(1);
  const parts = glob === '' ? undefined : partsOf(glob);
  if (!parts) return [];
  return [{ pattern: { kind: 'row', of: isAnchored ? parts : [anyFolders, ...parts] }, negated, foldersOnly }];
}

function partsOf(glob: string): Pattern[] | undefined {
  const parts: Pattern[] = [];
  for (let at = 0; at < glob.length; at++) {
    const character = glob.charAt(at);
    const isStart = at === 0 || glob[at - 1] === '/';
    if (isStart && glob.startsWith('**/', at)) {
      parts.push(anyFolders);
      at += 2;
    } else if (isStart && glob.slice(at) === '**') {
      // All that is in the folder, and not the folder.
      parts.push(notSlash, anything);
      at++;
    } else if (character === '*') parts.push(withinName);
    else if (character === '?') parts.push(notSlash);
    else if (character === '[') {
      const set = characterSet(glob, at);
      if (!set) return undefined;
      parts.push(set.pattern);
      at = set.end;
    } else if (character === '\\') {
      if (++at === glob.length) return undefined;
      parts.push(literal(glob.charAt(at)));
    } else parts.push(literal(character));
  }
  return parts;
}

/** Spaces at the end of a line count only behind a backslash. */
function withoutSpacesBehind(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
}
