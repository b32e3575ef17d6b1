import { setField } from '../parse/front-matter-edit.ts';
import { editOf } from '../text/edit.ts';
import { fieldOf } from '../vault/fields.ts';
import type { Rule } from './rule.ts';

export const outdatedModified: Rule = {
  id: 'outdated-modified',
  severity: 'off',
  summary: 'The text of a note was changed since the last commit, and its date of change was not.',
  remedy: 'fix',
  outside: true,
  options: { field: { type: 'text', default: 'modified', description: 'The field with the date of the last change.' } },
  *check({ note, circumstances }, options) {
    const name = String(options.field);
    const field = fieldOf(note, name);
    const written = field?.items[0]?.text;
    if (!field || written === undefined || written === circumstances.today) return;
    const change = circumstances.repository?.change(note.path);
    if (!change?.body || change.fields.get(name) !== written) return;
    yield {
      range: field.range,
      message: `The text was changed since the last commit, and '${name}' still says ${written}.`,
      fixes: () => {
        const edit = setField(note, name, circumstances.today);
        return edit
          ? [{ title: `Set ${name}: ${circumstances.today}`, safe: true, edit: editOf(note.path, edit) }]
          : [];
      },
    };
  },
};
