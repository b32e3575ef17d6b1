import type { Heading, Note } from '../parse/note.ts';
import { parseNote } from '../parse/scan.ts';
import { slugOf } from '../parse/slug.ts';
import { applyEdits, type TextEdit, type VaultEdit } from '../text/edit.ts';
import { fold, folderOf, sameWords, stemOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import type { ReadText, Refusal } from './feature.ts';
import { carryOut, editOfScalar, faultOfName, fileNameFor } from './rename-file.ts';
import type { Subject } from './rename-subject.ts';
import { fileAt } from './will-rename-files.ts';

/** Puts another text, with its Markdown, in the place of a heading's, and lets every link to the note's headings follow. */
export function renameHeading(
  vault: Vault,
  note: Note,
  heading: Heading,
  newName: string,
  read: ReadText,
): VaultEdit | Refusal {
  const edit = { range: { start: heading.text.start, end: heading.text.end }, newText: newName };
  const refusal = unlessHeading(note, heading, edit, read);
  return refusal ?? carryOut(vault, { edits: new Map([[note.path, [edit]]]) }, read);
}

/**
 * Gives a note another title: in its first heading, its front matter, or both where they say the same. A note whose
 * file is called like its title gets a new file name of the same style (`level-the-bed.md`, `Level the bed.md`).
 */
export function renameTitle(
  vault: Vault,
  subject: Extract<Subject, { kind: 'title' }>,
  newName: string,
  read: ReadText,
): VaultEdit | Refusal {
  const { note, heading, item } = subject;
  const edits: TextEdit[] = [];
  if (item) edits.push(editOfScalar(item, newName, read(note.path) ?? ''));
  if (heading) {
    const edit = { range: { start: heading.text.start, end: heading.text.end }, newText: newName };
    const refusal = unlessHeading(note, heading, edit, read);
    if (refusal) return refusal;
    edits.push(edit);
  }
  const oldTitle = item?.text.trim() ?? heading?.text.text ?? '';
  const to = pathForTitle(note.path, oldTitle, newName);
  const plan = { edits: new Map([[note.path, edits]]) };
  if (to === note.path) return carryOut(vault, plan, read);
  const fault = faultOfName(stemOf(to));
  if (fault) return { refused: fault };
  const there = fileAt(vault, to, note.path);
  if (there !== undefined) return { refused: `There is already a file '${there}'.` };
  const edit = carryOut(vault, { ...plan, files: { moves: new Map([[note.path, to]]) } }, read);
  return 'refused' in edit ? edit : { ...edit, renames: [{ from: note.path, to }] };
}

/** Gives a block another id, and lets the links to it follow. */
export function renameBlock(
  vault: Vault,
  note: Note,
  id: string,
  newName: string,
  read: ReadText,
): VaultEdit | Refusal {
  const newId = newName.replace(/^\^/, '');
  const blocks = note.blocks.filter((block) => fold(block.text) === fold(id));
  if (fold(newId) !== fold(id) && note.blocks.some((block) => fold(block.text) === fold(newId)))
    return { refused: `There is already a block '^${newId}' in this note.` };
  const edits = blocks.map(({ start, end }) => ({ range: { start, end }, newText: newId }));
  const after = parseNote(note.path, applyEdits(read(note.path) ?? '', edits));
  if (after.blocks.filter((block) => block.text === newId).length !== blocks.length)
    return { refused: `'${newId}' is no block id: only letters, digits and '-' can stand in one.` };
  return carryOut(vault, { edits: new Map([[note.path, edits]]) }, read);
}

/** A refusal when the text with the edit has no longer that heading, or other ones than before. */
function unlessHeading(note: Note, heading: Heading, edit: TextEdit, read: ReadText): Refusal | undefined {
  const after = parseNote(note.path, applyEdits(read(note.path) ?? '', [edit]));
  const index = note.headings.indexOf(heading);
  const now = after.headings[index];
  const isOne =
    after.headings.length === note.headings.length &&
    now?.level === heading.level &&
    now.text.start === heading.text.start &&
    now.text.end === heading.text.start + edit.newText.length;
  return isOne ? undefined : { refused: `'${edit.newText}' cannot stand in a heading as it is.` };
}

/** The path of a note after its title has changed: the file's name follows when it was made of the title. */
function pathForTitle(path: string, oldTitle: string, newTitle: string): string {
  const stem = stemOf(path);
  if (!sameWords(stem, oldTitle) && stem !== slugOf(oldTitle)) return path;
  const name = fileNameInStyle(stem, oldTitle, newTitle);
  const folder = folderOf(path);
  return `${folder === '' ? '' : `${folder}/`}${name}${path.slice(-3)}`;
}

function fileNameInStyle(stem: string, oldTitle: string, newTitle: string): string {
  if (stem === slugOf(oldTitle)) return slugOf(newTitle);
  const name = fileNameFor(newTitle);
  if (stem === fileNameFor(oldTitle)) return name;
  const separator = /[_-]/.exec(stem)?.[0];
  const words = separator ? name.replace(/[\s_-]+/g, separator) : name;
  return stem === stem.toLowerCase() ? words.toLowerCase() : words;
}
