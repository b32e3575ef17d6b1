import type { Part } from '../../text/range.ts';
import { LeafText } from '../leaf-text.ts';
import type { FieldLink } from '../note.ts';
import { newFieldLink, wikiLinkEnd } from '../wiki-link.ts';
import type { QuotedValue } from './facts.ts';

/** The wiki-links in quoted values of front matter (Obsidian calls such values links). */
export function fieldLinks(text: string, quoted: readonly QuotedValue[]): FieldLink[] {
  const links: FieldLink[] = [];
  for (const value of quoted) addLinks(links, text, value);
  return links;
}

function addLinks(links: FieldLink[], text: string, { start, end, field }: QuotedValue): void {
  const content = new LeafText(text, start, end);
  for (let at = bracketsIn(text, start, end); at >= 0; ) {
    const linkEnd = wikiLinkEnd(text, at, end);
    if (linkEnd > 0) {
      const embed = at > start && text[at - 1] === '!';
      links.push(decoded(newFieldLink(content, embed ? at - 1 : at, at, linkEnd, field), text[start - 1] ?? ''));
    }
    at = bracketsIn(text, linkEnd > 0 ? linkEnd : at + 1, end);
  }
}

function bracketsIn(text: string, start: number, end: number): number {
  const found = text.slice(start, end).indexOf('[[');
  return found < 0 ? -1 : start + found;
}

/** The link with the texts that YAML reads in the quotes (YAML 1.2 §7.3); the ranges are those of what is written. */
function decoded(link: FieldLink, quote: string): FieldLink {
  const { target, fragment, display } = link;
  const isPlain = [target, fragment, display].every((part) => !part || !/\\|''/.test(part.text));
  if (isPlain) return link;
  const read = (part: Part): Part => ({ ...part, text: unescaped(part.text, quote) });
  return {
    ...link,
    target: read(target),
    ...(fragment && { fragment: read(fragment) }),
    ...(display && { display: read(display) }),
  };
}

function unescaped(text: string, quote: string): string {
  if (quote === "'") return text.replaceAll("''", "'");
  return text.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|(.))/gi, (_, two, four, character) =>
    character === undefined ? String.fromCharCode(Number.parseInt(two ?? four, 16)) : character,
  );
}
