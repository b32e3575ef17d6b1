import { editOf } from '../text/edit.ts';
import { canHold, shown, targetFor } from './links.ts';
import type { Rule } from './rule.ts';

export const pathLink: Rule = {
  id: 'path-link',
  severity: 'off',
  summary: 'A wiki-link gives a path where the stem alone is unique, and `linkStyle` is `shortest`.',
  remedy: 'fix',
  isAbout: ({ linkStyle }) => linkStyle === 'shortest',
  checkNamedLink({ link, destination }, { note, vault }) {
    if (!link.target.text.includes('/')) return undefined;
    if (destination.kind !== 'note' && destination.kind !== 'attachment') return undefined;
    if (destination.kind === 'note' && destination.by !== 'name') return undefined;
    const newText = targetFor(vault, note.path, link, destination.path);
    if (newText.includes('/') || !canHold(link, newText)) return undefined;
    return {
      range: link,
      message: `The path '${link.target.text}' is not needed: ${shown(link, newText)} names the same file.`,
      fixes: () => [
        {
          title: `Shorten to ${shown(link, newText)}`,
          safe: true,
          edit: editOf(note.path, { range: link.target, newText }),
        },
      ],
    };
  },
};
