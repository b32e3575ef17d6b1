import type { TextEdit, VaultEdit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { withoutTail } from '../text/tail.ts';
import { unsafeCharacters } from '../text/unsafe.ts';
import { escapeYaml, quoteBefore } from '../vault/escape.ts';
import { nameKey } from '../vault/filed-names.ts';
import { fileNameOf, fold, folderOf, isDeviceName, isMarkdown, stemOf } from '../vault/path.ts';
import { resolveLink } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';
import { canBeTarget } from '../vault/write-link.ts';
import type { ReadText, Refusal } from './feature.ts';
import { keepLinks, type Plan } from './keep-links.ts';
import { replacePart } from './link-keeper.ts';
import { fileAt } from './will-rename-files.ts';

/**
 * Gives a note or attachment another name in its folder, with every link to it. The extension stays and may be left out:
 * `v1.2` makes `v1.2.md`.
 */
export function renameFile(vault: Vault, path: string, newName: string, read: ReadText): VaultEdit | Refusal {
  const extension = isMarkdown(path) ? path.slice(-3) : extensionOf(path);
  const hasExtension = extension !== '' && fold(newName).endsWith(fold(extension));
  const stem = hasExtension ? newName.slice(0, -extension.length) : newName;
  const reason = faultOfName(stem);
  if (reason) return { refused: reason };
  const folder = folderOf(path);
  return moveFile(vault, path, `${folder === '' ? '' : `${folder}/`}${stem}${extension}`, read);
}

/** Gives a note or attachment another path, with every link to it and its own. Refuses when something is in the way. */
export function moveFile(vault: Vault, from: string, to: string, read: ReadText): VaultEdit | Refusal {
  if (from === to) return { edits: new Map() };
  const there = fileAt(vault, to, from);
  if (there !== undefined) return { refused: `There is already a file '${there}'.` };
  const edit = carryOut(vault, { files: { moves: new Map([[from, to]]) } }, read);
  return 'refused' in edit ? edit : { ...edit, renames: [{ from, to }] };
}

/** The plan's edits and those that keep the links; a refusal when a link could not be kept. */
export function carryOut(vault: Vault, plan: Plan, read: ReadText): VaultEdit | Refusal {
  const { edits, lost } = keepLinks(vault, plan, read);
  const first = lost[0];
  if (!first) return { edits };
  const text = read(first.path)?.slice(first.start, first.end) ?? '';
  const further = lost.length > 1 ? `, nor could ${lost.length - 1} further` : '';
  return {
    refused: `The link ${text} in '${first.path}' could not be kept${further}: no such link can name the place then.`,
  };
}

/** Gives all links of the vault to the same missing name another one. */
export function retargetMissing(vault: Vault, target: string, newName: string, read: ReadText): VaultEdit | Refusal {
  if (!canBeTarget(newName)) return { refused: `No wiki-link can hold the name '${newName}'.` };
  const edits = new Map<string, TextEdit[]>();
  vault.forEachLinkNaming(new Set([nameKey(target)]), (path, link) => {
    if ((link.kind !== 'wiki' && link.kind !== 'field') || fold(link.target.text) !== fold(target)) return;
    if (resolveLink(vault, path, link).kind !== 'missing') return;
    const edit = replacePart(() => read(path) ?? '', link, link.target, newName);
    edits.set(path, [...(edits.get(path) ?? []), edit]);
  });
  return carryOut(vault, { edits }, read);
}

/** The edit that gives a YAML scalar another text, quoted as it was or as it has to be. */
export function editOfScalar(item: Range, text: string, source: string): TextEdit {
  const quote = quoteBefore(source, item.start);
  return { range: { start: item.start, end: item.end }, newText: escapeYaml(text, quote) };
}

/** Why no file should be called so; undefined for a good name. */
export function faultOfName(stem: string): string | undefined {
  if (stem.trim() === '') return 'The new name is empty.';
  if (stem.includes('/') || stem.includes('\\'))
    return "A name cannot hold '/' or '\\': move the file to another folder instead.";
  const bad = /[#^[\]|:*?"<>]/.exec(stem)?.[0];
  if (bad)
    return `'${bad}' cannot stand in a name: ${isLinkMark(bad) ? 'no wiki-link could hold it' : 'not every system can store such a file'}.`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\x00-\x1f\x7f]/.test(stem)) return 'A name cannot hold control characters.';
  if (stem !== stem.trim()) return 'A name cannot begin or end with a space.';
  if (stem.startsWith('.')) return 'A file whose name begins with a dot is hidden, and not part of the vault.';
  if (isDeviceName(stem)) return `Windows cannot store a file called '${stem}'.`;
  return stem.endsWith('.') ? 'Not every system can store a name that ends with a dot.' : undefined;
}

/** Why a file should not be moved there, by the names that are new: folders of the vault may be called as they are. */
export function faultOfMove(vault: Vault, from: string, to: string): string | undefined {
  const names = to.split('/');
  const folders = names.slice(0, -1).filter((_, index) => !vault.hasFolder(names.slice(0, index + 1).join('/')));
  const name = fileNameOf(to);
  if (folders.includes('node_modules')) return "What is in 'node_modules' is not part of the vault.";
  return [...folders, ...(name === fileNameOf(from) ? [] : [name])]
    .map(faultOfName)
    .find((fault) => fault !== undefined);
}

/** The extension with its dot; empty when there is none. */
export function extensionOf(path: string): string {
  const name = fileNameOf(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot) : '';
}

/** The name of a file that is to be called like a text: without what no file name can hold. */
export function fileNameFor(text: string): string {
  return stemOf(
    withoutTail(
      text
        .replace(unsafeCharacters, ' ')
        .replace(/[#^[\]|:*?"<>\\/\s]+/g, ' ')
        .replace(/^[.\s]+/, ''),
      /[.\s]/,
    ),
  );
}

function isLinkMark(character: string): boolean {
  return '#^[]|'.includes(character);
}
