import type { Block, Heading, Note } from '../parse/note.ts';
import { slugOf } from '../parse/slug.ts';
import type { Part } from '../text/range.ts';
import { fold } from './path.ts';

/** The place in a note that a fragment names. */
export type Anchor =
  | { readonly kind: 'heading'; readonly heading: Heading }
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'html'; readonly name: Part };

/**
 * The place that a fragment names in a note: `^id` a block; `A#B` heading B under heading A; else the first heading of
 * that text, else of that slug. HTML anchors count when `html` is set, as they do for Markdown links.
 */
export function resolveAnchor(note: Note, fragment: string, html = false): Anchor | undefined {
  if (fragment.startsWith('^')) {
    const id = fold(fragment.slice(1).trim());
    const block = note.blocks.find((candidate) => fold(candidate.text) === id);
    return block && { kind: 'block', block };
  }
  const heading = headingOfChain(note, fragment);
  if (heading) return { kind: 'heading', heading };
  const name = html ? note.htmlAnchors.find((candidate) => candidate.text === fragment) : undefined;
  return name && { kind: 'html', name };
}

/** Heading text as fragments compare it: case folded, runs of white space and of `# | ^ : %% [[ ]]` as one space. */
export function foldHeading(text: string): string {
  return fold(text)
    .replace(/(?:[\s#|^:]|%%|\[\[|\]\])+/g, ' ')
    .trim();
}

/** The offset behind the section of a heading: the start of the next heading of its level or higher, else the note's end. */
export function sectionEnd(note: Note, heading: Heading): number {
  const next = note.headings.find((other) => other.start > heading.start && other.level <= heading.level);
  return next?.start ?? note.length;
}

function headingOfChain(note: Note, fragment: string): Heading | undefined {
  const names = fragment.split('#').filter((name) => name.trim() !== '');
  let scope: readonly Heading[] = note.headings;
  let found: Heading | undefined;
  for (const name of names) {
    found = headingOfName(scope, name);
    if (!found) break;
    const { start } = found;
    const end = sectionEnd(note, found);
    scope = note.headings.filter((heading) => heading.start > start && heading.start < end);
  }
  // The whole fragment may be one heading that has a `#` in its text.
  return found ?? (names.length > 1 ? headingOfName(note.headings, fragment) : undefined);
}

function headingOfName(headings: readonly Heading[], name: string): Heading | undefined {
  const text = foldHeading(name);
  const slugs = new Set([fold(name.trim()), slugOf(name.trim())]);
  return (
    headings.find((heading) => foldHeading(heading.text.text) === text) ??
    headings.find((heading) => slugs.has(heading.slug))
  );
}
