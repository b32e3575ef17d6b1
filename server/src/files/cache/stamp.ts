import { type Stats, statSync } from 'node:fs';

/** What a file says of itself: when two such are equal, and the file had been left alone for a while, so is its text. */
export type Stamp = readonly [size: number, modified: number, changed: number, inode: number];

/** How coarse the times of files may be, in milliseconds: what changes within that after it was read keeps its times. */
export const clockGrain = 2000;

/**
 * The stamp of a file that is about to be read, at that moment (milliseconds since 1970); undefined when it was changed
 * so shortly before that it could be changed again and keep its times.
 */
export function stampOf(stats: Stats, now: number): Stamp | undefined {
  const { size, mtimeMs, ctimeMs, ino } = stats;
  return Math.max(mtimeMs, ctimeMs) + clockGrain < now ? [size, mtimeMs, ctimeMs, ino] : undefined;
}

/** Whether the file at the end of symbolic links has that stamp now. */
export function hasStamp(file: string, [size, modified, changed, inode]: Stamp): boolean {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return (
      stats !== undefined &&
      stats.size === size &&
      stats.mtimeMs === modified &&
      // No program sets the time of the last change back.
      stats.ctimeMs === changed &&
      stats.ino === inode
    );
  } catch {
    // What cannot be looked at is read, which says why it cannot.
    return false;
  }
}
