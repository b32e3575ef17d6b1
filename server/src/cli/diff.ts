import { createTwoFilesPatch } from 'diff';
import { harmless } from '../text/unsafe.ts';

/** A unified diff of one file, as `git apply` reads it; `before` is undefined for a new file. */
export function diffOf(path: string, before: string | undefined, after: string): string {
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const patch = createTwoFilesPatch(from, `b/${path}`, before ?? '', after);
  // The first line is a ruler that git does not write.
  return patch
    .slice(patch.indexOf('\n') + 1)
    .split('\n')
    .map((line) => harmless(line.replace(/\r$/, '')) + (line.endsWith('\r') ? '\r' : ''))
    .join('\n');
}
