import picomatch from 'picomatch';

/** Whether the vault-relative path matches one of the globs (`how-to/**`, `*.md`), dot files included. */
export function matchesGlobs(globs: readonly string[], path: string): boolean {
  return globs.length > 0 && picomatch.isMatch(path, [...globs], { dot: true });
}
