import type { Part } from '../text/range.ts';
import {
  BACKSLASH,
  isLineEnding,
  isSpaceOrTab,
  LEFT_BRACKET,
  NUMBER_SIGN,
  PIPE,
  RIGHT_BRACKET,
  skipSpaces,
  trimmedEnd,
} from './characters.ts';
import type { LeafText } from './leaf-text.ts';
import type { FieldLink, WikiLink } from './note.ts';

/**
 * The end of the wiki-link whose first `[` stands at `start`, behind its `]]`; -1 when none does. Between the brackets
 * stands one character or more that is no space, and no bracket or line ending.
 */
export function wikiLinkEnd(text: string, start: number, end: number): number {
  if (text.charCodeAt(start + 1) !== LEFT_BRACKET) return -1;
  let seen = false;
  for (let offset = start + 2; offset + 1 < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === RIGHT_BRACKET) return seen && text.charCodeAt(offset + 1) === RIGHT_BRACKET ? offset + 2 : -1;
    if (code === LEFT_BRACKET || isLineEnding(code)) return -1;
    if (!isSpaceOrTab(code)) seen = true;
  }
  return -1;
}

/** What stands in a wiki-link's brackets, at its place in the note. */
type WikiLinkParts = Pick<
  WikiLink,
  'start' | 'end' | 'embed' | 'inTable' | 'inner' | 'target' | 'fragment' | 'pipe' | 'display'
>;

type Writable<Read> = { -readonly [Key in keyof Read]: Read[Key] };

/** The wiki-link or embed that starts at `start`, its brackets from `bracket` to `end`. */
export function newWikiLink(
  content: LeafText,
  start: number,
  bracket: number,
  end: number,
  inTable: boolean,
): WikiLink {
  const link: Writable<WikiLink> = {
    kind: 'wiki',
    start: content.place(start),
    end: content.placeEnd(end),
    embed: start !== bracket,
    inTable,
    inner: content.stretch(bracket + 2, end - 2),
    target: NOTHING,
  };
  readParts(link, content, bracket + 2, end - 2);
  return link;
}

/** The same in a quoted value of the front matter field. */
export function newFieldLink(content: LeafText, start: number, bracket: number, end: number, field: string): FieldLink {
  const link: Writable<FieldLink> = {
    kind: 'field',
    start,
    end,
    embed: start !== bracket,
    inTable: false,
    inner: { start: bracket + 2, end: end - 2 },
    target: NOTHING,
    field,
  };
  readParts(link, content, bracket + 2, end - 2);
  return link;
}

const NOTHING: Part = { start: 0, end: 0, text: '' };

/** Reads `target#fragment|display` from `start` to `end`, the stretch between the brackets. */
function readParts(link: Writable<WikiLinkParts>, content: LeafText, start: number, end: number): void {
  const { text } = content;
  const pipe = find(text, PIPE, start, end);
  const pipeStart = pipe > start && text.charCodeAt(pipe - 1) === BACKSLASH ? pipe - 1 : pipe;
  const nameEnd = pipe < 0 ? end : pipeStart;
  const hash = find(text, NUMBER_SIGN, start, nameEnd);
  link.target = trimmedPart(content, start, hash < 0 ? nameEnd : hash);
  if (hash >= 0) link.fragment = trimmedPart(content, hash + 1, nameEnd);
  if (pipe < 0) return;
  link.pipe = content.stretch(pipeStart, pipe + 1);
  link.display = trimmedPart(content, pipe + 1, end);
}

function find(text: string, sought: number, start: number, end: number): number {
  for (let offset = start; offset < end; offset++) if (text.charCodeAt(offset) === sought) return offset;
  return -1;
}

function trimmedPart(content: LeafText, start: number, end: number): Part {
  const first = skipSpaces(content.text, start, end);
  return content.part(first, trimmedEnd(content.text, first, end));
}
