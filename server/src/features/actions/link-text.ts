import type { Link, Note } from '../../parse/note.ts';
import { resolveAnchor } from '../../vault/anchor.ts';
import { escapeDestination } from '../../vault/escape.ts';
import { isMarkdown, stemOf } from '../../vault/path.ts';
import { type Destination, resolveLink, resolveName } from '../../vault/resolve.ts';
import type { Vault } from '../../vault/vault.ts';
import { writeFragment } from '../../vault/write-anchor.ts';
import { canBeTarget, writePath, writeTarget } from '../../vault/write-link.ts';
import { isExternal } from '../under-cursor.ts';

/** A wiki-link with its brackets. `display` is left out when it says what the target says. */
export function wikiLink(target: string, display?: string, inTable = false): string {
  if (display === undefined || display === '' || display === target) return `[[${target}]]`;
  return `[[${target}${inTable ? '\\|' : '|'}${display}]]`;
}

/** Whether a text can be the display text of a wiki-link. */
export function canBeDisplay(text: string): boolean {
  return !/[\r\n|]|\[\[|\]\]|\]$/.test(text);
}

/**
 * The wiki-link as a Markdown link of the note that it is in: with what readers see, and leading to the same place.
 * Undefined when there is no such link: for embedded notes, missing targets, front matter.
 */
export function asMarkdownLink(vault: Vault, from: Note, link: Link): string | undefined {
  if (link.kind !== 'wiki') return undefined;
  const destination = resolveLink(vault, from.path, link);
  if (!isFile(destination) || (link.embed && destination.kind === 'note')) return undefined;
  const isOwn = link.target.text === '';
  const form = {
    kind: vault.config.linkStyle === 'absolute' ? 'rooted' : 'relative',
    dotted: false,
    extension: true,
  } as const;
  const path = isOwn ? '' : writePath(vault, from.path, destination.path, form);
  if (path === undefined) return undefined;
  const plain = { angled: false, spacesEncoded: true, unicodeEncoded: false };
  const fragment = fragmentFor(vault, destination, link, 'markdown');
  const url = escapeDestination(path, plain) + (fragment === undefined ? '' : `#${escapeDestination(fragment, plain)}`);
  return `${link.embed ? '!' : ''}[${shownBy(link)}](${url})`;
}

/** The Markdown link or image as a wiki-link; undefined for an external one, a missing target, or a text that none can hold. */
export function asWikiLink(vault: Vault, from: Note, link: Link, text: string): string | undefined {
  if ((link.kind !== 'markdown' && link.kind !== 'reference') || isExternal(link)) return undefined;
  if (link.kind === 'markdown' && hasTitle(link, text)) return undefined;
  const destination = resolveLink(vault, from.path, link);
  if (!isFile(destination)) return undefined;
  const target = link.target.text === '' ? '' : writeTarget(vault, from.path, destination.path);
  const fragment = fragmentFor(vault, destination, link, 'wiki');
  const shownText = link.display?.text ?? '';
  const display = link.embed ? shownText.replace(/^\\?\|(?=\d+(?:x\d+)?$)/, '') : shownText;
  const isOwn = target === '';
  if ((!isOwn && !names(vault, from, target, destination)) || !canBeDisplay(display) || (isOwn && !fragment))
    return undefined;
  if (fragment !== undefined && /[\]|]/.test(fragment)) return undefined;
  const named = fragment === undefined ? target : `${target}#${fragment}`;
  const shown = isOwn ? fragment : named;
  return (link.embed ? '!' : '') + wikiLink(named, display === shown ? undefined : display, link.inTable);
}

/** Another file may hide the one that is meant from every wiki-link. */
function names(vault: Vault, from: Note, target: string, wanted: FileDestination): boolean {
  const found = canBeTarget(target) && resolveName(vault, from.path, target);
  return found && isFile(found) && found.path === wanted.path;
}

/** What a wiki-link shows: its display text, else the names that it is made of. Ready to stand in a Markdown link. */
function shownBy({ display, target, fragment, embed, inTable }: Link): string {
  const names = [target.text, fragment?.text].filter((part) => part).join(' > ');
  let text = names.replace(/[[\]\\*_`<]/g, '\\$&');
  if (embed) text = '';
  if (display) text = embed && isSize.test(display.text) ? `|${display.text}` : display.text.replace(bracket, '\\$&');
  return inTable ? text.replace(/(?<!\\)\|/g, '\\|') : text;
}

const bracket = /(?<!\\)[[\]]/g;

/** Of an embedded image in pixels (Obsidian): `![[p.png|300]]`, `![|300](p.png)`. */
const isSize = /^\d+(?:x\d+)?$/;

function fragmentFor(
  vault: Vault,
  destination: FileDestination,
  { fragment, kind }: Link,
  style: 'wiki' | 'markdown',
): string | undefined {
  if (!fragment || fragment.text === '') return undefined;
  const note = destination.kind === 'note' ? vault.notes.get(destination.path) : undefined;
  const anchor = note && resolveAnchor(note, fragment.text, kind === 'markdown' || kind === 'reference');
  if (!note || anchor?.kind !== 'heading') return fragment.text;
  return writeFragment(note, anchor.heading, style) ?? fragment.text;
}

/** A title behind the destination would be lost. */
function hasTitle(link: Extract<Link, { kind: 'markdown' }>, text: string): boolean {
  return /["'(]/.test(text.slice(link.destination.end, link.end - 1).replace(/^>/, ''));
}

export type FileDestination = Extract<Destination, { kind: 'note' | 'attachment' }>;

export function isFile(destination: Destination): destination is FileDestination {
  return destination.kind === 'note' || destination.kind === 'attachment';
}

/** The name under which readers know a file: a note's stem, an attachment's file name. */
export function nameOf(path: string): string {
  return isMarkdown(path) ? stemOf(path) : path.slice(path.lastIndexOf('/') + 1);
}
