import { parseNote } from '../parse/scan.ts';
import type { Range } from '../text/range.ts';
import { fileNameOf } from '../vault/path.ts';
import { resolveName } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import { writeFragment } from '../vault/write-anchor.ts';
import { canBeTarget, wikiTarget, writeTarget } from '../vault/write-link.ts';
import { canBeDisplay, wikiLink } from './actions/link-text.ts';
import type { Place, ReadText, Refusal } from './feature.ts';
import { isImage } from './live-text.ts';

/**
 * The text that links to each of the files in the vault's style, to be put in the place of the range: links to notes,
 * embedded images. A single link shows the text of the range. Several stand on lines of their own. What is no file of
 * the vault, or cannot be named by any wiki-link, is left out; undefined when nothing is left.
 */
export function linksFor(
  vault: Vault,
  read: ReadText,
  { path: from, range }: { readonly path: string; readonly range: Range },
  files: readonly string[],
): string | undefined {
  const text = read(from) ?? '';
  const selected = text.slice(range.start, range.end);
  const display = files.length === 1 && canBeDisplay(selected) ? selected.trim() : '';
  const write = (inTable: boolean): string[] => files.flatMap((to) => linkTo(vault, from, to, display, inTable) ?? []);
  const links = write(false).join('\n');
  if (links === '') return undefined;
  if (files.length > 1) return links;
  // The scanner tells whether the link comes to stand in a table, with the link in its place.
  const after = parseNote(from, text.slice(0, range.start) + links + text.slice(range.end));
  return after.links.find(({ start }) => start === range.start)?.inTable ? write(true)[0] : links;
}

function linkTo(vault: Vault, from: string, to: string, display: string, inTable: boolean): string | undefined {
  if (!vault.notes.has(to) && !vault.attachments.has(to)) return undefined;
  const target = writeTarget(vault, from, to);
  if (!canBeTarget(target) || !leadsTo(vault, from, target, to)) return undefined;
  // What stands behind the pipe of an embedded image is its size.
  if (isImage(to)) return `!${wikiLink(target)}`;
  return wikiLink(target, display === '' ? undefined : display, inTable);
}

function leadsTo(vault: Vault, from: string, target: string, to: string): boolean {
  const found = resolveName(vault, from, target);
  return (found.kind === 'note' || found.kind === 'attachment') && found.path === to;
}

/** The wiki-link by which other notes name the heading above or at the place; without a heading there, the note. */
export function linkToHeading(vault: Vault, { path, offset }: Place): string | Refusal {
  const note = vault.notes.get(path);
  const target = wikiTarget(vault, '', path, { kind: 'ending', segments: 1, extension: false, folder: false });
  if (!note || target === undefined) return { refused: `No wiki-link can name '${fileNameOf(path)}'.` };
  const heading = note.headings.findLast(({ start }) => start <= offset);
  if (!heading || (heading.level === 1 && heading === note.headings[0])) return wikiLink(target);
  const fragment = writeFragment(note, heading, 'wiki');
  if (fragment === undefined) return { refused: `No link can name the heading '${heading.text.text}'.` };
  return wikiLink(`${target}#${fragment}`);
}
