import type { Heading, Note } from '../parse/note.ts';
import { type Anchor, foldHeading, headingSteps, resolveAnchor } from './anchor.ts';

/** How a link writes its fragment: Markdown links name headings by slug, wiki-links by text, unless they were told otherwise. */
export type FragmentStyle = 'wiki' | 'markdown';

/**
 * What a fragment has to say after its note was rewritten so that it names the same heading, block or HTML anchor; the
 * two notes have the same ones in the same order. The fragment itself when nothing has to change or it names nothing,
 * undefined when no fragment can name the place afterwards.
 */
export function keepFragment(before: Note, after: Note, fragment: string, style: FragmentStyle): string | undefined {
  const html = style === 'markdown';
  const anchor = resolveAnchor(before, fragment, html);
  if (!anchor) return fragment;
  const isRight = (written: string): boolean => {
    const found = resolveAnchor(after, written, html);
    return found !== undefined && found.kind === anchor.kind && indexOf(after, found) === indexOf(before, anchor);
  };
  if (anchor.kind === 'block') {
    const id = after.blocks[indexOf(before, anchor)]?.text;
    if (id === undefined) return undefined;
    return id === anchor.block.text && isRight(fragment) ? fragment : `^${id}`;
  }
  if (anchor.kind === 'html') return isRight(fragment) ? fragment : undefined;
  const changed = changedSteps(before, after, fragment, style);
  if (changed === undefined) return undefined;
  return [changed, ...fragmentsOf(after, indexOf(before, anchor), style)].find(isRight);
}

/** The fragments that may name the heading of that number, the one to be preferred first; undefined when none does. */
export function writeFragment(note: Note, heading: Heading, style: FragmentStyle): string | undefined {
  return [...fragmentsOf(note, note.headings.indexOf(heading), style)].find((fragment) => {
    const found = resolveAnchor(note, fragment);
    return found?.kind === 'heading' && found.heading === heading;
  });
}

function* fragmentsOf(note: Note, index: number, style: FragmentStyle): Generator<string> {
  const heading = note.headings[index];
  if (!heading) return;
  if (style === 'markdown' && heading.slug !== '') yield heading.slug;
  yield asFragment(heading.text.text);
  yield [...parentsOf(note, index), heading].map((step) => asFragment(step.text.text)).join('#');
  if (heading.slug !== '') yield heading.slug;
}

/** The headings above a heading that enclose it, the outermost first. */
export function parentsOf(note: Note, index: number): Heading[] {
  const parents: Heading[] = [];
  let level = note.headings[index]?.level ?? 1;
  for (const heading of note.headings.slice(0, index).reverse()) {
    if (heading.level >= level) continue;
    parents.unshift(heading);
    level = heading.level;
  }
  return parents;
}

/** The fragment with the new text of each heading that it names and that says something else now. */
function changedSteps(before: Note, after: Note, fragment: string, style: FragmentStyle): string | undefined {
  const steps = headingSteps(before, fragment);
  const names = steps.map(({ name, heading }) => {
    const now = after.headings[before.headings.indexOf(heading)];
    if (!now || now.text.text === heading.text.text) return name;
    return isSlug(name.trim(), heading, style) ? now.slug : asFragment(now.text.text);
  });
  const changed = names.some((name, index) => name !== steps[index]?.name);
  return changed ? names.join('#') : fragment;
}

function isSlug(name: string, heading: Heading, style: FragmentStyle): boolean {
  if (name !== heading.slug) return foldHeading(name) !== foldHeading(heading.text.text);
  return style === 'markdown' || foldHeading(name) !== foldHeading(heading.text.text);
}

/** Heading text without what cannot stand in a fragment: the resolver reads a space for each of them. */
export function asFragment(text: string): string {
  return text
    .replace(/(?:[\s#|[\]]|%%)+/g, ' ')
    .replace(/^[\s^]+/, '')
    .trim();
}

function indexOf(note: Note, anchor: Anchor): number {
  if (anchor.kind === 'heading') return note.headings.indexOf(anchor.heading);
  return anchor.kind === 'block' ? note.blocks.indexOf(anchor.block) : note.htmlAnchors.indexOf(anchor.name);
}
