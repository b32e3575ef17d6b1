import { lineStartsOf } from '../text/lines.ts';
import type { Note } from './note.ts';

/** The note of a file that exists and holds no text: links to it lead somewhere, and nothing else is known of it. */
export function unreadableNote(path: string, reason: string): Note {
  return {
    path,
    unreadable: reason,
    length: 0,
    lineStarts: lineStartsOf(''),
    lineEnding: '\n',
    start: 0,
    headings: [],
    links: [],
    unfinished: [],
    definitions: [],
    footnotes: [],
    tags: [],
    blocks: [],
    htmlAnchors: [],
    listItems: [],
    callouts: [],
    codePaths: [],
    excluded: [],
    directives: [],
  };
}
