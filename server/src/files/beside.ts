import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  linkSync,
  lstatSync,
  readdirSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { exists, RefusedEdit } from './claim.ts';

/**
 * Writes the text to a new hidden file in the folder of `file`, and returns its path. It is on the disk, not only on the
 * way there, before anything takes its place: a machine that loses power keeps the old file or the new one.
 */
export function writeBeside(file: string, text: string): string {
  const beside = hiddenBeside(file);
  try {
    writeFileSync(beside, text, { flag: 'wx', flush: true });
  } catch (error) {
    removeIfThere(beside);
    throw error;
  }
  return beside;
}

/** Writes beside an existing file what will take its place, with its mode and owner. Throws when it may not be written. */
export function writeSuccessor(file: string, text: string): string {
  const old = statSync(file);
  // Root may write everything, and is held to what the file says of itself.
  if ((old.mode & 0o222) === 0) throw new Error('it is read-only');
  accessSync(file, constants.W_OK);
  const beside = writeBeside(file, text);
  try {
    keepOwner(beside, old);
    chmodSync(beside, old.mode & 0o7777);
  } catch (error) {
    removeIfThere(beside);
    throw error;
  }
  return beside;
}

/** A second name for a file as it is, by which it can be put back without room on the disk; undefined without hard links. */
export function keepOld(file: string): string | undefined {
  const kept = hiddenBeside(file);
  try {
    linkSync(file, kept);
    return kept;
  } catch {
    return undefined;
  }
}

export function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is hidden, belongs to no vault, and the next write in this folder takes it away.
  }
}

/** Takes away what a write that was killed has left in a folder, some time ago: another one may be under way. */
export function removeLeftovers(folder: string): void {
  try {
    for (const name of readdirSync(folder).filter(isLeftover)) {
      const file = join(folder, name);
      if (Date.now() - lstatSync(file).ctimeMs > leftAfter) removeIfThere(file);
    }
  } catch {
    // What cannot be listed or removed stays, and harms nobody.
  }
}

/** Whether a file of that name was written to take the place of another, or to put it back. */
export function isLeftover(name: string): boolean {
  return /^\.docs-vault-[0-9a-f-]{36}\.tmp$/.test(name);
}

/** In milliseconds: no write takes as long. */
export const leftAfter = 10 * 60_000;

function hiddenBeside(file: string): string {
  return join(dirname(file), `.docs-vault-${randomUUID()}.tmp`);
}

/** Puts the file written beside in its place, where nothing stands yet. */
export function placeNew(beside: string, file: string): void {
  try {
    // The one system call that places a whole file and never overwrites another.
    linkSync(beside, file);
  } catch {
    if (exists(file)) throw new RefusedEdit(`${file} is not written: it exists already.`);
    // A file system without hard links.
    renameSync(beside, file);
  }
  removeIfThere(beside);
}

function keepOwner(file: string, old: Stats): void {
  const own = statSync(file);
  if (own.uid === old.uid && own.gid === old.gid) return;
  try {
    chownSync(file, old.uid, old.gid);
  } catch {
    // Only root may give files away; whoever may write the file may also own its successor.
  }
}
