import type { Config, FieldConfig } from '../config.ts';
import { setField } from '../parse/front-matter-edit.ts';
import type { Field, Note } from '../parse/note.ts';
import { nearestText } from '../text/distance.ts';
import { editOf } from '../text/edit.ts';
import type { Part } from '../text/range.ts';
import { fieldConfig } from '../vault/fields.ts';
import { isDate, likelyDates } from './dates.ts';
import type { Finding, Fix, Rule } from './rule.ts';

export const invalidField: Rule = {
  id: 'invalid-field',
  severity: 'warning',
  summary: 'A front matter value is not of its field’s type, or not one of the values that are allowed.',
  remedy: 'offer',
  *check({ note, vault }) {
    for (const field of note.frontMatter?.fields ?? []) {
      // An empty value is the business of missing-field.
      if (field.value === null || field.value === undefined || field.value === '') continue;
      const { type, enum: allowed } = typeOf(vault.config, field.key.text);
      const wrong = type && wrongType(note, field, type);
      if (wrong) yield wrong;
      else if (allowed) for (const item of field.items) yield* wrongValue(note, field, item, allowed);
    }
  },
};

/** By the config; `tags` and `aliases` are lists in every vault (Obsidian), and the date of the review is a date. */
function typeOf(config: Config, name: string): FieldConfig {
  const known = fieldConfig(config, name) ?? {};
  if (known.type || known.enum) return known;
  if (name === config.review?.field) return { type: 'date' };
  return name === 'tags' || name === 'aliases' ? { type: 'list' } : known;
}

function wrongType(note: Note, field: Field, type: NonNullable<FieldConfig['type']>): Finding | undefined {
  const { value, range } = field;
  const name = field.key.text;
  switch (type) {
    case 'date':
      if (typeof value === 'string' && isDate(value)) return undefined;
      return {
        range,
        message: `'${name}' has to be a date such as 2026-02-13, and there has to be such a day.`,
        fixes: () => (typeof value === 'string' ? likelyDates(value).flatMap((date) => set(note, name, date)) : []),
      };
    case 'list':
      if (Array.isArray(value)) return undefined;
      return {
        range,
        message: `'${name}' has to be a list.`,
        fixes: () => (typeof value === 'string' ? set(note, name, entriesOf(name, value)) : []),
      };
    case 'links':
      if (Array.isArray(value) ? value.every((item) => typeof item === 'string') : typeof value === 'string')
        return undefined;
      return { range, message: `'${name}' has to be names of notes.` };
    case 'number':
    case 'boolean':
      if (typeof value === type) return undefined;
      return { range, message: `'${name}' has to be ${type === 'number' ? 'a number' : '`true` or `false`'}.` };
    case 'text':
      return typeof value === 'object' ? { range, message: `'${name}' has to be a text.` } : undefined;
  }
}

function* wrongValue(note: Note, field: Field, item: Part, allowed: readonly string[]): Generator<Finding> {
  if (allowed.includes(item.text)) return;
  const near = nearestText(item.text, allowed);
  const offered = near === undefined ? allowed.slice(0, 5) : [near];
  yield {
    range: item,
    message: `'${item.text}' is no value of '${field.key.text}'; it has to be ${allowed.join(', ')}.`,
    fixes: () =>
      offered
        .filter((value) => /^[\w .-]+$/.test(value))
        .map((value) => ({
          title: `Change to ${value}`,
          safe: false,
          edit: editOf(note.path, { range: item, newText: value }),
        })),
  };
}

function set(note: Note, name: string, value: string | readonly string[]): Fix[] {
  const edit = setField(note, name, value);
  const shown = typeof value === 'string' ? value : `[${value.join(', ')}]`;
  return edit ? [{ title: `Change to ${shown}`, safe: false, edit: editOf(note.path, edit) }] : [];
}

/** A string of tags is separated by commas or spaces, any other by commas. */
function entriesOf(name: string, value: string): string[] {
  const entries = value.split(name === 'tags' ? /[,\s]+/ : /,/);
  return entries.map((entry) => entry.trim().replace(/^#/, '')).filter((entry) => entry !== '');
}
