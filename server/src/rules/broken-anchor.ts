import type { Note } from '../parse/note.ts';
import { editOf } from '../text/edit.ts';
import type { Part } from '../text/range.ts';
import { resolveAnchor } from '../vault/anchor.ts';
import { nearestNames } from '../vault/nearest.ts';
import { stemOf } from '../vault/path.ts';
import { type FragmentStyle, writeFragment } from '../vault/write-anchor.ts';
import type { Fix, Rule } from './rule.ts';

export const brokenAnchor: Rule = {
  id: 'broken-anchor',
  severity: 'warning',
  summary: 'The fragment of a wiki-link names no heading and no block of its note.',
  remedy: 'offer',
  checkNamedLink({ link, destination }, { note, vault }) {
    const { fragment } = link;
    if (!fragment || fragment.text === '' || destination.kind !== 'note') return undefined;
    const target = vault.notes.get(destination.path);
    if (!target || resolveAnchor(target, fragment.text)) return undefined;
    return {
      range: fragment,
      message: missingAnchor(note, target, fragment.text),
      fixes: () => nearestAnchors(note.path, fragment, target),
    };
  },
};

/** The message for a fragment that names nothing in the target. */
export function missingAnchor(from: Note, target: Note, fragment: string): string {
  const place = target.path === from.path ? 'This note' : `The note '${stemOf(target.path)}'`;
  return fragment.startsWith('^')
    ? `${place} has no block '${fragment}'.`
    : `${place} has no heading '${fragment.replaceAll('#', ' › ')}'.`;
}

/** Offers the nearest headings and blocks; of a chain of headings the last one is what is looked for. */
function nearestAnchors(path: string, fragment: Part, target: Note): Fix[] {
  return nearestFragments(target, fragment.text, 'wiki').map((newText) => ({
    title: `Change to #${newText}`,
    safe: false,
    edit: editOf(path, { range: fragment, newText }),
  }));
}

/** The fragments of the headings and blocks whose names are nearest to what the fragment says; the best first. */
export function nearestFragments(target: Note, fragment: string, style: FragmentStyle): string[] {
  const wanted = fragment.slice(fragment.lastIndexOf('#') + 1).replace(/^\^/, '');
  const fragments = new Map<string, string>();
  for (const block of target.blocks) fragments.set(block.text, `^${block.text}`);
  for (const heading of [...target.headings].reverse()) {
    const written = writeFragment(target, heading, style);
    if (written !== undefined) fragments.set(heading.text.text, written);
  }
  return nearestNames(wanted, fragments.keys()).map((name) => fragments.get(name) ?? '');
}
