import picomatch from 'picomatch';

/** Whether the vault-relative path matches one of the globs (`how-to/**`, `*.md`), dot files included. */
export function matchesGlobs(globs: readonly string[], path: string): boolean {
  return globMatcher(globs)(path);
}

/** `matchesGlobs` for many paths: the globs are compiled once. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const matches = picomatch([...globs], { dot: true });
  return (path) => matches(path);
}
