import type { Link } from '../../parse/note.ts';
import type { TextEdit } from '../../text/edit.ts';
import { underCursor } from '../under-cursor.ts';
import { asMarkdownLink, asWikiLink } from './link-text.ts';
import { editNote, type Offer, replace, type Site } from './offer.ts';

/** Wiki-links as Markdown links and the other way round: the one under the cursor, and all of the note. */
export function* convertLink(site: Site): Generator<Offer> {
  const found = underCursor(site.vault, { path: site.note.path, offset: site.range.start });
  if (found?.kind !== 'link') return;
  const { link } = found;
  const newText = converted(site, link);
  if (newText === undefined) return;
  const [kind, name] =
    link.kind === 'wiki' ? (['wiki', 'a Markdown link'] as const) : (['other', 'a wiki-link'] as const);
  yield { title: `Convert to ${name}`, kind: 'refactor.rewrite', edit: () => replace(site, link, newText) };
  const many = linksOf(site, kind);
  if (many.length > 1)
    yield {
      title: `Convert all ${kind === 'wiki' ? 'wiki-links of this note to Markdown links' : 'Markdown links of this note to wiki-links'}`,
      kind: 'refactor.rewrite',
      edit: () => editNote(site, ...convertAll(site, kind)),
    };
}

/** The edits that convert every link of the note that can be. Links in a link's text (`[![](a.png)](b.md)`) wait for their turn. */
export function convertAll(site: Site, kind: 'wiki' | 'other'): TextEdit[] {
  const edits: TextEdit[] = [];
  let end = 0;
  for (const link of linksOf(site, kind)) {
    const newText = link.start < end ? undefined : converted(site, link);
    if (newText === undefined) continue;
    edits.push({ range: { start: link.start, end: link.end }, newText });
    end = link.end;
  }
  return edits;
}

function linksOf({ note }: Site, kind: 'wiki' | 'other'): Link[] {
  return note.links.filter((link) => (link.kind === 'wiki') === (kind === 'wiki') && link.kind !== 'field');
}

function converted({ vault, note, text }: Site, link: Link): string | undefined {
  return link.kind === 'wiki' ? asMarkdownLink(vault, note, link) : asWikiLink(vault, note, link, text);
}
