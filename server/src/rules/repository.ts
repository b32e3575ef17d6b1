import { parseNote } from '../parse/scan.ts';
import type { ChangedNote } from './rule.ts';

/** How a note's text differs from the one in HEAD; undefined when it does not. Line endings are git's business. */
export function changeOf(path: string, text: string, head: string): ChangedNote | undefined {
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
