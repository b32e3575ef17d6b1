import type { Config } from '../config.ts';
import { withoutTail } from '../text/tail.ts';

/** What a Quartz site's own files say about how its links are read. */
export interface QuartzSite {
  readonly site: 'quartz-4' | 'quartz-5';
  readonly links: Config['siteLinks'] | undefined;
  readonly ignore: readonly string[];
}

/**
 * Reads `quartz.config.ts` as text: it is a program, and nothing in a vault is run. What is not written plainly is not
 * found. `manifest` is the `package.json` beside it, which tells Quartz's version; without it 4 is assumed.
 */
export function readQuartzConfig(text: string, manifest?: string): QuartzSite {
  const code = withoutComments(text);
  const links = /\bmarkdownLinkResolution\s*:\s*["'`](shortest|absolute|relative)["'`]/.exec(code)?.[1];
  const patterns = /\bignorePatterns\s*:\s*\[([^[\]]*)\]/.exec(code)?.[1] ?? '';
  return {
    site: versionOf(manifest) === 5 ? 'quartz-5' : 'quartz-4',
    links: links as QuartzSite['links'],
    ignore: [...patterns.matchAll(/["'`]([^"'`\n]+)["'`]/g)].map((match) => asGlob(match[1] ?? '')),
  };
}

function versionOf(manifest: string | undefined): number | undefined {
  if (manifest === undefined || !/"name"\s*:\s*"@jackyzha0\/quartz"/.test(manifest)) return undefined;
  const major = /"version"\s*:\s*"(\d+)\./.exec(manifest)?.[1];
  return major === undefined ? undefined : Number(major);
}

/** Strings are kept whole: an address in one has `//`. */
function withoutComments(code: string): string {
  return code.replace(/("(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, '$1');
}

/** Quartz takes a pattern without a wildcard for a file or folder of that name. */
function asGlob(pattern: string): string {
  return /[*?{[]/.test(pattern) || /\.\w+$/.test(pattern) ? pattern : `${withoutTail(pattern, /\//)}/**`;
}
