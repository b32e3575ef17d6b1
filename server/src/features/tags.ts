import type { Note } from '../parse/note.ts';
import { distance } from '../text/distance.ts';
import { frontMatterTagsOf, tagPartsOf } from '../vault/fields.ts';
import { fold } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';

/** One tag of the vault; tags compare without case. */
export interface TagUse {
  /** As most notes write it. */
  readonly name: string;
  /** Every way in which it is written, the most frequent first. */
  readonly spellings: readonly string[];
  /** The notes that have it, in the front matter or in the text, by path. */
  readonly notes: readonly string[];
}

/** Two tags, or two spellings of one, that probably mean the same. */
export interface NearDuplicate {
  /** The more frequent one, which the other could become. */
  readonly keep: string;
  readonly other: string;
  readonly because: 'case' | 'separator' | 'plural' | 'abbreviation' | 'spelling';
}

/** The tags of the vault, the most used first. */
export function tagInventory(vault: Vault): TagUse[] {
  const uses = new Map<string, { spellings: Map<string, number>; notes: Set<string> }>();
  for (const note of vault.notes.values())
    for (const tag of tagsOf(note)) {
      const use = uses.get(fold(tag)) ?? { spellings: new Map(), notes: new Set() };
      uses.set(fold(tag), use);
      use.spellings.set(tag, (use.spellings.get(tag) ?? 0) + 1);
      use.notes.add(note.path);
    }
  return [...uses.values()]
    .map(({ spellings, notes }) => {
      const written = [...spellings].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1));
      const names = written.map(([name]) => name);
      return { name: names[0] ?? '', spellings: names, notes: [...notes].sort() };
    })
    .sort((a, b) => b.notes.length - a.notes.length || (a.name < b.name ? -1 : 1));
}

/** A tag, given folded, as the first of its notes by path writes it. */
export function spelledTag(vault: Vault, tag: string): string {
  const first = [...vault.notesByTag.get(tag)].reduce<string | undefined>(
    (least, path) => (least !== undefined && least < path ? least : path),
    undefined,
  );
  const note = first === undefined ? undefined : vault.notes.get(first);
  return (note && tagPartsOf(note).find(({ text }) => fold(text) === tag)?.text) ?? tag;
}

/** The pairs of tags that probably mean the same: what differs in case, separators, number, or is cut short (`k8s`). */
export function nearDuplicates(inventory: readonly TagUse[]): NearDuplicate[] {
  const found: NearDuplicate[] = [];
  for (const [index, tag] of inventory.entries()) {
    for (const spelling of tag.spellings.slice(1)) found.push({ keep: tag.name, other: spelling, because: 'case' });
    for (const other of inventory.slice(index + 1)) {
      const because = sameness(fold(tag.name), fold(other.name));
      if (because) found.push({ keep: tag.name, other: other.name, because });
    }
  }
  return found;
}

/** The tags of a note as written, those of the front matter first. */
export function tagsOf(note: Note): string[] {
  return [...frontMatterTagsOf(note), ...note.tags.map((tag) => tag.text)];
}

function sameness(a: string, b: string): NearDuplicate['because'] | undefined {
  const [left, right] = [a.replace(/[-_]/g, ''), b.replace(/[-_]/g, '')];
  if (left === right) return 'separator';
  if (singular(left) === singular(right)) return 'plural';
  if (isNumeronym(left, right) || isNumeronym(right, left)) return 'abbreviation';
  const longEnough = Math.min(left.length, right.length) >= 6;
  // A digit tells things apart: `ipv4` and `ipv6` are no slips of the pen.
  const sameDigits = left.replace(/\D/g, '') === right.replace(/\D/g, '');
  return longEnough && sameDigits && distance(left, right) === 1 ? 'spelling' : undefined;
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** `k8s` for `kubernetes`: first letter, how many letters are left out, last letter. */
function isNumeronym(short: string, long: string): boolean {
  const [, first, count, last] = /^(\p{Letter})(\d+)(\p{Letter})$/u.exec(short) ?? [];
  if (first === undefined || last === undefined) return false;
  return long.length === Number(count) + 2 && long.startsWith(first) && long.endsWith(last);
}
