import type { Link, Note } from '../../parse/note.ts';
import { resolveAnchor } from '../../vault/anchor.ts';
import { escapeDestination } from '../../vault/escape.ts';
import { isMarkdown, stemOf } from '../../vault/path.ts';
import { type Destination, resolveLink } from '../../vault/resolve.ts';
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
  const display = link.display?.text ?? '';
  const isOwn = target === '';
  if ((!isOwn && !canBeTarget(target)) || !canBeDisplay(display) || (isOwn && !fragment)) return undefined;
  if (fragment !== undefined && /[\]|]/.test(fragment)) return undefined;
  const named = fragment === undefined ? target : `${target}#${fragment}`;
  const shown = isOwn ? fragment : named;
  return (link.embed ? '!' : '') + wikiLink(named, display === shown ? undefined : display, link.inTable);
}

/** What a wiki-link shows: its display text, else the names that it is made of. Ready to stand in a Markdown link. */
function shownBy(link: Link): string {
  const { display, target, fragment, embed } = link;
  if (embed) return display ? `|${display.text}` : '';
  const text = display?.text ?? [target.text, fragment?.text].filter((part) => part).join(' > ');
  return display ? text.replace(/(?<!\\)[[\]]/g, '\\$&') : text.replace(/[[\]\\*_`<]/g, '\\$&');
}

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
