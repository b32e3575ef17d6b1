import picomatch from 'picomatch';

/** Whether the vault-relative path matches one of the globs (`how-to/**`, `*.md`), dot files included. */
export function matchesGlobs(globs: readonly string[], path: string): boolean {
  return globMatcher(globs)(path);
}

/** `matchesGlobs` for many paths: the globs are compiled once. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  // A name may hold a line break, which `.` alone does not match.
  const matches = picomatch([...globs], { dot: true, flags: 's' });
  return (path) => matches(path);
}
