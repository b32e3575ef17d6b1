import { removeField } from '../parse/front-matter-edit.ts';
import { editOf } from '../text/edit.ts';
import { matchesGlobs } from '../text/glob.ts';
import { fieldConfig } from '../vault/fields.ts';
import type { Rule } from './rule.ts';

export const misplacedField: Rule = {
  id: 'misplaced-field',
  severity: 'warning',
  severityNote: 'once the config says where a field may be',
  summary: 'A front matter field stands in a note that may not have it.',
  remedy: 'offer',
  isAbout: ({ frontMatter }) => Object.values(frontMatter.fields).some(({ only }) => only),
  *check({ note, vault }) {
    for (const field of note.frontMatter?.fields ?? []) {
      const only = fieldConfig(vault.config, field.key.text)?.only;
      if (!only || matchesGlobs(only, note.path)) continue;
      const name = field.key.text;
      yield {
        range: field.key,
        message: `The field '${name}' is for notes in ${only.join(', ')} only.`,
        fixes: () => {
          const edit = removeField(note, field);
          return edit ? [{ title: `Remove ${name}`, safe: false, edit: editOf(note.path, edit) }] : [];
        },
      };
    }
  },
};
