import type { Pattern } from './automaton.ts';

/** What globs and the patterns of `.gitignore` are made of. A `/` is matched by itself and by `anything` alone. */

export function literal(character: string): Pattern {
  return { kind: 'one', matches: (found) => found === character };
}

export const notSlash: Pattern = { kind: 'one', matches: (found) => found !== '/' };

/** Any text within a name, the empty one too: `*`. */
export const withinName: Pattern = { kind: 'repeat', of: notSlash };

/** Any text across folders. */
export const anything: Pattern = { kind: 'repeat', of: { kind: 'one', matches: () => true } };

export const nothing: Pattern = { kind: 'row', of: [] };

/** Any number of folders with the slash behind each, or none: `**` and a slash. */
export const anyFolders: Pattern = optional({ kind: 'row', of: [anything, literal('/')] });

export function optional(pattern: Pattern): Pattern {
  return { kind: 'either', of: [nothing, pattern] };
}

/** One of the characters between brackets (`a-z_`, `!a`, `[:digit:]`), and where its `]` is; undefined without an end. */
export function characterSet(
  text: string,
  start: number,
): { readonly pattern: Pattern; readonly end: number } | undefined {
  const negated = text[start + 1] === '!' || text[start + 1] === '^';
  const ranges: (readonly [string, string] | RegExp)[] = [];
  const first = start + (negated ? 2 : 1);
  for (let at = first; at < text.length; at++) {
    if (text[at] === ']' && at > first) {
      const has = (found: string): boolean =>
        ranges.some((range) => (range instanceof RegExp ? range.test(found) : range[0] <= found && found <= range[1]));
      return { pattern: { kind: 'one', matches: (found) => found !== '/' && has(found) !== negated }, end: at };
    }
    const named = text.startsWith('[:', at) ? /^\[:(\w+):\]/.exec(text.slice(at, at + 12)) : null;
    if (named) {
      ranges.push(namedSets.get(named[1] ?? '') ?? /(?!)/);
      at += named[0].length - 1;
      continue;
    }
    if (text[at] === '\\') at++;
    const from = text.charAt(at);
    const isRange = text[at + 1] === '-' && at + 2 < text.length && text[at + 2] !== ']';
    if (isRange) at += text[at + 2] === '\\' ? 3 : 2;
    ranges.push([from, isRange ? text.charAt(at) : from]);
  }
  return undefined;
}

/** The names of POSIX, in ASCII as git and most shells have them. */
const namedSets: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /[0-9A-Za-z]/],
  ['alpha', /[A-Za-z]/],
  ['blank', /[ \t]/],
  ['digit', /[0-9]/],
  ['lower', /[a-z]/],
  ['punct', /[!-/:-@[-`{-~]/],
  ['space', /\s/],
  ['upper', /[A-Z]/],
  ['xdigit', /[0-9A-Fa-f]/],
]);
