import { decodedDestination } from '../parse/destination.ts';
import type { Note } from '../parse/note.ts';
import { escapeDestination } from '../vault/escape.ts';
import { titleOf } from '../vault/fields.ts';
import { fileNameOf, folderOf, stemOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { type PathForm, writePath } from '../vault/write-link.ts';
import type { Completion } from './completion.ts';
import type { PathContext } from './completion-context.ts';
import { isImage } from './live-text.ts';
import { type Offer, ranked } from './ranked.ts';

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
  const query = typed.replace(/^\/?(?:\.{1,2}\/)*\.{0,2}/, '');
  const commitCharacters = context.closing === '' && !context.image ? ['#'] : [];
  return ranked(context, offersOf(vault, from, context, form, query.includes('/')), { query, commitCharacters });
}

function* offersOf(
  vault: Vault,
  from: Note,
  { image, angled, closing }: PathContext,
  form: PathForm,
  byPath: boolean,
): Generator<Offer> {
  const destination = { angled, spacesEncoded: !angled, unicodeEncoded: false };
  const newText = (path: string): string =>
    escapeDestination(writePath(vault, from.path, path, form) ?? `/${path}`, destination) + closing;
  const home = folderOf(from.path);
  if (!image)
    for (const note of vault.notes.values()) {
      const { path } = note;
      const title = titleOf(note);
      const detail = [title === stemOf(path) ? '' : title, folderOf(path)].filter((part) => part !== '').join(' · ');
      yield {
        names: byPath ? [path] : [fileNameOf(path), title],
        weight: folderOf(path) === home ? 2 : 1,
        item: () => ({ kind: 'note', label: fileNameOf(path), detail, newText: newText(path), preview: { path } }),
      };
    }
  for (const path of vault.attachments) {
    if (image && !isImage(path)) continue;
    const item = (): ReturnType<Offer['item']> => {
      return { kind: 'attachment', label: fileNameOf(path), detail: folderOf(path), newText: newText(path) };
    };
    yield { names: [byPath ? path : fileNameOf(path)], weight: folderOf(path) === home ? 1 : 0, item };
  }
}
