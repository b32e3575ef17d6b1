import type { Range } from '../text/range.ts';
import { BYTE_ORDER_MARK, isLineEnding, skipSpaces } from './characters.ts';
import type { FieldLink, FrontMatter } from './note.ts';
import { fieldLinks } from './yaml/field-links.ts';
import { readPlainFields } from './yaml/plain.ts';
import { readYaml } from './yaml/yaml.ts';

const FENCE = '---';

/** The extent of front matter, before its YAML is read. */
export interface FrontMatterCut extends Range {
  readonly content: Range;
}

/** What the front matter holds, and the wiki-links in its quoted values. */
export interface FrontMatterFacts {
  readonly frontMatter: FrontMatter;
  readonly links: readonly FieldLink[];
}

/**
 * Finds the front matter: a first line `---`, spaces behind it allowed, up to the next such line. An unclosed one is
 * none (a thematic break may start a note), and neither is `---js` or any other language.
 */
export function cutFrontMatter(text: string): FrontMatterCut | undefined {
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  const openingEnd = fenceEnd(text, start);
  if (openingEnd < 0) return undefined;
  const contentStart = lineBehind(text, openingEnd);
  for (let at = text.indexOf(FENCE, contentStart); at >= 0; at = text.indexOf(FENCE, at + 1)) {
    if (at > openingEnd && isLineEnding(text.charCodeAt(at - 1))) {
      const end = fenceEnd(text, at);
      if (end >= 0) return { start, end, content: { start: contentStart, end: at } };
    }
  }
  return undefined;
}

/**
 * The first line of a text without front matter, where it was meant as a fence: the second line is a field. Other notes
 * may well start with a thematic break.
 */
export function unclosedFence(text: string): Range | undefined {
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  const end = fenceEnd(text, start);
  if (end < 0) return undefined;
  const second = lineBehind(text, end);
  return /^[\w-]+:(?:[ \t\r\n]|$)/.test(text.slice(second, second + 200)) ? { start, end } : undefined;
}

/** The end of the fence line that starts at `start`, before its line ending; -1 when other text stands there. */
function fenceEnd(text: string, start: number): number {
  if (!text.startsWith(FENCE, start)) return -1;
  const end = skipSpaces(text, start + FENCE.length, text.length);
  return end >= text.length || isLineEnding(text.charCodeAt(end)) ? end : -1;
}

/** The start of the line behind the line ending at `end`. */
function lineBehind(text: string, end: number): number {
  return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}

/**
 * Reads the fields of the front matter, with their places. Errors of the YAML are facts, never thrown. The plainest YAML,
 * which nearly all notes hold, is read without a YAML library: the libraries take longer than all the rest of a note.
 */
export function parseFrontMatter(text: string, cut: FrontMatterCut): FrontMatterFacts {
  const { start, end } = cut.content;
  const { fields, quoted, errors } = readPlainFields(text, start, end) ?? readYaml(text, start, end);
  const links = fieldLinks(text, quoted);
  return { frontMatter: { start: cut.start, end: cut.end, content: cut.content, fields, errors }, links };
}
