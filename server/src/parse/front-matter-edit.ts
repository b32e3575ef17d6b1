import { stringify } from 'yaml';
import type { TextEdit } from '../text/edit.ts';
import { lineAt } from '../text/lines.ts';
import type { Field, Note } from './note.ts';

/** What an edit can put into a field. */
export type FieldValue = string | readonly string[];

/**
 * The edit that sets one top-level field of the front matter and leaves every other byte as it is: comments, order,
 * quotes. A new field comes behind the last one, new front matter at the start of the note. Undefined when the front
 * matter cannot be edited without harm: it does not parse, or is written as a flow map.
 */
export function setField(note: Note, name: string, value: FieldValue): TextEdit | undefined {
  const { frontMatter } = note;
  if (note.unclosedFrontMatter) return undefined;
  if (!frontMatter)
    return insertion(
      note,
      note.start,
      `---\n${fieldsText([[name, value]])}---\n${note.length > note.start ? '\n' : ''}`,
    );
  if (frontMatter.errors.length > 0) return undefined;
  const field = frontMatter.fields.find((candidate) => candidate.key.text === name);
  if (field) return replacement(field, value);
  if (!isLineByLine(note)) return undefined;
  return insertion(note, frontMatter.content.end, fieldsText([[name, value]]));
}

/** The edit that removes a field with its lines; undefined when the front matter cannot be edited without harm. */
export function removeField(note: Note, field: Field): TextEdit | undefined {
  const { frontMatter } = note;
  if (!frontMatter || frontMatter.errors.length > 0 || !isLineByLine(note)) return undefined;
  const start = note.lineStarts[lineAt(note.lineStarts, field.key.start)] ?? field.key.start;
  // The range of a block value may end behind its line break, at the start of the next line.
  const lastLine = lineAt(note.lineStarts, Math.max(field.key.end, field.range.end - 1));
  const end = note.lineStarts[lastLine + 1] ?? note.length;
  return { range: { start, end: Math.min(end, frontMatter.content.end) }, newText: '' };
}

/** Fields as lines of YAML, each with its line break. Strings are quoted where YAML would read something else. */
export function fieldsText(fields: readonly (readonly [string, FieldValue])[]): string {
  return fields.map(([name, value]) => `${scalar(name)}:${value === '' ? '' : ` ${written(value)}`}\n`).join('');
}

/** Within the quotes where the value has some and the new one can stand in them. */
function replacement(field: Field, value: FieldValue): TextEdit {
  const { range, items, key } = field;
  const text = written(value);
  const only = items.length === 1 && typeof value === 'string' && !Array.isArray(field.value) ? items[0] : undefined;
  if (only && only.start > range.start && /^[\w .:-]*$/.test(value as string))
    return { range: { start: only.start, end: only.end }, newText: value as string };
  if (range.start < range.end) return { range, newText: text };
  const gap = range.start > key.end + 1 ? '' : ' ';
  return { range, newText: gap + text };
}

function written(value: FieldValue): string {
  return typeof value === 'string' ? scalar(value) : `[${value.map(scalarInList).join(', ')}]`;
}

/** A date stays plain: in YAML 1.2 it is a string. */
function scalar(value: string): string {
  return stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd();
}

function scalarInList(value: string): string {
  return /[,[\]{}]/.test(value) ? JSON.stringify(value) : scalar(value);
}

function insertion(note: Note, at: number, text: string): TextEdit {
  return { range: { start: at, end: at }, newText: text.replaceAll('\n', note.lineEnding) };
}

/**
 * Whether each field is a line of its own, so that lines can be added and removed. A flow map (`{ title: x }`) is not,
 * and what holds no field but is not empty may be one.
 */
function isLineByLine({ frontMatter, lineStarts, lineEnding }: Note): boolean {
  if (!frontMatter) return false;
  const { fields, content } = frontMatter;
  if (fields.length === 0) return content.end - content.start <= lineEnding.length;
  return fields.every(({ key }) => lineStarts[lineAt(lineStarts, key.start)] === key.start);
}
