import type { Config } from '../../config.ts';
import type { Note } from '../../parse/note.ts';
import { matchesGlobs } from '../../text/glob.ts';
import { fieldOf } from '../../vault/fields.ts';

export type Site = NonNullable<Config['site']>;

/** Whether the vault is published with Quartz, of whatever version. */
export function isQuartz({ site }: Config): boolean {
  return site === 'quartz-4' || site === 'quartz-5';
}

/** Whether a link on the site has to be written in the letters of the file's name. */
export function caseCounts({ site }: Config): boolean {
  return site === 'quartz-4';
}

/** Why the site has no page for a note; undefined when it has one. */
export function reasonForNoPage(config: Config, note: Note): string | undefined {
  if (!isQuartz(config)) return undefined;
  const draft = fieldOf(note, 'draft')?.value;
  // Quartz, plugins/filters/draft.ts: the boolean, and the string that some editors write.
  if (draft === true || draft === 'true') return 'it is a draft';
  return matchesGlobs(config.siteIgnore, note.path) ? 'the site leaves it out' : undefined;
}
