import { unsafeCharacters } from '../text/unsafe.ts';
import { fileNameOf, fold, folderOf, stemOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { placeOf } from './place.ts';
import type { Fix, Rule } from './rule.ts';

export const unfiledName: Rule = {
  id: 'unfiled-name',
  severity: 'off',
  summary: 'The name of a note has a character that links or the site cannot have: `#`, `|`, `^`, `[`, `]` or `:`.',
  remedy: 'offer',
  *check({ note, vault }) {
    const found = [...new Set(note.path.match(/[#|^[\]:]/g) ?? [])];
    if (found.length === 0) return;
    const characters = found.map((character) => `'${character}'`).join(', ');
    const isOwn = /[#|^[\]:]/.test(fileNameOf(note.path));
    yield {
      range: placeOf(note),
      message: isOwn
        ? `The name '${stemOf(note.path)}' has ${characters}, so no wiki-link can name this note.`
        : `The folder of this note has ${characters} in its name, so no wiki-link can name its path.`,
      fixes: () => (isOwn ? renaming(vault, note.path) : []),
    };
  },
};

function renaming(vault: Vault, path: string): Fix[] {
  const stem = stemOf(path)
    .replace(unsafeCharacters, ' ')
    .replace(/[#|^[\]:]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (stem === '' || vault.notesByStem.get(fold(stem)).size > 0) return [];
  const folder = folderOf(path);
  const to = `${folder === '' ? '' : `${folder}/`}${stem}.md`;
  return [{ title: `Rename to ${stem}`, safe: false, edit: { edits: new Map(), renames: [{ from: path, to }] } }];
}
