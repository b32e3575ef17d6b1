import type { Block, Heading, Note } from '../parse/note.ts';
import { slugOf, slugsOf } from '../parse/slug.ts';
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
  const heading = headingSteps(note, fragment).at(-1)?.heading;
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

/** One step of a fragment: the name as written, and the heading that it names. */
export interface HeadingStep {
  readonly name: string;
  readonly heading: Heading;
}

/** The headings that the names of a fragment `A#B` name, one below the other; empty when one of them names nothing. */
export function headingSteps(note: Note, fragment: string): HeadingStep[] {
  const names = fragment.split('#').filter((name) => name.trim() !== '');
  const steps: HeadingStep[] = [];
  let scope: readonly Heading[] = note.headings;
  for (const name of names) {
    const heading = headingOfName(note, scope, name);
    if (!heading) break;
    steps.push({ name, heading });
    const end = sectionEnd(note, heading);
    scope = note.headings.filter((other) => other.start > heading.start && other.start < end);
  }
  if (steps.length === names.length) return steps;
  // The whole fragment may be one heading that has a `#` in its text.
  const whole = names.length > 1 ? headingOfName(note, note.headings, fragment) : undefined;
  return whole ? [{ name: fragment, heading: whole }] : [];
}

/** The heading of those of the note that the name names. */
function headingOfName(note: Note, scope: readonly Heading[], name: string): Heading | undefined {
  const text = foldHeading(name);
  const byText = scope.find((heading) => foldHeading(heading.text.text) === text);
  if (byText) return byText;
  const wanted = new Set([fold(name.trim()), slugOf(name.trim())]);
  const slugs = slugsOf(note.headings);
  const named = new Set(note.headings.filter((_, index) => wanted.has(slugs[index] ?? '')));
  return scope.find((heading) => named.has(heading));
}
