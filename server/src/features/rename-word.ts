import type { Note, ReferenceLink } from '../parse/note.ts';
import { parseNote } from '../parse/scan.ts';
import { applyEdits, editOf, sortedEdits, type TextEdit, type VaultEdit } from '../text/edit.ts';
import type { Part, Range } from '../text/range.ts';
import { escapeYaml } from '../vault/escape.ts';
import { aliasesOf, fieldOf } from '../vault/fields.ts';
import { fold } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import type { ReadText, Refusal } from './feature.ts';
import { carryOut, editOfScalar } from './rename-file.ts';
import { namesOfField, tagSeparator } from './rename-subject.ts';

/** Gives a tag, and the tags nested in it, another name in every text and front matter of the vault. */
export function renameTag(vault: Vault, name: string, newName: string, read: ReadText): VaultEdit | Refusal {
  const tag = newName.replace(/^#/, '');
  if (!isTag(tag))
    return { refused: `'${tag}' is no tag: letters, digits, '_', '-' and '/' make one, and not digits alone.` };
  const edits = new Map<string, TextEdit[]>();
  for (const note of vault.notes.values()) {
    const own = tagsInFrontMatter(note, name, read).map((part) => editOfItem(part, name, tag, read(note.path) ?? ''));
    for (const { start, text } of note.tags)
      if (isIn(text, name)) own.push(replaceStart(start + 1, firstNames(text, name), tag));
    if (own.length > 0) edits.set(note.path, own);
  }
  return carryOut(vault, { edits }, read);
}

/** Gives an alias of a note another text. Links by the alias, where the config lets them be, follow. */
export function renameAlias(
  vault: Vault,
  note: Note,
  alias: Part,
  newName: string,
  read: ReadText,
): VaultEdit | Refusal {
  const same = aliasesOf(note).find((other) => fold(other) === fold(newName));
  if (same !== undefined && fold(alias.text) !== fold(newName))
    return { refused: `The note already has the alias '${same}'.` };
  const edit = editOfScalar(alias, newName, read(note.path) ?? '');
  return carryOut(vault, { edits: new Map([[note.path, [edit]]]) }, read);
}

/** Gives a link definition another label, with every reference to it. What readers see stays. */
export function renameLabel(note: Note, target: Range, newName: string, read: ReadText): VaultEdit | Refusal {
  const text = read(note.path) ?? '';
  const isOfTarget = (link: Note['links'][number]): link is ReferenceLink =>
    link.kind === 'reference' && link.target.start === target.start;
  const definition = note.definitions.find((candidate) => candidate.target.start === target.start);
  if (!definition) return { refused: 'There is no definition of this label.' };
  const edits = note.links.filter(isOfTarget).map((link) => editOfReference(link, newName, text));
  edits.push({ range: { start: definition.label.start, end: definition.label.end }, newText: newName });
  const after = parseNote(note.path, applyEdits(text, edits));
  const isSame =
    after.definitions.length === note.definitions.length &&
    after.links.length === note.links.length &&
    after.links.every(
      (link, index) => link.kind === note.links[index]?.kind && link.target.text === note.links[index]?.target.text,
    );
  if (isSame) return editOf(note.path, ...sortedEdits(edits));
  return { refused: `'${newName}' cannot be the label: it is in use, or no label can be written so.` };
}

/** Gives a footnote another label, where it is referred to and where it is written. */
export function renameFootnote(note: Note, label: string, newName: string, read: ReadText): VaultEdit | Refusal {
  const footnotes = note.footnotes.filter((footnote) => fold(footnote.label.text) === fold(label));
  const edits = footnotes.map(({ label: { start, end } }) => ({
    range: { start, end },
    newText: newName.replace(/^\^/, ''),
  }));
  const after = parseNote(note.path, applyEdits(read(note.path) ?? '', edits));
  const labels = new Set(note.footnotes.map((footnote) => fold(footnote.label.text)));
  const labelsAfter = new Set(after.footnotes.map((footnote) => fold(footnote.label.text)));
  if (after.footnotes.length === note.footnotes.length && labelsAfter.size === labels.size)
    return editOf(note.path, ...edits);
  return { refused: `'${newName}' cannot be the label: it is in use, or no footnote can be called so.` };
}

/** The part of a nested tag that has as many names as the other tag: `a/b` of `a/b/c` for `x/y`. */
function firstNames(tag: string, like: string): string {
  return tag.split('/').slice(0, like.split('/').length).join('/');
}

function replaceStart(start: number, old: string, newText: string): TextEdit {
  return { range: { start, end: start + old.length }, newText };
}

/** The edit of a tag in the front matter; a plain scalar gets quotes when YAML would read the new tag as something else. */
function editOfItem(part: Part, name: string, tag: string, source: string): TextEdit {
  const old = firstNames(part.text, name);
  const whole = tag + part.text.slice(old.length);
  const isPlain = /[\s,[-]/.test(source[part.start - 1] ?? '') && /^(?:[ \t,\]\r\n]|$)/.test(source.slice(part.end));
  const escaped = isPlain ? escapeYaml(whole, '') : whole;
  return escaped === whole ? replaceStart(part.start, old, tag) : replaceStart(part.start, part.text, escaped);
}

/**
 * The edit of one reference. A reference without a label of its own shows its label (CommonMark §6.3, collapsed and
 * shortcut), so it gets one: `[label]` becomes `[label][new]`.
 */
function editOfReference(link: ReferenceLink, newText: string, source: string): TextEdit {
  const { label, display } = link;
  if (label.start !== display?.start) return { range: { start: label.start, end: label.end }, newText };
  const at = label.end + 1;
  return source.startsWith('[]', at)
    ? { range: { start: at + 1, end: at + 1 }, newText }
    : { range: { start: at, end: at }, newText: `[${newText}]` };
}

function isIn(tag: string, name: string): boolean {
  return fold(tag) === fold(name) || fold(tag).startsWith(`${fold(name)}/`);
}

function isTag(name: string): boolean {
  return parseNote('tag.md', `#${name} `).tags[0]?.text === name;
}

function tagsInFrontMatter(note: Note, name: string, read: ReadText): Part[] {
  const fields = [fieldOf(note, 'tags'), fieldOf(note, 'tag')].filter((field) => field !== undefined);
  if (!fields.some((field) => fold(String(field.value)).includes(fold(name)))) return [];
  return fields
    .flatMap((field) => namesOfField(field, read(note.path) ?? '', tagSeparator))
    .filter((part) => isIn(part.text, name));
}
