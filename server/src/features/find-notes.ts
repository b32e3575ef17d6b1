import { parseNote } from '../parse/scan.ts';
import { aliasesOf, titleOf } from '../vault/fields.ts';
import { fold, sameWords, stemOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { bestCandidates } from './best-candidates.ts';
import { fileMatches } from './candidates.ts';

/** A note or attachment, as somebody who looks for it by name knows it. */
export interface FoundFile {
  readonly path: string;
  /** The title of a note, the name of an attachment. */
  readonly title: string;
  /** Other names of it: a stem that the title does not say, aliases. */
  readonly names: readonly string[];
}

/**
 * The notes, and if they are wanted the attachments, whose stem, title or alias matches the query, best first: as many as
 * a list has. Of equal matches those near the note at `from` come first, when it is given.
 */
export function findNotes(
  vault: Vault,
  query: string,
  { from, attachments = false }: { readonly from?: string | undefined; readonly attachments?: boolean } = {},
): FoundFile[] {
  const accepts = (path: string): boolean => attachments || vault.notes.has(path);
  const near = (from === undefined ? undefined : vault.notes.get(from)) ?? parseNote('', '');
  return bestCandidates(vault, near, fileMatches(vault, fold(query.trim()), accepts), false).map(({ path }) => {
    const note = vault.notes.get(path);
    if (!note) return { path, title: path.slice(path.lastIndexOf('/') + 1), names: [] };
    const title = titleOf(note);
    const stem = stemOf(path);
    return { path, title, names: [...(sameWords(title, stem) ? [] : [stem]), ...aliasesOf(note)] };
  });
}
