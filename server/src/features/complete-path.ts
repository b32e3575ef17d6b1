import { decodedDestination } from '../parse/destination.ts';
import type { Note } from '../parse/note.ts';
import { escapeDestination } from '../vault/escape.ts';
import { titleOf } from '../vault/fields.ts';
import { fileNameOf, fold, folderOf, stemOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { type PathForm, writePath } from '../vault/write-link.ts';
import { bestCandidates } from './best-candidates.ts';
import { fileMatches } from './candidates.ts';
import type { PathContext } from './completion-context.ts';
import type { Completion, CompletionItem } from './completion-item.ts';
import { isImage } from './live-text.ts';
import type { Candidate } from './matches.ts';

/**
 * The files of the vault as the destination of a Markdown link, by name, title or path; for an image the images. The
 * path is written as it is begun: from the root behind `/`, with `./` in front, else as short as can be.
 */
export function pathCompletion(vault: Vault, from: Note, context: PathContext): Completion {
  const typed = decodedDestination(context.typed);
  const form: PathForm = {
    kind: typed.startsWith('/') ? 'rooted' : 'relative',
    dotted: typed.startsWith('./'),
    extension: true,
  };
  // What leads to a folder says nothing of the file's own path.
  const query = fold(typed.replace(/^\/?(?:\.{1,2}\/)*\.{0,2}/, ''));
  const matches = fileMatches(vault, query, (path) => !context.image || isImage(path));
  const best = bestCandidates(vault, from, matches, context.image);
  return {
    range: context.range,
    items: best.map((candidate) => itemOf(vault, from, candidate, context, form)),
    incomplete: true,
    commitCharacters: context.closing === '' && !context.image ? ['#'] : [],
  };
}

function itemOf(
  vault: Vault,
  from: Note,
  { path, name }: Candidate,
  { typed, angled, closing }: PathContext,
  form: PathForm,
): CompletionItem {
  const note = vault.notes.get(path);
  const title = note ? titleOf(note) : fileNameOf(path);
  const written = writePath(vault, from.path, path, form) ?? `/${path}`;
  return {
    kind: note ? 'note' : 'attachment',
    label: fileNameOf(path),
    detail: [title === stemOf(path) || !note ? '' : title, folderOf(path)].filter((part) => part !== '').join(' · '),
    filterText: typed === '' ? name : `${typed} ${name}`,
    newText: escapeDestination(written, { angled, spacesEncoded: !angled, unicodeEncoded: false }) + closing,
    ...(note && { preview: { path } }),
  };
}
