import type { Note } from '../parse/note.ts';
import { editOf } from '../text/edit.ts';
import type { Part } from '../text/range.ts';
import { resolveAnchor } from '../vault/anchor.ts';
import { nearestNames } from '../vault/nearest.ts';
import { stemOf } from '../vault/path.ts';
import { namedLinks } from './links.ts';
import type { Fix, Rule } from './rule.ts';

export const brokenAnchor: Rule = {
  id: 'broken-anchor',
  severity: 'warning',
  summary: 'The fragment of a wiki-link names no heading and no block of its note.',
  remedy: 'offer',
  *check(context) {
    const { note, vault } = context;
    for (const { link, destination } of namedLinks(context)) {
      const { fragment } = link;
      if (!fragment || fragment.text === '' || destination.kind !== 'note') continue;
      const target = vault.notes.get(destination.path);
      if (!target || resolveAnchor(target, fragment.text)) continue;
      yield {
        range: fragment,
        message: missingAnchor(note, target, fragment.text),
        fixes: () => nearestAnchors(note.path, fragment, target),
      };
    }
  },
};

/** The message for a fragment that names nothing in the target. */
export function missingAnchor(from: Note, target: Note, fragment: string): string {
  const place = target === from ? 'This note' : `The note '${stemOf(target.path)}'`;
  return fragment.startsWith('^')
    ? `${place} has no block '${fragment}'.`
    : `${place} has no heading '${fragment.replaceAll('#', ' › ')}'.`;
}

/** Offers the nearest headings and blocks; of a chain of headings the last one is what is looked for. */
function nearestAnchors(path: string, fragment: Part, target: Note): Fix[] {
  const wanted = fragment.text.slice(fragment.text.lastIndexOf('#') + 1).replace(/^\^/, '');
  const written = new Map<string, string>();
  for (const block of target.blocks) written.set(block.text, `^${block.text}`);
  for (const { text } of target.headings) written.set(text.text, fragmentFor(text.text));
  return nearestNames(wanted, written.keys())
    .map((name) => written.get(name) ?? '')
    .filter((text) => resolveAnchor(target, text) !== undefined)
    .map((newText) => ({
      title: `Change to #${newText}`,
      safe: false,
      edit: editOf(path, { range: fragment, newText }),
    }));
}

/** The heading as a wiki-link's fragment can hold it; resolution takes a space for each of these signs. */
function fragmentFor(heading: string): string {
  return heading
    .replace(/[#|^[\]]|%%/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
