import type { Heading, Note } from '../parse/note.ts';
import { headingSlug } from '../parse/slug.ts';
import { offsetAfter } from '../text/edit.ts';
import type { RewrittenNote } from './after.ts';
import { type Anchor, foldHeading, headingSteps, resolveAnchor } from './anchor.ts';

/** How a link writes its fragment: Markdown links name headings by slug, wiki-links by text, unless they were told otherwise. */
export type FragmentStyle = 'wiki' | 'markdown';

/**
 * What a fragment has to say after its note was rewritten so that it names the same heading, block or HTML anchor. The
 * fragment itself when nothing has to change or it names nothing, undefined when its place is gone, or when no fragment
 * can name it any more.
 */
export function keepFragment(
  before: Note,
  { note: after, edits }: RewrittenNote,
  fragment: string,
  style: FragmentStyle,
): string | undefined {
  const html = style === 'markdown';
  const anchor = resolveAnchor(before, fragment, html);
  if (!anchor) return fragment;
  const place = offsetAfter(edits, startOf(anchor));
  const isRight = (written: string): boolean => {
    const found = resolveAnchor(after, written, html);
    return found !== undefined && found.kind === anchor.kind && startOf(found) === place;
  };
  if (anchor.kind === 'html') return isRight(fragment) ? fragment : undefined;
  if (anchor.kind === 'block') {
    const id = after.blocks.find((block) => block.start === place)?.text;
    if (id === undefined) return undefined;
    return id === anchor.block.text && isRight(fragment) ? fragment : `^${id}`;
  }
  const heading = after.headings.find((candidate) => candidate.start === place);
  if (!heading) return undefined;
  const now = (old: Heading): Heading | undefined => {
    const start = offsetAfter(edits, old.start);
    return after.headings.find((candidate) => candidate.start === start);
  };
  const changed = changedSteps(before, after, fragment, style, now);
  return [changed, ...fragmentsOf(after, heading, style)].find(isRight);
}

/** The fragment that names the heading; undefined when none does. */
export function writeFragment(note: Note, heading: Heading, style: FragmentStyle): string | undefined {
  return [...fragmentsOf(note, heading, style)].find((fragment) => {
    const found = resolveAnchor(note, fragment);
    return found?.kind === 'heading' && found.heading === heading;
  });
}

/** The fragments that may name the heading, the one to be preferred first. */
function* fragmentsOf(note: Note, heading: Heading, style: FragmentStyle): Generator<string> {
  const slug = headingSlug(note, heading);
  if (style === 'markdown' && slug !== '') yield slug;
  yield asFragment(heading.text.text);
  yield [...parentsOf(note, note.headings.indexOf(heading)), heading]
    .map((step) => asFragment(step.text.text))
    .join('#');
  if (slug !== '') yield slug;
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
function changedSteps(
  before: Note,
  after: Note,
  fragment: string,
  style: FragmentStyle,
  now: (heading: Heading) => Heading | undefined,
): string {
  const steps = headingSteps(before, fragment);
  const names = steps.map(({ name, heading }) => {
    const changed = now(heading);
    if (!changed || changed.text.text === heading.text.text) return name;
    return isSlug(name.trim(), before, heading, style) ? headingSlug(after, changed) : asFragment(changed.text.text);
  });
  const changed = names.some((name, index) => name !== steps[index]?.name);
  return changed ? names.join('#') : fragment;
}

function isSlug(name: string, note: Note, heading: Heading, style: FragmentStyle): boolean {
  if (name !== headingSlug(note, heading)) return foldHeading(name) !== foldHeading(heading.text.text);
  return style === 'markdown' || foldHeading(name) !== foldHeading(heading.text.text);
}

/** Heading text without what cannot stand in a fragment: the resolver reads a space for each of them. */
export function asFragment(text: string): string {
  return text
    .replace(/(?:[\s#|[\]]|%%)+/g, ' ')
    .replace(/^[\s^]+/, '')
    .trim();
}

function startOf(anchor: Anchor): number {
  if (anchor.kind === 'heading') return anchor.heading.start;
  return anchor.kind === 'block' ? anchor.block.start : anchor.name.start;
}
