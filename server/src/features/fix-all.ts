import type { Note } from '../parse/note.ts';
import { parseNote } from '../parse/scan.ts';
import { affectedNotes, type FileChange } from '../rules/affected.ts';
import { rules } from '../rules/index.ts';
import type { Fix, Problem } from '../rules/rule.ts';
import type { TextEdit, VaultEdit } from '../text/edit.ts';
import { EditedText } from '../text/edited.ts';
import type { Vault } from '../vault/vault.ts';
import type { ReadText } from './feature.ts';

/** Judges the notes of those paths, or all of them, in the vault as it is at that moment. */
export type Judge = (paths: ReadonlySet<string> | undefined) => Iterable<Problem>;

export interface FixedProblem {
  /** Its range is that of the text when it was fixed. */
  readonly problem: Problem;
  readonly fix: Fix;
}

export interface FixedAll {
  /** All fixes as one edit of the texts as they were. */
  readonly edit: VaultEdit;
  /** The texts that the edit changes, before and after. */
  readonly texts: ReadonlyMap<string, { readonly before: string; readonly after: string }>;
  /** What was fixed and how, in the order of fixing. */
  readonly fixed: readonly FixedProblem[];
}

/**
 * The edit that applies the safe fixes of the problems that `judge` finds. Fixes that touch the same text are applied one
 * after the other, over several passes, and what one fix leaves to be fixed is fixed too: afterwards no safe fix is left,
 * and fixing again changes nothing. Fixes that `isAllowed` refuses, that make or rename files, or that change a text which
 * cannot be read are left out. The vault is used to try the edits, and is as it was when the function returns.
 */
export function fixAll(vault: Vault, read: ReadText, judge: Judge, isAllowed: (fix: Fix) => boolean = all): FixedAll {
  const texts = new EditedTexts(read);
  const originals = new Map<string, Note>();
  const fixed: FixedProblem[] = [];
  const canFix = ({ edit }: Fix): boolean =>
    !edit.creates?.length && !edit.renames?.length && [...edit.edits.keys()].every((path) => texts.get(path));
  try {
    let paths: ReadonlySet<string> | undefined;
    for (let pass = 0; pass < passesAtMost; pass++) {
      const { edits, chosen, waiting } = chooseFixes(judge(paths), (fix) => isAllowed(fix) && canFix(fix));
      if (chosen.length === 0 && paths === undefined) break;
      fixed.push(...chosen);
      const affected = affectedNotes(vault, carryOut(vault, edits, texts, originals));
      // A fix may make another one safe whose problem it does not change, so the last look is at everything.
      paths = chosen.length === 0 ? undefined : new Set([...affected, ...waiting]);
    }
  } finally {
    for (const note of originals.values()) vault.set(note);
  }
  return { ...texts.changes(), fixed };
}

/** The fix of a problem that may be applied unasked. */
export function safeFixOf(problem: Problem): Fix | undefined {
  // Most rules never have one, and making what they offer instead can be long work.
  return fixingRules.has(problem.rule) ? problem.fixes.find((fix) => fix.safe) : undefined;
}

const fixingRules: ReadonlySet<string> = new Set(
  rules.filter(({ remedy }) => remedy === 'fix' || remedy === 'fix or offer').map((rule) => rule.id),
);

function all(): boolean {
  return true;
}

/** Two rules that undo each other's fixes would go on for ever. */
const passesAtMost = 100;

interface Choice {
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly chosen: FixedProblem[];
  /** The notes with a fix that is in the way of another one. */
  readonly waiting: ReadonlySet<string>;
}

/** The safe fixes that can be carried out together, the first ones first. */
function chooseFixes(problems: Iterable<Problem>, isAllowed: (fix: Fix) => boolean): Choice {
  const edits = new Map<string, TextEdit[]>();
  const chosen: FixedProblem[] = [];
  const waiting = new Set<string>();
  for (const problem of problems) {
    const fix = safeFixOf(problem);
    if (!fix || !isAllowed(fix)) continue;
    if (isInTheWay(fix, edits)) {
      waiting.add(problem.path);
      continue;
    }
    for (const [path, list] of fix.edit.edits) edits.set(path, [...(edits.get(path) ?? []), ...list]);
    chosen.push({ problem, fix });
  }
  return { edits, chosen, waiting };
}

function isInTheWay(fix: Fix, accepted: ReadonlyMap<string, readonly TextEdit[]>): boolean {
  for (const [path, list] of fix.edit.edits) {
    const others = accepted.get(path);
    if (others && list.some((edit) => others.some((other) => conflict(edit, other)))) return true;
  }
  return false;
}

/** Edits that touch, but for insertions of different texts at one place, which come in the order of their problems. */
function conflict(a: TextEdit, b: TextEdit): boolean {
  if (a.range.end < b.range.start || b.range.end < a.range.start) return false;
  const areInsertions = a.range.start === a.range.end && b.range.start === b.range.end;
  return !areInsertions || a.newText === b.newText;
}

/** Edits the texts and lets the vault see them; remembers what the notes were at first. */
function carryOut(
  vault: Vault,
  edits: Choice['edits'],
  texts: EditedTexts,
  originals: Map<string, Note>,
): FileChange[] {
  const changes: FileChange[] = [];
  for (const [path, list] of edits) {
    const text = texts.get(path);
    const before = vault.notes.get(path);
    if (!text || !before) continue;
    if (!originals.has(path)) originals.set(path, before);
    text.apply(list);
    const after = parseNote(path, text.text);
    vault.set(after);
    changes.push({ path, before, after });
  }
  return changes;
}

/** The texts under edits, each read when it is first asked for. */
class EditedTexts {
  readonly #read: ReadText;
  readonly #texts = new Map<string, EditedText | undefined>();

  constructor(read: ReadText) {
    this.#read = read;
  }

  get(path: string): EditedText | undefined {
    if (!this.#texts.has(path)) {
      const text = this.#read(path);
      this.#texts.set(path, text === undefined ? undefined : new EditedText(text));
    }
    return this.#texts.get(path);
  }

  changes(): Pick<FixedAll, 'edit' | 'texts'> {
    const edits = new Map<string, readonly TextEdit[]>();
    const texts = new Map<string, { before: string; after: string }>();
    for (const [path, edited] of this.#texts) {
      if (!edited || edited.edits.length === 0) continue;
      edits.set(path, edited.edits);
      texts.set(path, { before: edited.original, after: edited.text });
    }
    return { edit: { edits }, texts };
  }
}
