import type { VaultEdit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { fileNameOf, isMarkdown, stemOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { isRefusal, type Place, type ReadText, type Refusal } from './feature.ts';
import { renameBlock, renameHeading, renameTitle } from './rename-anchor.ts';
import { extensionOf, renameFile, retargetMissing } from './rename-file.ts';
import { type Subject, subjectAt } from './rename-subject.ts';
import { renameAlias, renameFootnote, renameLabel, renameTag } from './rename-word.ts';

/** What can be renamed at a cursor: where the name stands, and what it is now. */
export interface Renamable {
  readonly range: Range;
  /** The name to be edited: of a file without its extension, of a heading as it is written. */
  readonly placeholder: string;
}

/** What a rename at the cursor would rename; undefined when there is no name, a refusal when its name cannot be changed. */
export function prepareRename(vault: Vault, place: Place, read: ReadText): Renamable | Refusal | undefined {
  const subject = subjectAt(vault, place, read(place.path) ?? '');
  if (!subject || isRefusal(subject)) return subject;
  return { range: { start: subject.at.start, end: subject.at.end }, placeholder: nameOf(subject, read) };
}

/**
 * Renames what stands under the cursor, everywhere in the vault: a note or attachment (with its file), a title, heading,
 * block id, tag, alias, footnote or label. Every link leads afterwards where it led before. Undefined when there is no
 * name; a refusal when the new name cannot be given.
 */
export function rename(vault: Vault, place: Place, newName: string, read: ReadText): VaultEdit | Refusal | undefined {
  const subject = subjectAt(vault, place, read(place.path) ?? '');
  if (!subject || isRefusal(subject)) return subject;
  const name = newName.trim();
  if (name === '') return { refused: 'The new name is empty.' };
  if (/[\r\n]/.test(name)) return { refused: 'A name has one line.' };
  return renameSubject(vault, subject, name, read);
}

function renameSubject(vault: Vault, subject: Subject, name: string, read: ReadText): VaultEdit | Refusal {
  switch (subject.kind) {
    case 'file':
      return renameFile(vault, subject.path, name, read);
    case 'missing':
      return retargetMissing(vault, subject.target, name, read);
    case 'title':
      return renameTitle(vault, subject, name, read);
    case 'heading':
      return renameHeading(vault, subject.note, subject.heading, name, read);
    case 'block':
      return renameBlock(vault, subject.note, subject.id, name, read);
    case 'tag':
      return renameTag(vault, subject.name, name, read);
    case 'alias':
      return renameAlias(vault, subject.note, subject.alias, name, read);
    case 'label':
      return renameLabel(subject.note, subject.target, name, read);
    case 'footnote':
      return renameFootnote(subject.note, subject.label, name, read);
  }
}

function nameOf(subject: Subject, read: ReadText): string {
  const raw = (path: string, range: Range): string => (read(path) ?? '').slice(range.start, range.end);
  switch (subject.kind) {
    case 'file': {
      const { path } = subject;
      return isMarkdown(path) ? stemOf(path) : fileNameOf(path).slice(0, -extensionOf(path).length || undefined);
    }
    case 'missing':
      return subject.target;
    case 'title':
      return subject.heading ? raw(subject.note.path, subject.heading.text) : (subject.item?.text ?? '');
    case 'heading':
      return raw(subject.note.path, subject.heading.text);
    case 'block':
      return subject.id;
    case 'tag':
      return subject.name;
    case 'alias':
      return subject.alias.text;
    case 'label':
    case 'footnote':
      return subject.label;
  }
}
