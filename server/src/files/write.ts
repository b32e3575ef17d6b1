import { mkdirSync, realpathSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import type { ReadText, Refusal } from '../features/feature.ts';
import { applyEdits, type VaultEdit } from '../text/edit.ts';
import { fold } from '../vault/path.ts';
import { keepOld, placeNew, removeIfThere, removeLeftovers, writeBeside, writeSuccessor } from './beside.ts';
import { existingEntry, existingFile, exists, freeFile, RefusedEdit } from './claim.ts';
import { digestOf, type JournalChange, openJournal } from './journal.ts';
import { readText } from './read.ts';
import { reasonOf } from './reason.ts';

/** The vault-relative paths of the files that a VaultEdit changed, created and renamed. */
export interface Written {
  readonly changed: readonly string[];
  readonly created: readonly string[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Carries a VaultEdit out on disk: all of it, or nothing. `before` gives the texts on which the edit was computed; a
 * file that reads differently now is not touched. Each file is written beside its old self and then put in its place,
 * with its mode, so that nobody ever reads half of one. Nothing is overwritten, whatever the case of its name, and no
 * path and no symbolic link leads out of the vault. A process that is killed leaves each file old or new, and what is
 * left to do when files move is told by the journal.
 */
export function writeVaultEdit(root: string, edit: VaultEdit, before: ReadText): Written | Refusal {
  const undo: Undo = { steps: [], kept: [] };
  let kept: string[] = [];
  let closeJournal = (): void => undefined;
  let at: string | undefined;
  try {
    const realRoot = realpathSync(root);
    const plan = planOf(realRoot, edit, before);
    const placing: Step[] = [];
    const staged: JournalChange[] = [];
    const run = (steps: readonly Step[]): void => {
      for (const [path, step] of steps) {
        at = path;
        step();
      }
    };
    run(plan.changes.map((change) => [change.path, () => placing.push(stageChange(change, undo, staged))]));
    run(plan.creates.map((create) => [create.path, () => placing.push([create.path, stageCreate(create, undo)])]));
    if (plan.renames.length > 0) {
      at = realRoot;
      closeJournal = openJournal(realRoot, { changes: staged, moves: edit.renames ?? [] });
      undo.steps.push({ step: closeJournal });
    }
    run(placing);
    run(plan.renames.map((move) => [move.path, () => moveFile(move, undo)]));
    closeJournal();
    kept = undo.kept.map((file) => movedPath(file, plan.renames));
  } catch (error) {
    const reason =
      error instanceof RefusedEdit ? error.message : `${at === undefined ? '' : `${at}: `}${reasonOf(error)}.`;
    return { refused: reasonWith(takeBack(undo), reason, error instanceof RefusedEdit) };
  }
  for (const file of kept) removeIfThere(file);
  for (const folder of new Set(kept.map(dirname))) removeLeftovers(folder);
  return {
    changed: [...edit.edits.keys()],
    created: (edit.creates ?? []).map(({ path }) => path),
    renamed: edit.renames ?? [],
  };
}

/** The path that a step is about, and the step. */
type Step = readonly [string, () => unknown];

/** What has failed, and what else there is to know: files that are not as they were. */
function reasonWith(lost: readonly string[], reason: string, isRefused: boolean): string {
  if (lost.length > 0)
    return `${reason} What was done before could not be taken back in ${lost.join(', ')}: each is whole, in its new form. Run the command again when the cause is gone.`;
  return isRefused ? reason : `Nothing is changed: ${reason}`;
}

interface Undo {
  /** Steps back to how everything was, the last first, with the path that each is about; without one it only cleans up. */
  readonly steps: { readonly path?: string; readonly step: () => void }[];
  /** Second names of files as they were. */
  readonly kept: string[];
}

interface Change {
  readonly path: string;
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

interface Plan {
  readonly changes: readonly Change[];
  readonly creates: readonly Create[];
  readonly renames: readonly Move[];
}

interface Create {
  readonly path: string;
  readonly file: string;
  readonly text: string;
}

interface Move {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** Looks at everything before anything is touched. Throws a RefusedEdit. */
function planOf(realRoot: string, edit: VaultEdit, before: ReadText): Plan {
  const changes = new Map<string, Change>();
  for (const [path, edits] of edit.edits) {
    const text = before(path);
    if (text === undefined) throw new RefusedEdit(`${path} is not changed: its text is not known.`);
    const change = { path, file: existingFile(realRoot, path), before: text, after: applyEdits(text, edits) };
    const other = changes.get(change.file);
    if (other && other.after !== change.after)
      throw new RefusedEdit(`${path} is not changed: it is the same file as ${other.path}.`);
    assertUnchanged(change);
    changes.set(change.file, change);
  }
  assertDistinct([...(edit.creates ?? []).map(({ path }) => path), ...(edit.renames ?? []).map(({ to }) => to)]);
  return {
    changes: [...changes.values()],
    creates: (edit.creates ?? []).map(({ path, text }) => ({ path, file: freeFile(realRoot, path), text })),
    renames: (edit.renames ?? []).map(({ from, to }) => ({
      path: from,
      from: existingEntry(realRoot, from),
      to: freeFile(realRoot, to, from),
    })),
  };
}

function assertUnchanged({ path, file, before }: Change): void {
  const now = readText(file);
  if ('unreadable' in now) throw new RefusedEdit(`${path} is not changed. ${now.unreadable}`);
  if (now.text !== before) throw new RefusedEdit(`${path} is not changed: somebody else changed it meanwhile.`);
}

/** No two new files go by one name when case is folded. */
function assertDistinct(paths: readonly string[]): void {
  const twice = paths.find((path, at) => paths.findIndex((other) => fold(other) === fold(path)) !== at);
  if (twice !== undefined) throw new RefusedEdit(`${twice} is not written: two new files would have that name.`);
}

/** Writes the new text beside the file, and tells of it; the returned step puts it in its place. */
function stageChange(change: Change, undo: Undo, staged: JournalChange[]): Step {
  const { path, file } = change;
  const beside = writeSuccessor(file, change.after);
  undo.steps.push({ step: () => removeIfThere(beside) });
  staged.push({ path, beside: basename(beside), before: digestOf(change.before), after: digestOf(change.after) });
  const place = (): void => {
    assertUnchanged(change);
    const kept = keepOld(file);
    if (kept !== undefined) undo.kept.push(kept);
    renameSync(beside, file);
    undo.steps.push({ path, step: () => renameSync(kept ?? writeSuccessor(file, change.before), file) });
  };
  return [path, place];
}

function stageCreate({ path, file, text }: Create, undo: Undo): () => void {
  makeFolderOf(file, undo);
  const beside = writeBeside(file, text);
  undo.steps.push({ step: () => removeIfThere(beside) });
  return () => {
    placeNew(beside, file);
    undo.steps.push({ path, step: () => rmSync(file) });
  };
}

function moveFile({ path, from, to }: Move, undo: Undo): void {
  makeFolderOf(to, undo);
  // Writing took a while. Where case does not count, a name that changes its case alone is there already.
  if (exists(to) && realpathSync.native(to) !== realpathSync.native(from))
    throw new RefusedEdit(`${path} is not moved: somebody else made ${basename(to)} meanwhile.`);
  renameSync(from, to);
  undo.steps.push({ path, step: () => renameSync(to, from) });
}

/** Where a file is after the moves: in a folder that moved it has gone along. */
function movedPath(file: string, moves: readonly Move[]): string {
  const along = moves.find(({ from }) => file.startsWith(from + sep));
  return along ? along.to + file.slice(along.from.length) : file;
}

function makeFolderOf(file: string, undo: Undo): void {
  const folder = dirname(file);
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) {
    const empty = made;
    undo.steps.unshift({ step: () => rmdirSync(empty) });
  }
}

/** Takes back what was done, and gives the paths where that failed. One that fails must not keep the others from it. */
function takeBack({ steps, kept }: Undo): string[] {
  const lost: string[] = [];
  for (const { path, step } of steps.reverse())
    try {
      step();
    } catch {
      // The file stays as the failed write left it: whole, in its old or its new form.
      if (path !== undefined) lost.push(path);
    }
  for (const file of kept) removeIfThere(file);
  return lost;
}
