import { createHash, randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CachePlace } from './place.ts';

/** To be raised when what is written means something else than before. */
const format = 1;

/** How long a file is kept that nobody uses, and one that was never finished, in milliseconds. */
const unused = 30 * 24 * 3_600_000;
const unfinished = 10 * 60_000;

/** How many bytes all files have together, at most. */
const mostBytes = 1 << 30;

/** Whose a file is: of one vault, one version of the program and of what runs it. */
export function identityOf({ program }: CachePlace, realRoot: string): string {
  return JSON.stringify([format, program, process.version, process.versions.v8, process.arch, realRoot]);
}

/** The name of the file with that identity. */
export function fileNameOf(identity: string): string {
  return `${createHash('sha256').update(identity).digest('hex').slice(0, 40)}${ending}`;
}

const ending = '.vault';

/**
 * Puts a new file in the place of another: whoever reads meanwhile sees the one or the other as a whole. Only its owner
 * may read it. Then what nobody uses any more is taken away.
 */
export function* replaceFile(file: string, write: (opened: number) => Generator<undefined>): Generator<undefined> {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const beside = join(folder, `${randomUUID()}.tmp`);
  let isInPlace = false;
  try {
    const opened = openSync(beside, 'wx', 0o600);
    try {
      yield* write(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(beside, file);
    isInPlace = true;
  } finally {
    if (!isInPlace) rmSync(beside, { force: true });
  }
  tidy(folder, file);
}

/** Remembers that the file was of use. */
export function touch(file: string): void {
  const now = new Date();
  const { mtimeMs } = statSync(file);
  if (now.getTime() - mtimeMs > unused / 30) utimesSync(file, now, now);
}

/** Takes away the files that were not used for long, and of the others the oldest while they are too large together. */
function tidy(folder: string, newest: string): void {
  const now = Date.now();
  let bytes = 0;
  for (const { file, size, mtimeMs } of filesIn(folder)) {
    const age = now - mtimeMs;
    if (file.endsWith(ending)) bytes += size;
    const isOver = file.endsWith(ending) ? age > unused || bytes > mostBytes : age > unfinished;
    if (isOver && file !== newest) rmSync(file, { force: true });
  }
}

/** The files that are ours by their names, the newest first. */
function filesIn(folder: string): { file: string; size: number; mtimeMs: number }[] {
  return readdirSync(folder)
    .filter((name) => /^(?:[0-9a-f]{40}\.vault|[0-9a-f-]{36}\.tmp)$/.test(name))
    .map((name) => join(folder, name))
    .flatMap((file) => {
      const stats = statSync(file, { throwIfNoEntry: false });
      return stats ? [{ file, size: stats.size, mtimeMs: stats.mtimeMs }] : [];
    })
    .sort((a, b) => b.mtimeMs - a.mtimeMs);
}
