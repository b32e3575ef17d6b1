import { fileNameOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import type { ReadText } from './feature.ts';
import { keepLinks } from './keep-links.ts';
import type { FollowingEdit } from './will-rename-files.ts';

/**
 * What has to change so that new files, notes or attachments, take no link from another file: a short link that would
 * become ambiguous, or lead to a new file, is written with a longer path. Links that named nothing may find a new file.
 */
export function willCreateFiles(vault: Vault, paths: readonly string[], read: ReadText): FollowingEdit {
  // Without an extension it is most likely a folder: the protocol does not tell.
  const isNew = (path: string): boolean => !vault.notes.has(path) && !vault.attachments.has(path);
  const creates = paths.filter((path) => isNew(path) && fileNameOf(path).includes('.'));
  const { edits, lost } = keepLinks(vault, { files: { creates } }, read);
  return { edit: { edits }, lost };
}
