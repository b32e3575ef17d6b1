import { isAbsolute, join } from 'node:path';

/** Where what is known of vaults is kept for the next time, and by which program. */
export interface CachePlace {
  /** Absolute. */
  readonly folder: string;
  /** Another program, of which the notes it scanned may differ, does not read what this one wrote. */
  readonly program: string;
  /** Of a vault with fewer notes nothing is kept: to read them is as quick. */
  readonly fewest: number;
  /** The time, in milliseconds since 1970, as file systems have it. */
  now(): number;
}

const fewest = 500;

type Environment = Readonly<Record<string, string | undefined>>;

/** Put in by the build: a digest of all that scanning and judging are made of. */
declare const DOCS_VAULT_PROGRAM: string | undefined;

/**
 * The place for caches that the environment asks for: the folder that `DOCS_VAULT_CACHE_FOLDER` names, none when it says `off`,
 * else the user's own folder for them. A machine that builds and tests (`CI`) starts with an empty one each time, and is
 * spared the writing. It is never a place in a vault: a repository could bring what is found there.
 */
export function cachePlace(
  env: Environment,
  platform: NodeJS.Platform = process.platform,
  program = typeof DOCS_VAULT_PROGRAM === 'string' ? DOCS_VAULT_PROGRAM : undefined,
): CachePlace | undefined {
  const asked = env.DOCS_VAULT_CACHE_FOLDER;
  const at = { fewest, now: Date.now };
  if (asked) return isAbsolute(asked) ? { ...at, folder: asked, program: program ?? 'sources' } : undefined;
  const folder = usersFolder(env, platform);
  if (program === undefined || folder === undefined || env.CI) return undefined;
  return { ...at, folder: join(folder, 'docs-vault/vaults'), program };
}

/** As each system has it; a path that is not absolute does not count (XDG Base Directory Specification). */
function usersFolder(env: Environment, platform: NodeJS.Platform): string | undefined {
  if (platform === 'win32') return absolute(env.LOCALAPPDATA);
  const home = absolute(env.HOME);
  if (platform === 'darwin') return home && join(home, 'Library/Caches');
  return absolute(env.XDG_CACHE_HOME) ?? (home && join(home, '.cache'));
}

function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}
