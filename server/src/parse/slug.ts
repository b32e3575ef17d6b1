import { slug } from 'github-slugger';

/** The slug of one heading text on its own, as GitHub and Quartz make it: `API Key Rotation` gives `api-key-rotation`. */
export function slugOf(text: string): string {
  return slug(text);
}
