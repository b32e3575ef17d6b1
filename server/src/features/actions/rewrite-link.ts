import type { Link, WikiLink } from '../../parse/note.ts';
import { resolveAnchor } from '../../vault/anchor.ts';
import { destinationFormOf, escapeDestination } from '../../vault/escape.ts';
import { titleOf } from '../../vault/fields.ts';
import { sameWords } from '../../vault/path.ts';
import { resolveLink } from '../../vault/resolve.ts';
import { formOf, pathFormOf, wikiTarget, writePath } from '../../vault/write-link.ts';
import { isExternal, underCursor } from '../under-cursor.ts';
import { canBeDisplay, isFile, wikiLink } from './link-text.ts';
import { type Offer, replace, type Site } from './offer.ts';

/** The link under the cursor with or without display text, and with a shorter or longer target. */
export function* rewriteLink(site: Site): Generator<Offer> {
  const found = underCursor(site.vault, { path: site.note.path, offset: site.range.start });
  if (found?.kind !== 'link' || isExternal(found.link)) return;
  const { link } = found;
  if (link.kind === 'wiki' && !link.embed) yield* withOtherDisplay(site, link);
  if (link.kind === 'wiki' || link.kind === 'markdown') yield* withOtherTarget(site, link);
}

function* withOtherDisplay(site: Site, link: WikiLink): Generator<Offer> {
  const named = site.text.slice(link.target.start, link.fragment?.end ?? link.target.end);
  const { pipe } = link;
  if (named === '') return;
  if (pipe) {
    const range = { start: pipe.start, end: link.inner.end };
    yield {
      title: `Drop the display text: [[${named}]]`,
      kind: 'refactor.rewrite',
      edit: () => replace(site, range, ''),
    };
    return;
  }
  const display = titleBehind(site, link);
  if (display === undefined || sameWords(display, named) || !canBeDisplay(display)) return;
  const newText = `${link.inTable ? '\\|' : '|'}${display}`;
  const range = { start: link.inner.end, end: link.inner.end };
  yield {
    title: `Add display text: ${wikiLink(named, display)}`,
    kind: 'refactor.rewrite',
    edit: () => replace(site, range, newText),
  };
}

/** The heading that the link names, else the title of its note. */
function titleBehind({ vault, note }: Site, link: Link): string | undefined {
  const destination = resolveLink(vault, note.path, link);
  const target = destination.kind === 'note' ? vault.notes.get(destination.path) : undefined;
  if (!target) return undefined;
  const anchor = link.fragment && resolveAnchor(target, link.fragment.text);
  return anchor?.kind === 'heading' ? anchor.heading.text.text : titleOf(target);
}

/** The same place by the shortest path, the whole one, and one from the note's own folder. */
function* withOtherTarget(site: Site, link: Exclude<Link, { kind: 'reference' | 'field' }>): Generator<Offer> {
  const { vault, note, text } = site;
  const destination = resolveLink(vault, note.path, link);
  if (!isFile(destination) || link.target.text === '') return;
  const range = link.target;
  const raw = text.slice(range.start, range.end);
  const seen = new Set([link.target.text]);
  const targets =
    link.kind === 'wiki'
      ? wikiTargets(site, link, destination.path)
      : pathsOf(site, link.target.text, destination.path);
  for (const [title, target] of targets) {
    if (target === undefined || seen.has(target)) continue;
    seen.add(target);
    const newText = link.kind === 'wiki' ? target : escapeDestination(target, destinationFormOf(raw, link.angled));
    const shown = link.kind === 'wiki' ? `[[${target}]]` : newText;
    yield { title: `${title}: ${shown}`, kind: 'refactor.rewrite', edit: () => replace(site, range, newText) };
  }
}

function wikiTargets({ vault, note }: Site, link: Link, to: string): [string, string | undefined][] {
  const { extension } = formOf(link.target.text, to);
  const own = { extension, folder: false };
  const target = (kind: 'relative' | 'ending', segments: number): string | undefined =>
    wikiTarget(vault, note.path, to, { ...own, kind, segments });
  return [
    ['Write the shortest path', target('ending', 1)],
    ['Write the whole path', target('ending', Number.POSITIVE_INFINITY)],
    ['Write a relative path', target('relative', 1)],
  ];
}

function pathsOf({ vault, note }: Site, target: string, to: string): [string, string | undefined][] {
  const form = { ...pathFormOf(target), dotted: false };
  return [
    ['Write a relative path', writePath(vault, note.path, to, { ...form, kind: 'relative' })],
    ['Write the path from the root', writePath(vault, note.path, to, { ...form, kind: 'rooted' })],
  ];
}
