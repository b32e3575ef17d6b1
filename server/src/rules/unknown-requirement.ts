import { declaresLinks } from '../vault/fields.ts';
import { nearestNotes } from '../vault/nearest.ts';
import { isRequirement, notesByOtherName, retarget } from './links.ts';
import type { Rule } from './rule.ts';

export const unknownRequirement: Rule = {
  id: 'unknown-requirement',
  severity: 'error',
  summary: 'An entry of a field of type `links`, such as `requires`, names no note.',
  remedy: 'offer',
  isAbout: declaresLinks,
  checkNamedLink({ link, destination }, { note, vault }) {
    if (!isRequirement(link, vault) || link.kind !== 'field') return undefined;
    if (destination.kind === 'note' || destination.kind === 'virtual') return undefined;
    const { text } = link.target;
    const what = destination.kind === 'attachment' ? 'is no note' : 'names no note of this vault';
    return {
      range: link,
      message: `'${text}', which '${link.field}' lists, ${what}.`,
      fixes: () =>
        [...new Set([...notesByOtherName(vault, text), ...nearestNotes(vault, text)])]
          .filter((path) => path !== note.path)
          .slice(0, 3)
          .flatMap((path) => [...retarget(vault, note.path, link, path)]),
    };
  },
};
