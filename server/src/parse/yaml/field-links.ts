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
      links.push(newFieldLink(content, embed ? at - 1 : at, at, linkEnd, field));
    }
    at = bracketsIn(text, linkEnd > 0 ? linkEnd : at + 1, end);
  }
}

function bracketsIn(text: string, start: number, end: number): number {
  const found = text.slice(start, end).indexOf('[[');
  return found < 0 ? -1 : start + found;
}
