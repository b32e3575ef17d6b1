import { setField } from '../parse/front-matter-edit.ts';
import { parseNote } from '../parse/scan.ts';
import { optionsFor } from '../rules/judge.ts';
import { outdatedModified } from '../rules/outdated-modified.ts';
import { changeSince } from '../rules/repository.ts';
import type { Circumstances } from '../rules/rule.ts';
import type { TextEdit } from '../text/edit.ts';
import { EditedText } from '../text/edited.ts';
import { fieldOf } from '../vault/fields.ts';
import type { Vault } from '../vault/vault.ts';
import { fixAllInNote } from './code-actions.ts';
import type { ReadText } from './feature.ts';

/** What is done to a note when it is saved; all of it is off unless the user asks for it. */
export interface OnSave {
  /** Applies the safe fixes of the note. */
  readonly fixAll: boolean;
  /** Sets the date of the last change to today, in a note that has one and whose text was changed. */
  readonly updateModified: boolean;
}

/** The edits of a note that is about to be saved; `saved` is what the file holds until then. */
export function beforeSave(
  vault: Vault,
  read: ReadText,
  path: string,
  circumstances: Circumstances,
  { fixAll, updateModified, saved }: OnSave & { readonly saved: string | undefined },
): readonly TextEdit[] {
  const edited = new EditedText(read(path) ?? '');
  const fixes = fixAll ? fixAllInNote(vault, read, path, circumstances)?.edit.edits.get(path) : undefined;
  if (fixes) edited.apply(fixes);
  const date = updateModified && saved !== undefined && dateEdit(vault, path, edited.text, saved, circumstances.today);
  if (date) edited.apply([date]);
  return edited.edits;
}

/** Undefined where nothing but the front matter was changed, or the date itself was: then its writer knows better. */
function dateEdit(vault: Vault, path: string, text: string, saved: string, today: string): TextEdit | undefined {
  const field = String(optionsFor(vault, path, outdatedModified).field);
  const note = parseNote(path, text);
  const written = fieldOf(note, field)?.items[0]?.text;
  if (written === undefined || written === today) return undefined;
  const change = changeSince(path, saved, text);
  return change?.body && change.fields.get(field) === written ? setField(note, field, today) : undefined;
}
