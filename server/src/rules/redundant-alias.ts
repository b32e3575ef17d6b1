import { editOf } from '../text/edit.ts';
import { titleOf } from '../vault/fields.ts';
import { fileNameOf, fold, stemOf } from '../vault/path.ts';
import { resolveLink } from '../vault/resolve.ts';
import type { Rule } from './rule.ts';

export const redundantAlias: Rule = {
  id: 'redundant-alias',
  severity: 'hint',
  summary: 'The display text of a wiki-link says what its target already says.',
  options: {
    alsoTitle: { default: false, description: "Report a display text that equals the note's title, too." },
  },
  *check({ note, vault, options }) {
    for (const link of vault.links(note.path)) {
      const { display } = link;
      if (link.kind !== 'wiki' || link.embed || !display || !link.pipe || link.fragment || link.target.text === '')
        continue;
      const names = [stemOf(link.target.text), fileNameOf(link.target.text)];
      if (options.alsoTitle === true) {
        const destination = resolveLink(vault, note.path, link);
        const target = destination.kind === 'note' ? vault.notes.get(destination.path) : undefined;
        if (target) names.push(titleOf(target));
      }
      if (!names.some((name) => foldWords(name) === foldWords(display.text))) continue;
      const simple = `[[${link.target.text}]]`;
      yield {
        range: display,
        message: `The display text '${display.text}' repeats the target; ${simple} says the same.`,
        fixes: [
          {
            title: `Simplify to ${simple}`,
            safe: true,
            edit: editOf(note.path, { range: { start: link.pipe.start, end: link.inner.end }, newText: '' }),
          },
        ],
      };
    }
  },
};

/** A name without what people vary when they write it: case, white space, `-` and `_`. */
export function foldWords(text: string): string {
  return fold(text)
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
