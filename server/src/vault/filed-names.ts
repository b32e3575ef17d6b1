import type { Link, Note } from '../parse/note.ts';
import { withoutTail } from '../text/tail.ts';
import { fileNameOf, fold, foldWords, isMarkdown, withoutMarkdownExtension } from './path.ts';

/** The name under which a target is filed: its last segment, without `.md`, folded. Empty for a link into its own note. */
export function nameKey(target: string): string {
  if (!/[/.]/.test(target)) return fold(target);
  const name = target.endsWith('/') ? withoutTail(target, /\//) : target;
  return fold(withoutMarkdownExtension(fileNameOf(name)));
}

/** Tells whether a target is filed under one of the names. Of most targets that are not, the last letter of theirs does. */
export function filedUnder(names: ReadonlySet<string>): (target: string) => boolean {
  const lastOnes = new Set([...names].map((name) => name.charCodeAt(name.length - 1)));
  return (target) => {
    const last = target.charCodeAt(target.length - (isMarkdown(target) ? 4 : 1));
    const isLetter = (last >= 97 && last <= 122) || (last >= 48 && last <= 57);
    if (isLetter && !lastOnes.has(last)) return false;
    return names.has(nameKey(target));
  };
}

/** The name under which a link is filed. */
export function nameOf({ target }: Link): string {
  return nameKey(target.text);
}

/** The names that a note's definitions are filed under, whether something refers to them or not. */
export function definedNames({ definitions }: Note): string[] {
  return definitions.filter(({ external }) => !external).map(({ target }) => nameKey(target.text));
}

/** Whether a link is nothing but the name that it is filed under: no path, no extension. */
export function isPlain({ kind, target }: Link): boolean {
  return (kind === 'wiki' || kind === 'field') && !/[/.]/.test(target.text);
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
