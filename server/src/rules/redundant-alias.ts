import { titleOf } from '../vault/fields.ts';
import { sameWords, withoutMarkdownExtension } from '../vault/path.ts';
import { withoutDisplay } from './links.ts';
import type { Rule } from './rule.ts';

export const redundantAlias: Rule = {
  id: 'redundant-alias',
  severity: 'hint',
  summary: 'The display text of a wiki-link says what its target already says.',
  remedy: 'fix',
  options: {
    alsoTitle: {
      type: 'boolean',
      default: false,
      description: 'Also report a display text that is the title of the note.',
    },
  },
  checkNamedLink({ link, destination }, { note, vault }, options) {
    const { display, target } = link;
    // With a fragment the bare link shows the fragment too, so the display text says something else.
    if (link.embed || link.fragment || !display || target.text === '') return undefined;
    const titled =
      options.alsoTitle === true && destination.kind === 'note' ? vault.notes.get(destination.path) : undefined;
    const isTitle = titled !== undefined && sameWords(titleOf(titled), display.text);
    if (!isTitle && !sameWords(withoutMarkdownExtension(target.text), display.text)) return undefined;
    const simple = `[[${target.text}]]`;
    return {
      range: display,
      message: isTitle
        ? `The display text '${display.text}' is the title of the note; ${simple} is enough.`
        : `The display text '${display.text}' repeats the target; ${simple} says the same.`,
      fixes: () => [withoutDisplay(note.path, link, `Simplify to ${simple}`, true)],
    };
  },
};
