import type { Note } from '../parse/note.ts';
import { editOf } from '../text/edit.ts';
import { isLinked } from '../vault/backlinks.ts';
import { stemOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { indexEntry } from './index-entry.ts';
import { indexNoteOf } from './index-notes.ts';
import { noteStart, placeOf } from './place.ts';
import type { Fix, Rule } from './rule.ts';

export const missingFromIndex: Rule = {
  id: 'missing-from-index',
  severity: ({ indexes }) => (Object.keys(indexes).length > 0 ? 'warning' : 'hint'),
  severityNote: '`warning` with `indexes` in the config',
  summary: 'The index note of the section does not link to a note of it.',
  remedy: 'fix or offer',
  *check({ note, vault }) {
    const index = vault.notes.get(indexNoteOf(vault, note.path) ?? '');
    if (!index || isLinked(vault, note.path, (source) => source === index.path)) return;
    yield {
      range: placeOf(note),
      message: `The index note '${stemOf(index.path)}' does not link to this note; readers find it by chance only.`,
      related: [{ path: index.path, range: noteStart, message: `The index note.` }],
      fixes: () => listing(vault, note),
    };
  },
};

/** The fix that lists the note in its index note, as both are now. */
export function listing(vault: Vault, note: Note, mayBeSafe = true): Fix[] {
  const index = vault.notes.get(indexNoteOf(vault, note.path) ?? '');
  if (!index) return [];
  const { edit, placed, link } = indexEntry(vault, index, note);
  const title = `Add ${link} to '${stemOf(index.path)}'`;
  return [{ title, safe: placed && mayBeSafe, edit: editOf(index.path, edit) }];
}
