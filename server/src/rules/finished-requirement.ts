import { declaresLinks, fieldOf } from '../vault/fields.ts';
import { stemOf } from '../vault/path.ts';
import { requirementsOf } from './requirements.ts';
import type { Rule } from './rule.ts';

export const finishedRequirement: Rule = {
  id: 'finished-requirement',
  severity: 'off',
  summary: 'A note that is not finished requires one that is: the requirement is met, and can go.',
  remedy: 'none',
  options: {
    field: { type: 'text', default: 'status', description: 'The field that says whether a note is finished.' },
    values: { type: 'list', default: ['done'], description: 'The values of that field that mean finished.' },
  },
  isAbout: declaresLinks,
  *check({ note, vault }, options) {
    const isFinished = (path: string): boolean => {
      const target = vault.notes.get(path);
      const values = target ? (fieldOf(target, String(options.field))?.items ?? []) : [];
      return values.some(({ text }) => Array.isArray(options.values) && options.values.includes(text));
    };
    if (isFinished(note.path)) return;
    for (const { link, path } of requirementsOf(vault, note.path))
      if (path !== note.path && isFinished(path))
        yield { range: link, message: `'${stemOf(path)}' is finished, so it need not be required any more.` };
  },
};
