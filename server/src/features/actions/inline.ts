import type { Link, Note } from '../../parse/note.ts';
import type { VaultEdit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import { VaultAfter } from '../../vault/after.ts';
import { resolveAnchor, sectionEnd } from '../../vault/anchor.ts';
import { titleOf } from '../../vault/fields.ts';
import { resolveLink } from '../../vault/resolve.ts';
import { underCursor } from '../under-cursor.ts';
import { type Offer, replace, type Site } from './offer.ts';
import { transplanted } from './transplant.ts';

/** Puts the note, section or block behind an embed or link that is alone on its line in its place. The note stays. */
export function* inlineNote(site: Site): Generator<Offer> {
  const found = underCursor(site.vault, { path: site.note.path, offset: site.range.start });
  if (found?.kind !== 'link' || !isAlone(site, found.link)) return;
  const { link } = found;
  const destination = resolveLink(site.vault, site.note.path, link);
  if (destination.kind !== 'note' || destination.others.length > 0 || destination.path === site.note.path) return;
  const target = site.vault.notes.get(destination.path);
  if (!target) return;
  const anchor = link.fragment && resolveAnchor(target, link.fragment.text, link.kind === 'markdown');
  if (link.fragment && (!anchor || anchor.kind === 'html')) return;
  const what =
    anchor?.kind === 'heading'
      ? `the section '${anchor.heading.text.text}'`
      : anchor
        ? 'the block'
        : `'${titleOf(target)}'`;
  yield {
    title: `Put ${what} here in place of the link`,
    kind: 'refactor.inline',
    edit: () => inlined(site, link, target),
  };
}

function inlined(site: Site, link: Link, target: Note): VaultEdit | undefined {
  const { vault, read, note } = site;
  const text = read(target.path);
  if (text === undefined) return undefined;
  const range = contentOf(target, link, text);
  const inside = target.headings.filter((heading) => heading.start >= range.start && heading.end <= range.end);
  const top = Math.min(...inside.map((heading) => heading.level));
  const here = note.headings.findLast((heading) => heading.end <= link.start)?.level ?? 0;
  const deeper = inside.length === 0 ? 0 : here + 1 - top;
  const after = new VaultAfter(vault, {});
  const source = { vault, read, note: target, text };
  const content = transplanted({ site: source, range, to: note.path, after, takesAnchors: false, deeper });
  const newText = content?.replace(/\r\n?|\n/g, note.lineEnding);
  return newText === undefined ? undefined : replace(site, link, newText);
}

/** The body of a note, a section, or a block without its id; no white space round it. */
export function contentOf(note: Note, link: Link, text: string): Range {
  const anchor = link.fragment && resolveAnchor(note, link.fragment.text, link.kind === 'markdown');
  let range: Range = { start: note.frontMatter?.end ?? note.start, end: note.length };
  if (anchor?.kind === 'heading') range = { start: anchor.heading.start, end: sectionEnd(note, anchor.heading) };
  if (anchor?.kind === 'block')
    range = { start: anchor.block.block.start, end: Math.min(anchor.block.block.end, anchor.block.start - 1) };
  const content = text.slice(range.start, range.end);
  const start = range.start + (/^(?:[ \t]*[\r\n]+)*/.exec(content)?.[0].length ?? 0);
  return { start, end: Math.max(start, range.start + content.trimEnd().length) };
}

/** Whether the link is a paragraph of its own at the top of the note's text: nothing else on its line, nor round it. */
function isAlone({ text }: Site, link: Link): boolean {
  return /(?:^|[\r\n])$/.test(text.slice(0, link.start)) && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(link.end));
}
