import type { Note } from '../../parse/note.ts';
import { parseNote } from '../../parse/scan.ts';
import { overlaps, type Part, type Range } from '../../text/range.ts';
import { fold, foldWords } from '../../vault/path.ts';
import { writeTarget } from '../../vault/write-link.ts';
import { canBeDisplay, wikiLink } from './link-text.ts';
import { type Offer, replace, type Site } from './offer.ts';

/** Text that is the name of another note, made a link to it: the selection, else the longest name around the cursor. */
export function* linkMention(site: Site): Generator<Offer> {
  for (const mention of mentionsAt(site)) {
    const paths = notesCalled(site, mention.text);
    for (const path of paths.slice(0, mostOffered)) {
      const target = writeTarget(site.vault, site.note.path, path);
      yield {
        title: `Link to ${wikiLink(target, mention.text)}`,
        kind: 'refactor.rewrite',
        edit: () => replace(site, mention, linkIn(site, mention, target)),
      };
    }
    if (paths.length > 0) return;
  }
}

const mostOffered = 3;
/** A name has at most so many words. */
const mostWords = 6;

/** The stretches of words around the cursor, the longest first; only the selection when there is one. */
function mentionsAt(site: Site): Part[] {
  const { text, note, range } = site;
  const isFree = (part: Part): boolean => part.text !== '' && canBeDisplay(part.text) && isPlainText(note, part);
  if (range.end > range.start) return [trimmed(text, range)].filter(isFree);
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
  const lineEnd = /[\r\n]|$/.exec(text.slice(range.start))?.index ?? 0;
  const line = text.slice(lineStart, range.start + lineEnd);
  const words = [...line.matchAll(/[\p{L}\p{N}_][\p{L}\p{N}_'’.-]*(?<![.'’-])/gu)].map((match) => ({
    start: lineStart + match.index,
    end: lineStart + match.index + match[0].length,
  }));
  const at = words.findIndex((word) => word.start <= range.start && range.start <= word.end);
  if (at < 0) return [];
  const parts: Part[] = [];
  for (let first = Math.max(0, at - mostWords + 1); first <= at; first++)
    for (let last = at; last < Math.min(words.length, first + mostWords); last++) {
      const [start, end] = [words[first]?.start ?? 0, words[last]?.end ?? 0];
      parts.push({ start, end, text: text.slice(start, end) });
    }
  return parts.filter(isFree).sort((a, b) => b.end - b.start - (a.end - a.start));
}

/** The other notes whose stem, title or alias is that text. */
function notesCalled({ vault, note }: Site, text: string): string[] {
  const name = fold(text);
  const paths = [
    ...vault.notesByStem.get(name),
    ...vault.notesByTitle.get(name),
    ...vault.notesByAlias.get(name),
    ...vault.notesByWords.get(foldWords(text)),
  ];
  return [...new Set(paths)].filter((path) => path !== note.path);
}

/** Nothing in code, comments or front matter, and no part of a link, tag or heading's anchor. */
function isPlainText(note: Note, range: Range): boolean {
  const taken: Iterable<Range>[] = [note.excluded, note.links, note.definitions, note.tags, note.footnotes];
  if (note.frontMatter && overlaps(note.frontMatter, range)) return false;
  return taken.every((ranges) => ![...ranges].some((other) => overlaps(other, range)));
}

/** The link, with its pipe escaped where it comes to stand in a table: the scanner tells, with the link in its place. */
function linkIn({ note, text }: Site, range: Range, target: string): string {
  const link = wikiLink(target, text.slice(range.start, range.end));
  const after = parseNote(note.path, text.slice(0, range.start) + link + text.slice(range.end));
  const found = after.links.find(({ start }) => start === range.start);
  return found?.inTable ? wikiLink(target, text.slice(range.start, range.end), true) : link;
}

function trimmed(text: string, range: Range): Part {
  const raw = text.slice(range.start, range.end);
  const start = range.start + (raw.length - raw.trimStart().length);
  return { start, end: start + raw.trim().length, text: raw.trim() };
}
