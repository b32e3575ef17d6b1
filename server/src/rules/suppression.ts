import type { Note } from '../parse/note.ts';
import { lineAt } from '../text/lines.ts';
import type { Range } from '../text/range.ts';

/** Whether a comment in the note, or its front matter, turns the rule off at that place. */
export function isDisabled(note: Note, rule: string, range: Range): boolean {
  if (disabledInFrontMatter(note).has(rule)) return true;
  let disabled = false;
  for (const directive of note.directives) {
    if (directive.start > range.start) break;
    if (directive.rules.length > 0 && !directive.rules.some((part) => part.text === rule)) continue;
    if (directive.action !== 'disable-next-line') disabled = directive.action === 'disable';
    else if (lineAt(note.lineStarts, directive.end) + 1 === lineAt(note.lineStarts, range.start)) return true;
  }
  return disabled;
}

/** `docs-vault: { disable: [rule-id] }`. */
function disabledInFrontMatter(note: Note): ReadonlySet<string> {
  const value = note.frontMatter?.fields.find((field) => field.key.text === 'docs-vault')?.value;
  if (typeof value !== 'object' || value === null || !('disable' in value)) return none;
  const listed = Array.isArray(value.disable) ? value.disable : [value.disable];
  return new Set(listed.filter((id): id is string => typeof id === 'string'));
}

const none: ReadonlySet<string> = new Set();
