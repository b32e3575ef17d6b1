import { fileNameOf, fold, folderOf, stemOf, withoutMarkdownExtension } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { noteStart, placeOf } from './place.ts';
import type { Fix, Rule } from './rule.ts';

export const duplicateStem: Rule = {
  id: 'duplicate-stem',
  severity: 'warning',
  summary: 'Another note has the same stem, so that no short link can name either.',
  remedy: 'offer',
  options: {
    except: {
      type: 'list',
      default: ['index', 'README'],
      description: 'Stems that several notes may have.',
    },
  },
  *check({ note, vault }, options) {
    const stem = fold(stemOf(note.path));
    if (vault.notesByStem.only(stem) !== undefined) return;
    if (Array.isArray(options.except) && options.except.some((name) => fold(name) === stem)) return;
    // The first one keeps its name; it is the one that a link from nowhere near would open.
    const [first, ...others] = [...vault.notesByStem.get(stem)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    if (first === undefined || !others.includes(note.path)) return;
    yield {
      range: placeOf(note),
      message:
        `'${withoutMarkdownExtension(first)}' has the stem '${stemOf(note.path)}', too: a link by the stem alone is ` +
        `ambiguous. Give one of them another name.`,
      related: [{ path: first, range: noteStart, message: `The first note called '${stemOf(first)}'.` }],
      fixes: () => renaming(vault, note.path),
    };
  },
};

/** Offers the stem with the folder's name in front. */
function renaming(vault: Vault, path: string): Fix[] {
  const folder = folderOf(path);
  if (folder === '') return [];
  const stem = `${fileNameOf(folder)}-${stemOf(path)}`;
  if (vault.notesByStem.get(fold(stem)).size > 0) return [];
  const to = `${folder}/${stem}.md`;
  return [{ title: `Rename to ${stem}`, safe: false, edit: { edits: new Map(), renames: [{ from: path, to }] } }];
}
