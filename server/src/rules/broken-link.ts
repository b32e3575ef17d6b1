import { editOf } from '../text/edit.ts';
import { nearestNotes } from '../vault/nearest.ts';
import { resolveLink } from '../vault/resolve.ts';
import { writeTarget } from '../vault/write-link.ts';
import type { Rule } from './rule.ts';

export const brokenLink: Rule = {
  id: 'broken-link',
  severity: 'error',
  summary: 'A wiki-link names no note and no attachment.',
  *check({ note, vault }) {
    for (const link of vault.links(note.path)) {
      if (link.kind !== 'wiki' && link.kind !== 'field') continue;
      if (link.embed) continue;
      const destination = resolveLink(vault, note.path, link);
      if (destination.kind === 'outside') {
        yield { range: link, message: `'${link.target.text}' leads out of the vault.` };
        continue;
      }
      if (destination.kind !== 'missing') continue;
      const fixes = nearestNotes(vault, link.target.text).map((path) => {
        const newText = writeTarget(vault, note.path, path);
        return {
          title: `Change to [[${newText}]]`,
          safe: false,
          edit: editOf(note.path, { range: link.target, newText }),
        };
      });
      yield { range: link, message: `There is no note '${link.target.text}' in this vault.`, fixes };
    }
  },
};
