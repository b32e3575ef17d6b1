import { mkdirSync, realpathSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ReadText, Refusal } from '../features/feature.ts';
import { applyEdits, type VaultEdit } from '../text/edit.ts';
import { fold } from '../vault/path.ts';
import { placeNew, writeBeside, writeSuccessor } from './beside.ts';
import { existingEntry, existingFile, freeFile, RefusedEdit } from './claim.ts';
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
 * path and no symbolic link leads out of the vault.
 */
export function writeVaultEdit(root: string, edit: VaultEdit, before: ReadText): Written | Refusal {
  const undo: Undo = [];
  try {
    const plan = planOf(realpathSync(root), edit, before);
    const steps = [...plan.changes.map((change) => stageChange(change, undo)), ...plan.creates.map(stageCreate(undo))];
    for (const step of steps) step();
    for (const { from, to } of plan.renames) moveFile(from, to, undo);
  } catch (error) {
    for (const step of undo.reverse()) attempt(step);
    return { refused: error instanceof RefusedEdit ? error.message : `Nothing is changed: ${reasonOf(error)}.` };
  }
  return {
    changed: [...edit.edits.keys()],
    created: (edit.creates ?? []).map(({ path }) => path),
    renamed: edit.renames ?? [],
  };
}

/** Steps back to how everything was; the last first. */
type Undo = (() => void)[];

interface Change {
  readonly path: string;
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

interface Plan {
  readonly changes: readonly Change[];
  readonly creates: readonly { readonly file: string; readonly text: string }[];
  readonly renames: readonly { readonly from: string; readonly to: string }[];
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
    creates: (edit.creates ?? []).map(({ path, text }) => ({ file: freeFile(realRoot, path), text })),
    renames: (edit.renames ?? []).map(({ from, to }) => ({
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

/** Writes the new text beside the file; the returned step puts it in its place. */
function stageChange(change: Change, undo: Undo): () => void {
  const beside = writeSuccessor(change.file, change.after);
  undo.push(() => rmSync(beside, { force: true }));
  return () => {
    assertUnchanged(change);
    renameSync(beside, change.file);
    undo.push(() => renameSync(writeSuccessor(change.file, change.before), change.file));
  };
}

function stageCreate(undo: Undo): (create: Plan['creates'][number]) => () => void {
  return ({ file, text }) => {
    makeFolderOf(file, undo);
    const beside = writeBeside(file, text);
    undo.push(() => rmSync(beside, { force: true }));
    return () => {
      placeNew(beside, file);
      undo.push(() => rmSync(file));
    };
  };
}

function moveFile(from: string, to: string, undo: Undo): void {
  makeFolderOf(to, undo);
  renameSync(from, to);
  undo.push(() => renameSync(to, from));
}

function makeFolderOf(file: string, undo: Undo): void {
  const folder = dirname(file);
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) undo.unshift(() => rmdirSync(made));
}

/** One step back that fails must not keep the others from being taken. */
function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // The file stays as the failed write left it: whole, in its old or its new form.
  }
}
