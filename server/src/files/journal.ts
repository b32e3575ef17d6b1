import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Refusal } from '../features/feature.ts';
import { isLeftover, leftAfter, placeNew, writeBeside } from './beside.ts';
import { existingEntry, existingFile, freeFile, RefusedEdit } from './claim.ts';
import { isSearched } from './members.ts';
import { readText } from './read.ts';
import { reasonOf } from './reason.ts';

/**
 * What a write that moves files is about to do, told on the disk before it is begun: between the first step and the last
 * the links of a vault fit neither the old places nor the new ones, and only who knows the rest can go on.
 */
export interface Journal {
  readonly process: number;
  readonly changes: readonly JournalChange[];
  readonly moves: readonly { readonly from: string; readonly to: string }[];
}

export interface JournalChange {
  readonly path: string;
  /** The name of the file beside it that is to take its place. */
  readonly beside: string;
  /** Digests of the texts. */
  readonly before: string;
  readonly after: string;
}

/** What was still to be done. */
export interface Finished {
  readonly moves: Journal['moves'];
  /** What could not be done, since somebody else changed it meanwhile. */
  readonly skipped: readonly string[];
}

const journalName = '.docs-vault-interrupted.json';

/** Writes the journal of a vault; the returned function takes it away. Throws when there is one. */
export function openJournal(realRoot: string, journal: Omit<Journal, 'process'>): () => void {
  const file = join(realRoot, journalName);
  const beside = writeBeside(file, JSON.stringify({ process: process.pid, ...journal }));
  try {
    placeNew(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error instanceof RefusedEdit ? new RefusedEdit(underWay) : error;
  }
  return () => rmSync(file);
}

/**
 * Does the rest of a write of this vault that was interrupted; undefined when there is none. A journal may come with a
 * vault from anywhere: it is only followed to notes and attachments, and to texts that lie beside them.
 */
export function finishInterrupted(root: string): Finished | Refusal | undefined {
  const file = join(root, journalName);
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats) return undefined;
  const journal = stats.isFile() ? journalIn(file) : undefined;
  // The clock may have been set back.
  const isYoung = Math.abs(Date.now() - stats.ctimeMs) < leftAfter;
  if (journal && isAlive(journal.process) && isYoung) return { refused: underWay };
  try {
    const realRoot = realpathSync(root);
    const skipped: string[] = [];
    for (const change of journal?.changes ?? []) if (!finishChange(realRoot, change)) skipped.push(change.path);
    for (const move of journal?.moves ?? []) if (!finishMove(realRoot, move)) skipped.push(move.from);
    rmSync(file, { recursive: true });
    return { moves: journal?.moves ?? [], skipped };
  } catch (error) {
    return { refused: `A change that was interrupted cannot be finished: ${reasonOf(error)}.` };
  }
}

const underWay =
  'Another docs-vault is moving files of this vault just now. Wait until it is done, and run this again.';

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function journalIn(file: string): Journal | undefined {
  const read = readText(file);
  try {
    const found: unknown = 'text' in read ? JSON.parse(read.text) : undefined;
    return isJournal(found) ? found : undefined;
  } catch {
    // Not ours, or not whole: nothing was begun then.
    return undefined;
  }
}

function isJournal(found: unknown): found is Journal {
  const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  const hasTexts = (value: unknown, names: readonly string[]): boolean =>
    isRecord(value) && names.every((name) => typeof value[name] === 'string');
  if (!isRecord(found) || typeof found.process !== 'number') return false;
  const { changes, moves } = found;
  return (
    Array.isArray(changes) &&
    changes.every((change) => hasTexts(change, ['path', 'beside', 'before', 'after'])) &&
    Array.isArray(moves) &&
    moves.every((move) => hasTexts(move, ['from', 'to']))
  );
}

/** Whether the file reads as it should now. */
function finishChange(realRoot: string, { path, beside, before, after }: JournalChange): boolean {
  if (!isOfVault(path)) return false;
  const entry = join(realRoot, path);
  // It has moved already.
  if (!lstatSync(entry, { throwIfNoEntry: false })) return true;
  const file = existingFile(realRoot, path);
  const now = digestIn(file);
  if (now === after) return true;
  const successor = join(dirname(file), basename(beside));
  if (now !== before || !isLeftover(basename(beside)) || digestIn(successor) !== after) return false;
  renameSync(successor, file);
  return true;
}

function finishMove(realRoot: string, { from, to }: Journal['moves'][number]): boolean {
  if (!isOfVault(from) || !isOfVault(to)) return false;
  if (!lstatSync(join(realRoot, from), { throwIfNoEntry: false })) return true;
  try {
    const [source, target] = [existingEntry(realRoot, from), freeFile(realRoot, to, from)];
    mkdirSync(dirname(target), { recursive: true });
    renameSync(source, target);
    return true;
  } catch (error) {
    if (error instanceof RefusedEdit) return false;
    throw error;
  }
}

function digestIn(file: string): string | undefined {
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const read = readText(file);
  return 'text' in read ? digestOf(read.text) : undefined;
}

/** Whether no part of the path is hidden: nothing that git or an editor takes orders from. */
function isOfVault(path: string): boolean {
  return path.split('/').every(isSearched);
}

function isAlive(id: number): boolean {
  // Numbers below one stand for groups of processes.
  if (id === process.pid || !Number.isInteger(id) || id < 1) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // It is there, and another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
