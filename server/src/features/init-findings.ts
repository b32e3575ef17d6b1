import type { FieldConfig } from '../config.ts';
import type { Field, Note } from '../parse/note.ts';
import { isDate } from '../rules/dates.ts';
import { isIndexByName } from '../rules/index-notes.ts';
import { folderOf } from '../vault/path.ts';
import { resolveLink, resolveName } from '../vault/resolve.ts';
import type { Vault } from '../vault/vault.ts';

/** What can be said of a field that is used. */
export interface FoundField {
  readonly name: string;
  readonly config: FieldConfig;
  readonly reason: string;
}

/** Which fields nearly every note has, and what can be said of the values and places of the fields that are used. */
export function findFields(vault: Vault): { required: string[]; fields: FoundField[] } {
  const uses = usesOf(vault);
  const enough = Math.ceil(vault.notes.size * 0.95);
  const required = [...uses].filter(([, found]) => found.length >= enough).map(([name]) => name);
  const review = findReview(vault)?.field;
  const fields = [...uses].flatMap(([name, found]): FoundField[] => {
    // Where notes are reviewed is for the author to say, and a few are reviewed first.
    const place = name === review ? {} : placeOf(vault, found);
    const config = { ...shapeOf(vault, name, found), ...place };
    if (found.length < 2 || Object.keys(config).length === 0) return [];
    const where = place.only ? `, all of them in ${place.only.join(', ')}` : '';
    return [{ name, config, reason: `${found.length} notes have it${where}.` }];
  });
  return { required, fields };
}

export interface FoundIndex {
  readonly folder: string;
  readonly path: string;
  /** How many of the notes below the folder it links to. */
  readonly listed: number;
  readonly below: number;
}

/** The index notes of folders: named as index notes are, and with links to at least half of the folder's notes. */
export function findIndexes(vault: Vault): FoundIndex[] {
  const indexes = new Map<string, FoundIndex>();
  for (const path of [...vault.notes.keys()].sort()) {
    const folder = folderOf(path);
    // The index of a folder inside the section of another one is a note of that section.
    if (!isIndexByName(path) || folder.includes('/') || indexes.has(folder)) continue;
    const below = [...vault.notes.keys()].filter((other) => other.startsWith(`${folder}/`) && other !== path);
    const linked = linkedFrom(vault, path);
    const listed = below.filter((other) => linked.has(other)).length;
    if (below.length > 0 && listed * 2 >= below.length)
      indexes.set(folder, { folder, path, listed, below: below.length });
  }
  return [...indexes.values()];
}

/** The field that says when notes were reviewed, where one is used. */
export function findReview(vault: Vault): { field: string; notes: number } | undefined {
  const uses = usesOf(vault);
  for (const field of ['last-reviewed', 'last_reviewed', 'lastReviewed', 'reviewed', 'last-review', 'review-date']) {
    const dated = (uses.get(field) ?? []).filter(({ field: { value } }) => typeof value === 'string' && isDate(value));
    if (dated.length > 0) return { field, notes: dated.length };
  }
  return undefined;
}

interface Use {
  readonly note: Note;
  readonly field: Field;
}

/** Where each field has a value, in the order of the first use. */
function usesOf(vault: Vault): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const path of [...vault.notes.keys()].sort()) {
    const note = vault.notes.get(path);
    for (const field of note?.frontMatter?.fields ?? []) {
      if (!note || field.value === null || field.value === '') continue;
      const found = uses.get(field.key.text);
      if (found) found.push({ note, field });
      else uses.set(field.key.text, [{ note, field }]);
    }
  }
  return uses;
}

/** The type or the values of a field, when every note agrees. Tags and aliases are known without being told. */
function shapeOf(vault: Vault, name: string, found: readonly Use[]): FieldConfig {
  const values = found.map(({ field }) => field.value);
  if (name === 'title' || name === 'tags' || name === 'aliases') return {};
  if (values.every((value) => typeof value === 'string' && isDate(value))) return { type: 'date' };
  if (values.every((value) => typeof value === 'number')) return { type: 'number' };
  if (values.every((value) => typeof value === 'boolean')) return { type: 'boolean' };
  if (namesNotes(vault, name, found)) return { type: 'links' };
  if (values.every(Array.isArray)) return { type: 'list' };
  const words = new Set(values);
  const areFew = words.size <= 5 && words.size * 3 <= values.length;
  return areFew && values.every((value) => typeof value === 'string') ? { enum: [...words].map(String).sort() } : {};
}

/**
 * Whether the entries are names of other notes: all of them, or most of them where the field's name says so. An `id` that
 * repeats the note's own name is none.
 */
function namesNotes(vault: Vault, name: string, found: readonly Use[]): boolean {
  const entries = found.flatMap(({ note, field }) => field.items.map(({ text }) => ({ from: note.path, text })));
  const named = entries.filter(({ from, text }) => {
    const target = (/^\[\[(.*)\]\]$/.exec(text)?.[1] ?? text).trim();
    const destination = target === '' ? undefined : resolveName(vault, from, target);
    return destination?.kind === 'note' && destination.path !== from;
  });
  if (entries.length === 0) return false;
  return named.length === entries.length || (linkFields.test(name) && named.length * 2 > entries.length);
}

const linkFields =
  /^(?:requires|depends(?:-on)?|prerequisites|blocked-by|related|see-also|up|parent|next|prev(?:ious)?)$/;

/** The one top folder that has the field, when there are others that do not. */
function placeOf(vault: Vault, found: readonly Use[]): FieldConfig {
  const tops = new Set(found.map(({ note }) => topOf(note.path)));
  const [top] = tops;
  const isElsewhere = [...vault.notes.keys()].some((path) => topOf(path) !== top);
  return tops.size === 1 && top !== undefined && top !== '' && isElsewhere && found.length >= 3
    ? { only: [`${top}/**`] }
    : {};
}

function topOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}

function linkedFrom(vault: Vault, path: string): Set<string> {
  const linked = new Set<string>();
  for (const link of vault.links(path)) {
    const destination = resolveLink(vault, path, link);
    if (destination.kind === 'note') linked.add(destination.path);
  }
  return linked;
}
