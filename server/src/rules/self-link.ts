import { editOf } from '../text/edit.ts';
import type { Rule } from './rule.ts';

export const selfLink: Rule = {
  id: 'self-link',
  severity: 'off',
  summary: 'A note links to itself, without a fragment.',
  remedy: 'offer',
  checkLink({ link, destination }, { note }) {
    if (link.fragment || link.target.text === '') return undefined;
    if (destination.kind !== 'note' || destination.path !== note.path) return undefined;
    const text = link.display?.text ?? link.target.text;
    return {
      range: link,
      message: link.embed ? 'This note embeds itself.' : 'This link leads to the note in which it stands.',
      fixes: () =>
        link.kind === 'field' || link.kind === 'reference' || link.embed
          ? []
          : [
              {
                title: `Keep only the text: ${text}`,
                safe: false,
                edit: editOf(note.path, { range: link, newText: text }),
              },
            ],
    };
  },
};
