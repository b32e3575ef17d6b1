import { slug } from 'github-slugger';
import type { Heading, Note } from './note.ts';

/** Nearly all headings. What slugs leave out of ASCII is all but letters, digits, space, `-` and `_`. */
const ASCII = /^[\x20-\x7e]*$/;
const HAS_LEFT_OUT = /[^\w -]/;
const LEFT_OUT = /[^\w -]/g;

/** The slug of one heading text on its own, as GitHub and Quartz make it: `API Key Rotation` gives `api-key-rotation`. */
export function slugOf(text: string): string {
  if (!ASCII.test(text)) return slug(text);
  const kept = HAS_LEFT_OUT.test(text) ? text.replace(LEFT_OUT, '') : text;
  return kept.toLowerCase().replaceAll(' ', '-');
}

/** The slug of each heading of a note, unique in it: the n-th duplicate ends with `-n` (github-slugger). */
export function slugsOf(headings: readonly Heading[]): string[] {
  const occurrences = new Map<string, number>();
  return headings.map(({ text }) => {
    const slug = slugOf(text.text);
    let unique = slug;
    while (occurrences.has(unique)) {
      const count = (occurrences.get(slug) ?? 0) + 1;
      occurrences.set(slug, count);
      unique = `${slug}-${count}`;
    }
    occurrences.set(unique, 0);
    return unique;
  });
}

/** The slug of a heading of the note. */
export function headingSlug({ headings }: Note, heading: Heading): string {
  const index = headings.findIndex(({ start }) => start === heading.start);
  return slugsOf(headings.slice(0, index + 1))[index] ?? '';
}
