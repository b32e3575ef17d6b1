import { editOf } from '../text/edit.ts';
import type { Rule } from './rule.ts';

export const selfLink: Rule = {
  id: 'self-link',
  severity: 'off',
  summary: 'A note links to itself, without a fragment.',
  remedy: 'offer',
  looksAt: 'links',
  *check({ note, links }) {
    for (const { link, destination } of links) {
      if (link.fragment || link.target.text === '') continue;
      if (destination.kind !== 'note' || destination.path !== note.path) continue;
      const text = link.display?.text ?? link.target.text;
      yield {
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
    }
  },
};
