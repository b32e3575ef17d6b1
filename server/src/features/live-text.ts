import type { Link, Note } from '../parse/note.ts';
import { isHarmlessAddress } from '../render/address.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { encloses, type Range } from '../text/range.ts';
import { tailStart } from '../text/tail.ts';
import { fileNameOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { linkTargets } from './definition.ts';
import { isExternal } from './under-cursor.ts';

/** The address by which an editor opens a file of the vault, at an offset when one is given. */
export type AddressOf = (path: string, offset?: number) => string;

/**
 * A stretch of a note as plain Markdown whose links work where it is shown: wiki-links become Markdown links to the
 * addresses of what they name, images show, embedded notes become links, and links that lead nowhere plain text. Comments
 * and block ids are left out.
 */
export function liveText(vault: Vault, note: Note, text: string, range: Range, addressOf: AddressOf): string {
  const edits = vault
    .links(note.path)
    .filter((link) => link.kind !== 'field' && encloses(range, link))
    .flatMap((link) => editsOf(vault, note, link, text, addressOf));
  for (const { start, end } of note.excluded)
    if (isComment(text, start)) edits.push({ range: { start, end }, newText: '' });
  for (const block of note.blocks) edits.push({ range: withMarkAndSpace(block, text), newText: '' });
  const own = edits.filter((edit) => encloses(range, edit.range)).map((edit) => shifted(edit, -range.start));
  return applyEdits(text.slice(range.start, range.end), withoutOverlaps(own));
}

function editsOf(vault: Vault, note: Note, link: Link, text: string, addressOf: AddressOf): TextEdit[] {
  if (isExternal(link)) {
    if (!isHarmlessAddress(link.target.text)) return [{ range: link, newText: asText(link, text) }];
    return link.kind === 'reference' && link.display ? [withAddress(link, link.display)] : [];
  }
  const address = addressOfLink(vault, note, link, addressOf);
  if (link.kind === 'markdown' && address !== undefined)
    return [{ range: destinationOf(link), newText: `<${address}>` }];
  const shown = link.display && link.display.text !== '' ? text.slice(link.display.start, link.display.end) : '';
  if (link.kind === 'markdown' || link.kind === 'reference')
    return [{ range: link, newText: address === undefined ? shown : `${mark(link, address)}[${shown}](<${address}>)` }];
  const words = escaped(displayOf(link, shown));
  return [{ range: link, newText: address === undefined ? words : `${mark(link, address)}[${words}](<${address}>)` }];
}

/** Gives a reference link its address, since its definition may not be shown; what it shows stays as it is. */
function withAddress({ end, target }: Link, display: Range): TextEdit {
  const address = target.text.replace(/[<>\\\s]/g, encodeURIComponent);
  return { range: { start: display.end, end }, newText: `](<${address}>)` };
}

/** What a link says, and where it leads, as plain text. */
function asText(link: Link, text: string): string {
  const shown = link.display ? text.slice(link.display.start, link.display.end) : '';
  return [shown, shown === link.target.text ? '' : `(${link.target.text})`].filter(Boolean).map(escaped).join(' ');
}

/** Only an image is shown in place; an embedded note is a link. */
function mark(link: Link, address: string): string {
  return link.embed && isImage(address) ? '!' : '';
}

function addressOfLink(vault: Vault, note: Note, link: Link, addressOf: AddressOf): string | undefined {
  const [target] = linkTargets(vault, note.path, link);
  if (!target) return undefined;
  return addressOf(target.path, target.selection.start === 0 ? undefined : target.selection.start);
}

/** What the reader of the published note sees: the display text, else the target and fragment as written. */
export function displayOf(link: Link, shown: string): string {
  if (shown !== '' && !(link.embed && /^\d+(?:x\d+)?$/.test(shown))) return shown;
  const target = link.embed ? fileNameOf(link.target.text) : link.target.text;
  return [target, link.fragment?.text].filter((part) => part !== undefined && part !== '').join(' › ');
}

function destinationOf(link: Extract<Link, { kind: 'markdown' }>): Range {
  const { start, end } = link.destination;
  return link.angled ? { start: start - 1, end: end + 1 } : { start, end };
}

function isComment(text: string, start: number): boolean {
  return text.startsWith('%%', start);
}

/** A block id with its `^`, and the white space in front of that up to the end of the line before. */
function withMarkAndSpace({ start, end }: Range, text: string): Range {
  const mark = text.lastIndexOf('^', start);
  const space = tailStart(text.slice(0, mark), /[ \t]/);
  const line = text.endsWith('\r\n', space) ? space - 2 : /[\r\n]/.test(text[space - 1] ?? '') ? space - 1 : space;
  return { start: tailStart(text.slice(0, line), /[ \t]/), end };
}

/** Of two edits that overlap the outer one counts: a link around an image keeps the image as it is written. */
function withoutOverlaps(edits: readonly TextEdit[]): TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const kept: TextEdit[] = [];
  for (const edit of sorted) if (edit.range.start >= (kept.at(-1)?.range.end ?? 0)) kept.push(edit);
  return kept;
}

function shifted({ range, newText }: TextEdit, by: number): TextEdit {
  return { range: { start: range.start + by, end: range.end + by }, newText };
}

/** Text that Markdown reads as it is. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>~&|]/g, '\\$&');
}

export function isImage(path: string): boolean {
  return /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico)$/i.test(path);
}
