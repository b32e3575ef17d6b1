import { nearestNotes } from '../vault/nearest.ts';
import { newNoteAt, newNoteText } from '../vault/new-note.ts';
import { foldWords, isAttachmentName } from '../vault/path.ts';
import { isRequirement, notesByOtherName, retarget, retargetAll } from './links.ts';
import type { Fix, NamedLink, Rule, RuleContext } from './rule.ts';

export const brokenLink: Rule = {
  id: 'broken-link',
  severity: 'error',
  summary: 'A wiki-link names no note and no attachment.',
  remedy: 'offer',
  checkNamedLink({ link, destination }, context) {
    if (link.embed || isRequirement(link, context.vault)) return undefined;
    const { text } = link.target;
    if (destination.kind === 'outside') return { range: link, message: outside(text) };
    if (destination.kind !== 'missing' || notesByOtherName(context.vault, text).length > 0) return undefined;
    const message = isAttachmentName(text)
      ? `There is no file '${text}' in this vault.`
      : `There is no note '${text}' in this vault. Correct the name, or create the note.`;
    return { range: link, message, fixes: () => offers(context, link) };
  },
};

/** The message for a target that climbs above the vault's root. */
export function outside(target: string): string {
  return `'${target}' leads out of the vault. Links reach only what is in it.`;
}

/** The nearest names, then a new note, then the best name for every link that has the same missing target. */
function* offers({ note, vault, circumstances }: RuleContext, link: NamedLink): Generator<Fix> {
  const near = nearest(vault, link);
  for (const path of near) yield* retarget(vault, note.path, link, path);
  const path = newNoteAt(vault, note.path, link.target.text);
  if (path !== undefined) {
    const text = newNoteText(vault.config, path, circumstances.today);
    yield { title: `Create ${path}`, safe: false, edit: { edits: new Map(), creates: [{ path, text }] } };
  }
  const all = near[0] === undefined ? undefined : retargetAll(vault, link, near[0]);
  if (all) yield all;
}

/** By name; and the note that the display text names. */
function nearest(vault: RuleContext['vault'], link: NamedLink): string[] {
  const byName = nearestNotes(vault, link.target.text);
  const byDisplay = link.display ? [...vault.notesByWords.get(foldWords(link.display.text))].sort() : [];
  return [...new Set([...byName, ...byDisplay])].slice(0, 3);
}
