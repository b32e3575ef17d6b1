import type { FieldConfig } from '../config.ts';
import type { Note } from '../parse/note.ts';
import { matchesGlobs } from '../text/glob.ts';
import { type Range, touches } from '../text/range.ts';
import { escapeYaml } from '../vault/escape.ts';
import { titleOf } from '../vault/fields.ts';
import { fold, folderOf, isMarkdown, stemOf } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import { writeTarget } from '../vault/write-link.ts';
import { bestCandidates } from './best-candidates.ts';
import { fileMatches } from './candidates.ts';
import { tagOffers } from './complete-tag.ts';
import type { KeyContext, ValueContext } from './completion-context.ts';
import type { Completion, CompletionItem } from './completion-item.ts';
import { type Offer, ranked } from './ranked.ts';

/**
 * The fields that the note does not have yet: those that the config requires, those that it declares for the note, and
 * those of other notes, the most used first.
 */
export function keyCompletion(vault: Vault, note: Note, context: KeyContext): Completion {
  const { required, fields } = vault.config.frontMatter;
  const known = new Map<string, { detail: string; weight: number }>();
  for (const [key, times] of keysIn(vault, note))
    known.set(key, { detail: times === 1 ? '1 note' : `${times} notes`, weight: times });
  for (const [key, field] of Object.entries(fields)) known.set(key, { detail: describe(field), weight: 8e5 });
  for (const key of required) known.set(key, { detail: 'required', weight: 9e5 });
  const own = note.frontMatter?.fields ?? [];
  const offers = [...known]
    .filter(([key]) => !own.some((field) => field.key.text === key && !touches(field.key, context.range.start)))
    .filter(([key]) => isAllowed(fields[key], note.path))
    .map(([key, { detail, weight }]): Offer => {
      return { names: [key], weight, item: () => ({ kind: 'key', detail, newText: key + context.closing }) };
    });
  return ranked(context, offers, { fixedOrder: [...commonKeys, ...required, ...Object.keys(fields)] });
}

/** Values that fit the field: what the config allows, tags, notes, dates, else what several notes have there. */
export function valueCompletion(
  vault: Vault,
  note: Note,
  context: ValueContext,
  today: string | undefined,
): Completion {
  const written = (value: string): string => escapeYaml(value, context.quote) + context.closing;
  if (vault.config.frontMatter.fields[context.key]?.type === 'links') return linkValues(vault, note, context, written);
  return ranked(context, valueOffers(vault, note, context, today, written));
}

function valueOffers(
  vault: Vault,
  note: Note,
  { key, range }: ValueContext,
  today: string | undefined,
  written: (value: string) => string,
): Iterable<Offer> {
  const field = vault.config.frontMatter.fields[key];
  const plain = (values: readonly string[]): Offer[] =>
    values.map((value) => ({ names: [value], item: () => ({ kind: 'value', newText: written(value) }) }));
  if (key === 'tags' || key === 'tag') return tagOffers(vault, note, range, written);
  if (field?.enum) return plain(field.enum);
  if (field?.type === 'boolean') return plain(['true', 'false']);
  const used = ownTexts.has(key) ? new Map<string, number>() : usedValues(vault, key, note, range);
  const isDate = field?.type === 'date' || key === vault.config.review?.field || areDates([...used.keys()]);
  // A date is nobody's text to be quoted.
  if (isDate && today !== undefined)
    return [{ names: [today], item: () => ({ kind: 'value', detail: 'today', newText: today }) }];
  return [...used]
    .filter(([value, times]) => times > 1 && value.length <= longestValue && !value.includes('[['))
    .map(([value, weight]): Offer => {
      const item = (): ReturnType<Offer['item']> => {
        return { kind: 'value', detail: `${weight} notes`, newText: written(value) };
      };
      return { names: [value], weight, item };
    });
}

function areDates(values: readonly string[]): boolean {
  return values.length > 0 && values.every((value) => /^\d{4}-\d\d-\d\d$/.test(value));
}

/** Fields that each note fills for itself. */
const ownTexts: ReadonlySet<string> = new Set(['title', 'aliases', 'alias', 'description']);

/** The notes that a field of links can name. */
function linkValues(
  vault: Vault,
  from: Note,
  { range, typed }: ValueContext,
  written: (value: string) => string,
): Completion {
  const query = fold(typed.trim());
  const matches = fileMatches(vault, query, (path) => isMarkdown(path) && path !== from.path);
  const items = bestCandidates(vault, from, matches, false).map(({ path, name }): CompletionItem => {
    const note = vault.notes.get(path);
    const [stem, title] = [stemOf(path), note ? titleOf(note) : ''];
    return {
      kind: 'note',
      label: stem,
      detail: [title === stem ? '' : title, folderOf(path)].filter((part) => part !== '').join(' · '),
      filterText: typed === '' ? name : `${typed} ${name}`,
      newText: written(writeTarget(vault, from.path, path)),
      preview: { path },
    };
  });
  return { range, items, incomplete: true, commitCharacters: [] };
}

/** What other notes have in the field, and how many of them. */
function usedValues(vault: Vault, key: string, from: Note, range: Range): Map<string, number> {
  const times = new Map<string, number>();
  for (const note of vault.notes.values())
    for (const field of note.frontMatter?.fields ?? [])
      if (field.key.text === key)
        for (const item of field.items)
          if (item.text !== '' && !(note.path === from.path && touches(item, range.start)))
            times.set(item.text, (times.get(item.text) ?? 0) + 1);
  return times;
}

/** Longer values are prose, which nobody repeats. */
const longestValue = 80;

/** Fields that Obsidian and most sites know. */
const commonKeys = ['title', 'tags', 'aliases'];

function keysIn(vault: Vault, except: Note): Map<string, number> {
  const times = new Map(commonKeys.map((key) => [key, 0]));
  for (const note of vault.notes.values())
    if (note !== except)
      for (const { key } of note.frontMatter?.fields ?? []) times.set(key.text, (times.get(key.text) ?? 0) + 1);
  return times;
}

function isAllowed(field: FieldConfig | undefined, path: string): boolean {
  return field?.only === undefined || matchesGlobs(field.only, path);
}

function describe({ type, enum: values }: FieldConfig): string {
  return values ? values.join(' | ') : (type ?? 'field');
}
