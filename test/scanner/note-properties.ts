import type { Note } from '../../server/src/parse/note.ts';

/**
 * Every property of a note, and whether a note that holds everything has it. One that is added to `Note` and forgotten
 * here fails to compile.
 */
export const noteProperties: Readonly<Record<keyof Note, boolean>> = {
  path: true,
  length: true,
  lineStarts: true,
  lineEnding: true,
  start: true,
  unreadable: false,
  frontMatter: true,
  unclosedFrontMatter: false,
  headings: true,
  links: true,
  unfinished: true,
  definitions: true,
  footnotes: true,
  tags: true,
  blocks: true,
  htmlAnchors: true,
  listItems: true,
  callouts: true,
  codePaths: true,
  excluded: true,
  directives: true,
};
