import { matchesGlobs } from '../text/glob.ts';
import { withoutTail } from '../text/tail.ts';
import type { Rule } from './rule.ts';

export const danglingPath: Rule = {
  id: 'dangling-path',
  severity: 'off',
  summary: 'A path in code font names no file of the repository.',
  remedy: 'none',
  outside: true,
  options: { except: { type: 'globs', default: [], description: 'Globs of paths that need not exist.' } },
  *check({ note, vault, circumstances }, options) {
    const { repository } = circumstances;
    if (!repository) return;
    const has = (path: string): boolean => repository.has(path);
    const isInVault = (path: string): boolean =>
      vault.notes.has(path) || vault.attachments.has(path) || vault.hasFolder(path);
    for (const path of note.codePaths) {
      const name = withoutTail(path.text.replace(/^\.\//, ''), /\//);
      if (!looksLikeFile(path.text, has) || has(name) || isInVault(name)) continue;
      if (Array.isArray(options.except) && matchesGlobs(options.except, path.text)) continue;
      yield { range: path, message: `There is no '${path.text}' in the repository.` };
    }
  },
};

/** With an extension or a slash at its end, or in a folder that is there; `application/json` and `n/a` are no paths. */
function looksLikeFile(path: string, has: (path: string) => boolean): boolean {
  const [first = '', ...others] = path.replace(/^\.\//, '').split('/');
  // `example.org/page.html` is an address.
  if (/.\../.test(first) || others.includes('..') || first === '..') return false;
  return /\.\w{1,8}$/.test(path) || path.endsWith('/') || has(first);
}
