import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { gitIgnoreOf } from './git-patterns.ts';
import { isInside, toVaultPath } from './local-path.ts';
import { type FileKind, Members, marks } from './members.ts';
import { reasonOf } from './reason.ts';
import { isMarked } from './root.ts';

/** The files of a vault: vault-relative paths with `/`, sorted. */
export interface FileList {
  readonly notes: readonly string[];
  readonly attachments: readonly string[];
  /** Those of them that are symbolic links, with the vault's file to which each leads. */
  readonly links: ReadonlyMap<string, string>;
  /** The folders that are marked as vaults of their own, which are left out. */
  readonly vaults: readonly string[];
  /** Folders that could not be listed, and why. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * The files under the root that belong to the vault: not hidden, not in `node_modules`, not ignored by git, not named
 * by `exclude`. A Markdown file that `include` names is a note, any other file an attachment. A symbolic link counts
 * as a file when it leads to a file of the vault; linked folders are left out, and so are folders that are marked as
 * vaults of their own. Throws when the root cannot be listed.
 */
export function listFiles(root: string, config: Config): FileList {
  const members = new Members(config, gitIgnoreOf(root));
  const realRoot = realpathSync(root);
  const links = new Map<string, string>();
  const isLinkedFile = (path: string): boolean => {
    const target = members.hasFile(path) ? linkedPath(join(root, path), realRoot) : undefined;
    if (target !== undefined) links.set(path, target);
    return target !== undefined;
  };
  const unreadable: { path: string; reason: string }[] = [];
  const vaults: string[] = [];
  const found: string[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = entriesOrReason(join(root, folder), (reason) => {
      if (folder === '') throw reason;
      unreadable.push({ path: folder, reason: reasonOf(reason) });
    });
    if (folder !== '' && entries.some(({ name }) => marks.includes(name))) {
      vaults.push(folder);
      continue;
    }
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (members.enters(path)) folders.push(path);
      } else if (entry.isFile() ? members.hasFile(path) : entry.isSymbolicLink() && isLinkedFile(path))
        found.push(path);
    }
  }
  const notes: string[] = [];
  const attachments: string[] = [];
  for (const path of found.sort()) (members.isNote(path) ? notes : attachments).push(path);
  return { notes, attachments, links, vaults: vaults.sort(), unreadable };
}

/**
 * What a file of that path would be to the vault, whether it exists or not; undefined when it does not belong to it. Which
 * folders are vaults of their own is looked at once: when that changes, the vault is read anew, with another classifier.
 */
export function fileClassifier(root: string, config: Config): (path: string) => FileKind | undefined {
  const members = new Members(config, gitIgnoreOf(root));
  const known = new Map<string, boolean>();
  const isVault = (folder: string): boolean => {
    const isKnown = known.get(folder) ?? isMarked(join(root, folder));
    known.set(folder, isKnown);
    return isKnown;
  };
  return (path) => members.kindOf(path, isVault);
}

/** Whether a path leads, by way of symbolic links or not, to a file below the folder, which is no link itself. */
export function leadsInside(link: string, realRoot: string): boolean {
  return linkedPath(link, realRoot) !== undefined;
}

/** The path below the folder of the file to which a path leads; undefined when it leads to none there. */
export function linkedPath(link: string, realRoot: string): string | undefined {
  const file = linkedFile(link);
  const path = file === undefined ? undefined : toVaultPath(file, realRoot);
  return path !== undefined && isInside(path) ? path : undefined;
}

/** The file at the end of symbolic links; undefined when the link leads nowhere, in a ring, or to a folder. */
function linkedFile(link: string): string | undefined {
  try {
    const file = realpathSync(link);
    return statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

function entriesOrReason(folder: string, refuse: (reason: unknown) => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    refuse(error);
    return [];
  }
}
