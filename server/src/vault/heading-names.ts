import type { Note } from '../parse/note.ts';
import { titleOf } from './fields.ts';
import { fold } from './path.ts';

/**
 * The folded text of each heading, by the heading's number; undefined for the one of level 1 that is the note's title, and
 * stands for the note.
 */
export function headingNamesOf(note: Note): (string | undefined)[] {
  let title: string | undefined;
  return note.headings.map(({ level, text }) => {
    const name = fold(text.text);
    if (level > 1) return name;
    title ??= fold(titleOf(note));
    return name === title ? undefined : name;
  });
}
