import { Automaton, type Pattern } from './automaton.ts';
import { anyFolders, anything, characterSet, literal, notSlash, optional, withinName } from './wildcards.ts';

/** Whether the vault-relative path matches one of the globs (`how-to/**`, `*.md`), dot files included. */
export function matchesGlobs(globs: readonly string[], path: string): boolean {
  return globMatcher(globs)(path);
}

/** `matchesGlobs` for many paths: the globs are compiled once. A glob with a fault (`globFault`) matches nothing. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const read = globs.map(readGlob);
  const patterns = (negated: boolean): Pattern[] =>
    read.flatMap((glob) => ('pattern' in glob && glob.negated === negated ? [glob.pattern] : []));
  const [wanted, ...unwanted] = [patterns(false), ...patterns(true).map((pattern) => [pattern])].map(
    (some) => new Automaton(some),
  );
  return (path) => wanted?.lastMatch(path) !== -1 || unwanted.some((pattern) => pattern.lastMatch(path) === -1);
}

/** Why the glob cannot be used; undefined when it can. */
export function globFault(glob: string): string | undefined {
  const read = readGlob(glob);
  return 'fault' in read ? read.fault : undefined;
}

/** How deep braces and brackets may stand in each other. */
const deepest = 20;

type Glob = { readonly pattern: Pattern; readonly negated: boolean } | { readonly fault: string };

function readGlob(glob: string): Glob {
  const negated = /^!(?!\()/.test(glob);
  const text = glob.slice(negated ? 1 : 0).replace(/^\.\//, '');
  const reader = new GlobReader(text);
  const pattern = reader.read();
  return reader.fault === undefined ? { pattern, negated } : { fault: reader.fault };
}

/** Reads `*`, `?`, `**`, `[a-z]`, `{a,b}` and `@(a|b)`, `?(a)`, `*(a)`, `+(a)`; a backslash takes the meaning of what follows. */
class GlobReader {
  readonly #text: string;
  readonly #closing: ReadonlyMap<number, number>;
  #at = 0;
  #depth = 0;
  #lastSet: number;
  /** What ends the row that is being read: a character, and a place. */
  #separator = '';
  #limit: number;
  fault: string | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#limit = text.length;
    this.#lastSet = text.length;
    this.#closing = closingBrackets(text);
  }

  read(): Pattern {
    const of: Pattern[] = [];
    while (!this.#isEnd(this.#at)) of.push(this.#part());
    return { kind: 'row', of };
  }

  #isEnd(at: number): boolean {
    return at >= this.#limit || this.#text[at] === this.#separator;
  }

  #part(): Pattern {
    const text = this.#text;
    if (text.startsWith('/**', this.#at) && this.#isEnd(this.#at + 3)) {
      this.#at += 3;
      return optional({ kind: 'row', of: [literal('/'), anything] });
    }
    if (text.startsWith('**', this.#at) && (this.#at === 0 || '/{,(|'.includes(text.charAt(this.#at - 1)))) {
      const isFolders = text[this.#at + 2] === '/';
      if (isFolders || this.#isEnd(this.#at + 2)) {
        this.#at += isFolders ? 3 : 2;
        return isFolders ? anyFolders : anything;
      }
    }
    const character = text.charAt(this.#at++);
    const closing = this.#closing.get(this.#at);
    if ('@?*+!'.includes(character) && text[this.#at] === '(' && closing !== undefined) {
      this.#at++;
      return this.#extended(character, closing);
    }
    switch (character) {
      case '*':
        return withinName;
      case '?':
        return notSlash;
      case '[':
        return this.#set();
      case '{':
        return this.#braces();
      case '\\':
        return literal(text.charAt(this.#at++) || character);
      default:
        return literal(character);
    }
  }

  #set(): Pattern {
    const set = this.#at > this.#lastSet ? undefined : characterSet(this.#text, this.#at - 1);
    if (!set) {
      // Where one does not close, none behind it does.
      this.#lastSet = this.#at - 1;
      return literal('[');
    }
    this.#at = set.end + 1;
    return set.pattern;
  }

  #braces(): Pattern {
    const closing = this.#closing.get(this.#at - 1);
    if (closing === undefined) return literal('{');
    const choices = this.#choices(',', closing);
    // Without a comma they mean themselves.
    return choices.length > 1
      ? { kind: 'either', of: choices }
      : { kind: 'row', of: [literal('{'), ...choices, literal('}')] };
  }

  /** What `@(…)` and its like stand for. */
  #extended(character: string, closing: number): Pattern {
    const either: Pattern = { kind: 'either', of: this.#choices('|', closing) };
    if (character === '!') this.fault = "'!(…)' cannot be used here; a '!' at the beginning can";
    if (character === '?') return optional(either);
    const repeated: Pattern = { kind: 'repeat', of: either };
    if (character === '*') return repeated;
    return character === '+' ? { kind: 'row', of: [either, repeated] } : either;
  }

  #choices(separator: string, closing: number): Pattern[] {
    const outer = [this.#separator, this.#limit] as const;
    [this.#separator, this.#limit] = [separator, closing];
    const choices: Pattern[] = [];
    if (this.#depth++ < deepest)
      do choices.push(this.read());
      while (this.#at++ < closing);
    else this.fault = `braces and brackets stand in each other more than ${deepest} deep`;
    this.#depth--;
    this.#at = closing + 1;
    [this.#separator, this.#limit] = outer;
    return choices;
  }
}

/** Where each `{` and `(` is closed. */
function closingBrackets(text: string): Map<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  let setsClose = true;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === '[') {
      const end: number | undefined = setsClose ? characterSet(text, at)?.end : undefined;
      setsClose = end !== undefined;
      at = end ?? at;
    } else if (character === '{' || character === '(') open.push(at);
    else if (character === '}' || character === ')') {
      const start = open.findLastIndex((bracket) => text[bracket] === (character === '}' ? '{' : '('));
      if (start === -1) continue;
      closing.set(open[start] ?? 0, at);
      open.length = start;
    }
  }
  return closing;
}
