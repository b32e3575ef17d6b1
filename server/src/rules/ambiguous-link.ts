import { editOf } from '../text/edit.ts';
import { withoutMarkdownExtension } from '../vault/path.ts';
import { resolveLink } from '../vault/resolve.ts';
import { writeTarget } from '../vault/write-link.ts';
import type { Rule } from './rule.ts';

export const ambiguousLink: Rule = {
  id: 'ambiguous-link',
  severity: 'warning',
  summary: 'Several notes match a wiki-link equally well.',
  *check({ note, vault }) {
    for (const link of vault.links(note.path)) {
      if (link.kind !== 'wiki' && link.kind !== 'field') continue;
      const destination = resolveLink(vault, note.path, link);
      if ((destination.kind !== 'note' && destination.kind !== 'attachment') || destination.others.length === 0)
        continue;
      const candidates = [destination.path, ...destination.others];
      const fixes = candidates.map((path) => {
        const newText = writeTarget(vault, note.path, path);
        return {
          title: `Change to [[${newText}]]`,
          safe: false,
          edit: editOf(note.path, { range: link.target, newText }),
        };
      });
      const named = candidates.map(withoutMarkdownExtension).join(', ');
      yield {
        range: link,
        message: `'${link.target.text}' names ${candidates.length} files: ${named}. The first one is opened.`,
        fixes,
      };
    }
  },
};
