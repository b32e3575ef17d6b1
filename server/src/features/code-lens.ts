import type { Heading, Note } from '../parse/note.ts';
import type { Range } from '../text/range.ts';
import type { Vault } from '../vault/vault.ts';
import { linksTo, type Reference } from './references.ts';

/** A line above a note or section that counts what links to it. */
export interface CodeLens {
  readonly range: Range;
  /** The heading's number in the note; undefined for the note itself. */
  readonly heading?: number;
}

/** A lens with what it says. */
export interface CodeLensAnswer {
  readonly title: string;
  readonly links: readonly Reference[];
}

/** Where lenses stand: over the note, and over each heading below its title. What they say is found when one is seen. */
export function codeLenses(note: Note): CodeLens[] {
  const title = titleOf(note);
  const lenses: CodeLens[] = [{ range: title?.text ?? { start: note.start, end: note.start } }];
  note.headings.forEach((heading, index) => {
    if (heading !== title) lenses.push({ range: heading.text, heading: index });
  });
  return lenses;
}

/** What the lens over the note, or over the heading of that number, says. */
export function codeLensAnswer(vault: Vault, note: Note, heading?: number): CodeLensAnswer {
  const found = heading === undefined ? undefined : note.headings[heading];
  if (heading !== undefined && !found) return { title: '', links: [] };
  const links = linksTo(vault, note, found?.text);
  const word = found ? 'link' : 'backlink';
  return { title: links.length === 1 ? `1 ${word}` : `${links.length} ${word}s`, links };
}

function titleOf(note: Note): Heading | undefined {
  return note.headings[0]?.level === 1 ? note.headings[0] : undefined;
}
