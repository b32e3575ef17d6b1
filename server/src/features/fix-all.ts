import { parseNote } from '../parse/scan.ts';
import type { Problem } from '../rules/rule.ts';
import { applyEdits, sortedEdits, type TextEdit, type VaultEdit } from '../text/edit.ts';
import { overlaps, type Range } from '../text/range.ts';
import { isMarkdown } from '../vault/path.ts';
import type { Vault } from '../vault/vault.ts';
import type { ReadText } from './feature.ts';

/** One edit for the safe fixes of many problems, and the problems that it fixes. */
export interface CombinedFix {
  readonly edit: VaultEdit;
  readonly fixed: readonly Problem[];
}

/**
 * Combines the safe fixes of the problems, first come, first served: of a problem its first safe fix, and none whose
 * edits touch the place of one taken before, or that creates a file which another one creates. A problem that is left
 * out is found again when the vault is judged after the edit, so whoever wants everything fixed does this in rounds.
 */
export function combineSafeFixes(problems: Iterable<Problem>): CombinedFix {
  const edits = new Map<string, TextEdit[]>();
  const creates = new Map<string, string>();
  const fixed: Problem[] = [];
  for (const problem of problems) {
    const edit = problem.fixes.find((fix) => fix.safe)?.edit;
    if (!edit || edit.renames?.length || !fits(edit, edits, creates)) continue;
    for (const [path, own] of edit.edits) {
      const taken = edits.get(path);
      if (taken) taken.push(...own);
      else edits.set(path, [...own]);
    }
    for (const { path, text } of edit.creates ?? []) creates.set(path, text);
    fixed.push(problem);
  }
  for (const [path, taken] of edits) edits.set(path, sortedEdits(taken));
  return { edit: { edits, creates: [...creates].map(([path, text]) => ({ path, text })) }, fixed };
}

/** The texts of the files that fixing changes, before (undefined: a new file) and after, and the problems fixed. */
export interface FixedVault {
  readonly texts: ReadonlyMap<string, { readonly before: string | undefined; readonly after: string }>;
  readonly fixed: readonly Problem[];
}

/**
 * Applies the safe fixes to the vault's notes, in rounds until there are none, or until rules have undone each other's
 * fixes ten times. The vault is changed, the disk is not. `problems` judges the vault as it then stands.
 */
export function fixAll(vault: Vault, textOf: ReadText, problems: () => Iterable<Problem>): FixedVault {
  const texts = new Map<string, { before: string | undefined; after: string }>();
  const fixed: Problem[] = [];
  for (let round = 0; round < 10; round++) {
    const combined = combineSafeFixes(problems());
    if (combined.fixed.length === 0) break;
    fixed.push(...combined.fixed);
    for (const { path, text } of combined.edit.creates ?? []) {
      texts.set(path, { before: undefined, after: text });
      put(vault, path, text);
    }
    for (const [path, edits] of combined.edit.edits) {
      const known = texts.get(path);
      const before = known?.after ?? textOf(path) ?? '';
      const after = applyEdits(before, edits);
      texts.set(path, { before: known ? known.before : before, after });
      put(vault, path, after);
    }
  }
  return { texts, fixed };
}

/** The edit that makes the changes of a fixed vault: each file's changed stretch, from its first to its last difference. */
export function editOfFixedVault({ texts }: FixedVault): VaultEdit {
  const edits = new Map<string, TextEdit[]>();
  const creates: { path: string; text: string }[] = [];
  for (const [path, { before, after }] of texts) {
    if (before === undefined) creates.push({ path, text: after });
    else if (before !== after) edits.set(path, [differenceOf(before, after)]);
  }
  return { edits, creates };
}

function put(vault: Vault, path: string, text: string): void {
  if (isMarkdown(path)) vault.set(parseNote(path, text));
}

function differenceOf(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { range: { start, end: before.length - same }, newText: after.slice(start, after.length - same) };
}

function fits(edit: VaultEdit, edits: ReadonlyMap<string, TextEdit[]>, creates: ReadonlyMap<string, string>): boolean {
  if ((edit.creates ?? []).some(({ path }) => creates.has(path) || edits.has(path))) return false;
  for (const [path, own] of edit.edits) {
    if (creates.has(path)) return false;
    const taken = edits.get(path);
    if (taken && own.some(({ range }) => taken.some((other) => meets(range, other.range)))) return false;
  }
  return true;
}

/** Overlapping, or an insertion at the edge of a replaced stretch or at the place of another insertion. */
function meets(a: Range, b: Range): boolean {
  return overlaps(a, b) || ((a.start === a.end || b.start === b.end) && a.start <= b.end && b.start <= a.end);
}
