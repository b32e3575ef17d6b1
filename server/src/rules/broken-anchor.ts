import { editOf } from '../text/edit.ts';
import { resolveAnchor } from '../vault/anchor.ts';
import { titleOf } from '../vault/fields.ts';
import { nearestNames } from '../vault/nearest.ts';
import { resolveLink } from '../vault/resolve.ts';
import type { Rule } from './rule.ts';

export const brokenAnchor: Rule = {
  id: 'broken-anchor',
  severity: 'warning',
  summary: 'The fragment of a wiki-link names no heading and no block of its note.',
  *check({ note, vault }) {
    for (const link of vault.links(note.path)) {
      const { fragment } = link;
      if (!fragment || fragment.text === '' || (link.kind !== 'wiki' && link.kind !== 'field')) continue;
      const destination = resolveLink(vault, note.path, link);
      const target = destination.kind === 'note' ? vault.notes.get(destination.path) : undefined;
      if (!target || resolveAnchor(target, fragment.text)) continue;
      const isBlock = fragment.text.startsWith('^');
      const names = isBlock
        ? target.blocks.map((block) => `^${block.text}`)
        : target.headings.map((heading) => heading.text.text);
      const fixes = nearestNames(fragment.text, names).map((name) => ({
        title: `Change to #${name}`,
        safe: false,
        edit: editOf(note.path, { range: fragment, newText: name }),
      }));
      const place = target === note ? 'This note' : `'${titleOf(target)}'`;
      yield { range: fragment, message: `${place} has no ${isBlock ? 'block' : 'heading'} '${fragment.text}'.`, fixes };
    }
  },
};
