import type { Link, Note } from '../parse/note.ts';
import type { WantedTargets } from '../parse/packed/wanted-links.ts';
import { withoutTail } from '../text/tail.ts';
import { fileNameOf, fold, foldWords, withoutMarkdownExtension } from './path.ts';

/** The name under which a target is filed: its last segment, without `.md`, folded. Empty for a link into its own note. */
export function nameKey(target: string): string {
  if (isNameAlone(target)) return fold(target);
  const name = target.endsWith('/') ? withoutTail(target, /\//) : target;
  return fold(withoutMarkdownExtension(fileNameOf(name)));
}

/** Whether a target is neither a path nor has an extension. */
export function isNameAlone(target: string): boolean {
  return !inPath.test(target);
}

/** Made once: thousands of names are looked at in a row. */
const inPath = /[/.]/;

/** Tells which targets are filed under one of the names. Of most that are not, the last letter of theirs does. */
export function filedUnder(names: ReadonlySet<string>): WantedTargets {
  const lastOnes = new Set([...names].map((name) => name.charCodeAt(name.length - 1)));
  return {
    mayBe(text, start, end) {
      const isLong = end - 3 >= start && text.charCodeAt(end - 3) === DOT;
      const last = start < end ? text.charCodeAt(end - 1) : 0;
      const isLetter = (last >= 97 && last <= 122) || (last >= 48 && last <= 57);
      return isLong || !isLetter || lastOnes.has(last);
    },
    has: (target) => names.has(nameKey(target)),
  };
}

const DOT = 46;

/** The names that a note's definitions are filed under, whether something refers to them or not. */
export function definedNames({ definitions }: Note): string[] {
  return definitions.filter(({ external }) => !external).map(({ target }) => nameKey(target.text));
}

/** Whether a link of the kind is nothing but the name that it is filed under: no path, no extension. */
export function isPlain(kind: Link['kind'], target: string): boolean {
  return (kind === 'wiki' || kind === 'field') && isNameAlone(target);
}

/** What leads out of the vault is filed under no name. */
export function isFiled(link: Link): boolean {
  return !('external' in link && link.external);
}

/** The words of the display texts of wiki-links. */
export function* displaysOf(links: readonly Link[]): Generator<string> {
  for (const link of links)
    if ((link.kind === 'wiki' || link.kind === 'field') && link.display) yield foldWords(link.display.text);
}
