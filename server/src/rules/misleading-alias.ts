import type { Note } from '../parse/note.ts';
import { editOf } from '../text/edit.ts';
import { aliasesOf } from '../vault/fields.ts';
import { foldWords, sameWords, stemOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { writeTarget } from '../vault/write-link.ts';
import { areInflections } from './inflection.ts';
import { contentOf, withoutDisplay } from './links.ts';
import { noteStart } from './place.ts';
import type { Rule } from './rule.ts';

export const misleadingAlias: Rule = {
  id: 'misleading-alias',
  severity: 'warning',
  summary: 'The display text of a wiki-link is the name of another note.',
  remedy: 'offer',
  checkNamedLink({ link, destination }, { note, vault }) {
    const { display, fragment } = link;
    if (link.embed || !display || destination.kind !== 'note' || destination.by === 'self') return undefined;
    if (fragment && sameWords(fragment.text, display.text)) return undefined;
    const other = otherNoteNamed(vault, display.text, destination.path);
    if (!other) return undefined;
    const simple = `[[${link.target.text}]]`;
    const meant = writeTarget(vault, note.path, other.path);
    return {
      range: link,
      message:
        `'${display.text}' is shown, which is the name of another note, and '${stemOf(destination.path)}' is opened. ` +
        `Link to the note that is meant, or choose a display text that fits.`,
      related: [{ path: other.path, range: noteStart, message: `The note '${stemOf(other.path)}'.` }],
      fixes: () => [
        {
          title: `Change to [[${meant}]]`,
          safe: false,
          edit: editOf(note.path, { range: contentOf(link), newText: meant }),
        },
        withoutDisplay(note.path, link, `Keep the target, drop the display text: ${simple}`, false),
      ],
    };
  },
};

/** The note that goes by the display text, when that is not the target, nor another word for it. */
function otherNoteNamed(vault: Vault, display: string, path: string): Note | undefined {
  const words = foldWords(display);
  // Nearly every display text names no note at all, or the one that is opened.
  if (!vault.notesByWords.has(words) || vault.notesByWords.only(words) === path) return undefined;
  const notes = vault.notesByWords.get(words);
  const target = vault.notes.get(path);
  if (!target || notes.has(path)) return undefined;
  if (areInflections(words, foldWords(stemOf(path)))) return undefined;
  if (aliasesOf(target).some((alias) => foldWords(alias) === words)) return undefined;
  return vault.notes.get([...notes].sort()[0] ?? '');
}
