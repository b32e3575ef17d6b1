import { editOf } from '../text/edit.ts';
import { aliasesOf } from '../vault/fields.ts';
import { fold, stemOf } from '../vault/path.ts';
import { resolveLink } from '../vault/resolve.ts';
import { writeTarget } from '../vault/write-link.ts';
import { foldWords } from './redundant-alias.ts';
import type { Rule } from './rule.ts';

export const misleadingAlias: Rule = {
  id: 'misleading-alias',
  severity: 'warning',
  summary: 'The display text of a wiki-link is the name of another note.',
  *check({ note, vault }) {
    for (const link of vault.links(note.path)) {
      if (link.kind !== 'wiki' || link.embed) continue;
      const { display, pipe } = link;
      if (!display || !pipe) continue;
      const destination = resolveLink(vault, note.path, link);
      if (destination.kind !== 'note' || destination.by === 'self') continue;
      const named = [
        ...vault.notesByStem.get(fold(display.text).replace(/\s+/g, '-')),
        ...vault.notesByStem.get(fold(display.text)),
      ];
      const other = named.find((path) => path !== destination.path);
      if (other === undefined || named.includes(destination.path)) continue;
      const target = vault.notes.get(destination.path);
      if (!target || isAnotherFormOf(display.text, stemOf(destination.path))) continue;
      if (aliasesOf(target).some((alias) => foldWords(alias) === foldWords(display.text))) continue;
      const meant = writeTarget(vault, note.path, other);
      const inner = { start: link.target.start, end: link.inner.end };
      yield {
        range: link,
        message: `The display text '${display.text}' is the name of another note, but the link opens '${link.target.text}'. If '${display.text}' is meant, write [[${meant}]].`,
        related: [{ path: other, range: { start: 0, end: 0 }, message: `The note '${stemOf(other)}'.` }],
        fixes: [
          { title: `Change to [[${meant}]]`, safe: false, edit: editOf(note.path, { range: inner, newText: meant }) },
          {
            title: `Keep the target: [[${link.target.text}]]`,
            safe: false,
            edit: editOf(note.path, { range: { start: pipe.start, end: link.inner.end }, newText: '' }),
          },
        ],
      };
    }
  },
};

/** Whether one text is a plural or another inflection of the other: `backups` of `backup`. */
function isAnotherFormOf(text: string, stem: string): boolean {
  const root = (word: string): string => foldWords(word).replace(/(?:ies|y|es|s|ing|ed)$/, '');
  return root(text) === root(stem);
}
