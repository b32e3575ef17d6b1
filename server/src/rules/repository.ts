import { parseNote } from '../parse/scan.ts';
import type { ChangedNote } from './rule.ts';

/** What was changed in a note since HEAD; undefined when nothing was. Line endings are git's business. */
export function changeSince(path: string, head: string, text: string): ChangedNote | undefined {
  const [now, before] = [withLineFeeds(text), withLineFeeds(head)];
  if (now === before) return undefined;
  const fields = parseNote(path, before).frontMatter?.fields ?? [];
  return {
    body: bodyOf(path, now) !== bodyOf(path, before),
    fields: new Map(fields.map(({ key, items }) => [key.text, items[0]?.text ?? ''])),
  };
}

function bodyOf(path: string, text: string): string {
  const { frontMatter, start } = parseNote(path, text);
  return text.slice(frontMatter?.end ?? start);
}

function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
