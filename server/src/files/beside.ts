import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  linkSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { exists, RefusedEdit } from './claim.ts';

/** Writes the text to a new hidden file in the folder of `file`, and returns its path. */
export function writeBeside(file: string, text: string): string {
  const beside = join(dirname(file), `.docs-vault-${randomUUID()}.tmp`);
  try {
    writeFileSync(beside, text, { flag: 'wx' });
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  return beside;
}

/** Writes beside an existing file what will take its place, with its mode and owner. Throws when it may not be written. */
export function writeSuccessor(file: string, text: string): string {
  accessSync(file, constants.W_OK);
  const old = statSync(file);
  const beside = writeBeside(file, text);
  keepOwner(beside, old);
  chmodSync(beside, old.mode & 0o7777);
  return beside;
}

/** Puts the file written beside in its place, where nothing stands yet. */
export function placeNew(beside: string, file: string): void {
  try {
    // The one system call that places a whole file and never overwrites another.
    linkSync(beside, file);
    rmSync(beside);
  } catch {
    if (exists(file)) throw new RefusedEdit(`${file} is not written: it exists already.`);
    // A file system without hard links.
    renameSync(beside, file);
  }
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
