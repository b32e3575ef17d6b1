import type { Config } from '../config.ts';
import { type FieldValue, setField } from '../parse/front-matter-edit.ts';
import type { Field, Note } from '../parse/note.ts';
import { editOf } from '../text/edit.ts';
import { fieldConfig, fieldOf, titleOf } from '../vault/fields.ts';
import { titleFrom } from '../vault/new-note.ts';
import { stemOf } from '../vault/path.ts';
import { firstLine, placeOf } from './place.ts';
import type { Circumstances, Fix, Rule } from './rule.ts';

export const missingField: Rule = {
  id: 'missing-field',
  severity: 'warning',
  severityNote: 'once the config has required fields',
  summary: 'A field that the config requires is absent from the front matter, or empty.',
  remedy: 'fix or offer',
  isAbout: ({ frontMatter }) => frontMatter.required.length > 0,
  *check({ note, vault, circumstances }) {
    // With broken YAML nobody knows what is missing.
    if (note.unclosedFrontMatter || note.frontMatter?.errors.length) return;
    for (const name of vault.config.frontMatter.required) {
      const field = fieldOf(note, name);
      if (field && !isEmpty(field)) continue;
      yield {
        range: field?.key ?? (note.frontMatter ? firstLine(note) : placeOf(note)),
        message: field
          ? `The field '${name}' is empty; every note has to have a value there.`
          : `The field '${name}' is missing; every note has to have it.`,
        fixes: () => [...values(note, name, vault.config, circumstances)].flatMap((value) => fix(note, name, value)),
      };
    }
  },
};

interface Value {
  readonly value: FieldValue;
  /** Whether it is known, and not only a beginning. */
  readonly known: boolean;
}

function* values(note: Note, name: string, config: Config, { today, repository }: Circumstances): Generator<Value> {
  const field = fieldConfig(config, name);
  if (name === 'title') {
    const hasHeading = note.headings.some((heading) => heading.level === 1 && heading.text.text !== '');
    yield { value: hasHeading ? titleOf(note) : titleFrom(stemOf(note.path)), known: hasHeading };
  } else if (name === config.review?.field) {
    // Only a person knows whether the note was reviewed.
    yield { value: today, known: false };
  } else if (field?.type === 'date') {
    // Where nothing is known of commits, today is as good a beginning as any.
    yield { value: repository?.lastCommitted(note.path) ?? today, known: repository !== undefined };
  } else if (field?.enum) {
    for (const value of field.enum) yield { value, known: false };
  } else if (field?.type === 'list' || field?.type === 'links' || name === 'tags' || name === 'aliases') {
    if (!fieldOf(note, name)) yield { value: [], known: false };
  } else if (field?.type === 'boolean') {
    for (const value of ['true', 'false']) yield { value, known: false };
  }
}

function fix(note: Note, name: string, { value, known }: Value): Fix[] {
  const edit = setField(note, name, value);
  const shown = typeof value === 'string' ? value : '[]';
  return edit ? [{ title: `Set ${name}: ${shown}`, safe: known, edit: editOf(note.path, edit) }] : [];
}

function isEmpty({ value }: Field): boolean {
  if (Array.isArray(value)) return value.every((item) => item === null || item === '');
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}
