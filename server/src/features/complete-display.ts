import type { Link, Note } from '../parse/note.ts';
import { resolveAnchor } from '../vault/anchor.ts';
import { namesOf } from '../vault/backlinks.ts';
import { aliasesOf, titleOf } from '../vault/fields.ts';
import { nameKey } from '../vault/filed-names.ts';
import { titleFrom } from '../vault/new-note.ts';
import { fold, isAttachmentName, sameWords, stemOf } from '../vault/path.ts';
import { resolveLink, resolveName } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import type { DisplayContext } from './completion-context.ts';
import type { Completion } from './completion-item.ts';
import { type Offer, ranked } from './ranked.ts';

/**
 * Texts for a link to show: its heading, the note's title and aliases, what other links to it show, and its stem in
 * words.
 */
export function displayCompletion(vault: Vault, from: Note, context: DisplayContext): Completion {
  const texts = new Map<string, Text>();
  const add = (name: string, detail: string, worth: number): void => {
    if (/[[\]|\r\n]/.test(name) || name === '' || name === context.target) return;
    // What says no more than the target does comes last, as a rule may find it redundant.
    const weight = sameWords(name, stemOf(context.target)) ? 0 : worth + 1;
    const known = texts.get(name);
    if (!known || known.weight < weight) texts.set(name, { detail, weight });
  };
  const destination = context.target === '' ? undefined : resolveName(vault, from.path, context.target);
  const path = context.target === '' ? from.path : destination?.kind === 'note' ? destination.path : undefined;
  const note = path === undefined ? undefined : vault.notes.get(path);
  for (const [name, times] of shownElsewhere(vault, from, context, path))
    add(name, times === 1 ? 'used once' : `used ${times} times`, times);
  if (note) {
    const anchor = context.fragment === undefined ? undefined : resolveAnchor(note, context.fragment);
    if (anchor?.kind === 'heading') add(anchor.heading.text.text, 'heading', 9e5);
    add(titleOf(note), 'title', 8e5);
    for (const alias of aliasesOf(note)) add(alias, 'alias', 7e5);
    add(titleFrom(stemOf(note.path)), 'stem', 0);
  }
  return ranked(context, offersOf(texts, context.closing));
}

interface Text {
  readonly detail: string;
  readonly weight: number;
}

function* offersOf(texts: ReadonlyMap<string, Text>, closing: string): Generator<Offer> {
  for (const [name, { detail, weight }] of texts)
    yield { names: [name], weight, item: () => ({ kind: 'display', detail, newText: name + closing }) };
}

/** What other links to the same note, or to the same missing one, show, and how often. */
function shownElsewhere(
  vault: Vault,
  from: Note,
  { target, range }: DisplayContext,
  path: string | undefined,
): Map<string, number> {
  const texts = new Map<string, number>();
  const names = path === undefined ? new Set([nameKey(target)]) : namesOf(vault, path);
  vault.forEachLinkNaming(names, (source, link) => {
    if ((link.kind !== 'wiki' && link.kind !== 'field') || link.embed || !link.display) return;
    if (source === from.path && link.start < range.start && range.start <= link.end) return;
    if (leadsTo(vault, source, link, path)) texts.set(link.display.text, (texts.get(link.display.text) ?? 0) + 1);
  });
  return texts;
}

function leadsTo(vault: Vault, from: string, link: Link, path: string | undefined): boolean {
  // A hub has thousands of links, most of them by a stem that is its own.
  if (path !== undefined && !link.target.text.includes('/') && isOwnName(vault, link.target.text, path)) return true;
  const found = resolveLink(vault, from, link);
  return found.kind === 'note' ? found.path === path : path === undefined;
}

function isOwnName(vault: Vault, name: string, path: string): boolean {
  const paths = vault.notesByStem.get(fold(name));
  return paths.size === 1 && paths.has(path) && !isAttachmentName(name);
}
