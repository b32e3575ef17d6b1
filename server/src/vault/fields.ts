import type { Config, FieldConfig } from '../config.ts';
import type { Field, FieldLink, Note } from '../parse/note.ts';
import type { Part } from '../text/range.ts';
import { stemOf } from './path.ts';

/** The front matter field of that name. */
export function fieldOf(note: Note, name: string): Field | undefined {
  return note.frontMatter?.fields.find((field) => field.key.text === name);
}

/** The field that holds the date of the last review, unless the config names another. */
export const usualReviewField = 'last-reviewed';

/** Front matter `title`, else the first level-1 heading, else the stem. */
export function titleOf(note: Note): string {
  const title = fieldOf(note, 'title')?.items[0]?.text.trim();
  if (title) return title;
  const heading = note.headings.find((candidate) => candidate.level === 1 && candidate.text.text !== '');
  return heading?.text.text ?? stemOf(note.path);
}

/** Front matter `aliases` (or `alias`): a list, or one comma-separated string. */
export function aliasesOf(note: Note): string[] {
  return listOf(fieldOf(note, 'aliases') ?? fieldOf(note, 'alias'), /,/);
}

/** Front matter `tags` (or `tag`): a list, or a string separated by commas or spaces; a `#` in front is dropped. */
export function frontMatterTagsOf(note: Note): string[] {
  return listOf(fieldOf(note, 'tags') ?? fieldOf(note, 'tag'), /[,\s]+/).map((tag) => tag.replace(/^#/, ''));
}

/** The tags of the front matter and of the text, in text order: names without `#`, with their places. */
export function tagPartsOf(note: Note): Part[] {
  const field = fieldOf(note, 'tags') ?? fieldOf(note, 'tag');
  return [...(field ? wordsOf(field) : []).map(withoutNumberSign), ...note.tags];
}

function wordsOf(field: Field): Part[] {
  if (Array.isArray(field.value)) return field.items.filter((item) => item.text.trim() !== '');
  return field.items.flatMap((item) => {
    // An escape in the text would shift its places; tags need none.
    if (item.text.length !== item.end - item.start) return [item];
    return [...item.text.matchAll(/[^,\s]+/g)].map(({ 0: text, index }) => {
      const start = item.start + index;
      return { text, start, end: start + text.length };
    });
  });
}

function withoutNumberSign(part: Part): Part {
  return part.text.startsWith('#') ? { ...part, text: part.text.slice(1) } : part;
}

/** The links by bare name in the fields that the config declares as `links`; a quoted `[[…]]` there is a link already. */
export function fieldLinksOf(note: Note, config: Config): FieldLink[] {
  if (!note.frontMatter) return [];
  return note.frontMatter.fields
    .filter((field) => fieldConfig(config, field.key.text)?.type === 'links')
    .flatMap((field) => field.items.filter(isBareName).map((item) => fieldLink(field.key.text, item)));
}

/** Whether the config declares a field as `links`. */
export function declaresLinks(config: Config): boolean {
  return Object.values(config.frontMatter.fields).some(({ type }) => type === 'links');
}

/** What the config says of the field of that name. */
export function fieldConfig({ frontMatter }: Config, name: string): FieldConfig | undefined {
  return Object.hasOwn(frontMatter.fields, name) ? frontMatter.fields[name] : undefined;
}

function isBareName(item: Part): boolean {
  return item.text.trim() !== '' && !item.text.includes('[[');
}

function fieldLink(field: string, { text, start, end }: Part): FieldLink {
  const target = { text: text.trim(), start, end };
  return { kind: 'field', field, embed: false, inTable: false, start, end, inner: { start, end }, target };
}

function listOf(field: Field | undefined, separator: RegExp): string[] {
  if (!field) return [];
  const texts = field.items.map((item) => item.text);
  const entries = Array.isArray(field.value) ? texts : texts.flatMap((text) => text.split(separator));
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}
