import { slug } from 'github-slugger';

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

/** Gives each heading of one note a slug of its own: the n-th duplicate ends with `-n` (github-slugger). */
export class Slugs {
  private readonly occurrences = new Map<string, number>();

  next(text: string): string {
    const { occurrences } = this;
    const slug = slugOf(text);
    let unique = slug;
    while (occurrences.has(unique)) {
      const count = (occurrences.get(slug) ?? 0) + 1;
      occurrences.set(slug, count);
      unique = `${slug}-${count}`;
    }
    occurrences.set(unique, 0);
    return unique;
  }
}
