import type { VaultEdit } from '../text/edit.ts';
import type { FileChanges } from '../vault/after.ts';
import { fileNameOf, fold, isMarkdown, stemOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import type { ReadText } from './feature.ts';
import { keepLinks, type LinkPlace } from './keep-links.ts';

/** A file or folder that gets another path. `to` is undefined when the new place is not in the vault. */
export interface FileMove {
  readonly from: string;
  readonly to: string | undefined;
}

/** What keeps the links right while files move, and the links that it cannot keep. */
export interface FollowingEdit {
  /** Only text edits, under the paths before the move: whoever asked moves the files. */
  readonly edit: VaultEdit;
  readonly lost: readonly LinkPlace[];
}

/** What has to change in the vault's notes when files and folders, notes and attachments alike, move all at once. */
export function willRenameFiles(vault: Vault, moves: readonly FileMove[], read: ReadText): FollowingEdit {
  const { edits, lost } = keepLinks(vault, { files: movedFiles(vault, moves) }, read);
  return { edit: { edits }, lost };
}

/** The files that move when files and folders do. A file that is named itself goes where it is told, not with its folder. */
export function movedFiles(vault: Vault, moves: readonly FileMove[]): FileChanges {
  const targets = new Map<string, string | undefined>();
  const folders = new Map<string, string>();
  const single = moves.filter(({ from }) => isFile(vault, from));
  for (const { from, to } of moves) {
    if (isFile(vault, from)) continue;
    if (to !== undefined) folders.set(from, to);
    for (const path of filesBelow(vault, from)) targets.set(path, to === undefined ? to : to + path.slice(from.length));
  }
  for (const { from, to } of single) targets.set(from, to);
  const files = new Map<string, string>();
  const deletes: string[] = [];
  for (const [from, to] of targets)
    if (to === undefined) deletes.push(from);
    else if (to !== from) files.set(from, to);
  return { moves: files, folders, deletes };
}

/** The notes and attachments in a folder and below it. */
export function filesBelow(vault: Vault, folder: string): string[] {
  const start = `${folder}/`;
  return [...vault.notes.keys(), ...vault.attachments].filter((path) => path.startsWith(start));
}

/** The file of the vault that stands in the way of one that is to be at the path: of that path, whatever its case. */
export function fileAt(vault: Vault, path: string, moving?: string): string | undefined {
  const known = isMarkdown(path)
    ? vault.notesByStem.get(fold(stemOf(path)))
    : vault.attachmentsByName.get(fold(fileNameOf(path)));
  return [...known].find((other) => other !== moving && fold(other) === fold(path));
}

function isFile(vault: Vault, path: string): boolean {
  return vault.notes.has(path) || vault.attachments.has(path);
}
