import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CachePlace } from '../server/src/files/cache/place.ts';
import { type LoadedVault, type LoadOptions, loadVault } from '../server/src/files/load.ts';
import { judgeNotes } from '../server/src/rules/judge.ts';
import type { Problem } from '../server/src/rules/rule.ts';
import { today } from './check.ts';
import { memoryFolder, onDisk } from './disk.ts';

/** A vault on disk, and a place for its cache, where every file counts as old enough to be told by its times. */
export interface CachedVault {
  readonly root: string;
  readonly place: CachePlace;
}

const longAfter = 3_600_000;

/** Runs the test with the vault of the fixture and an empty cache of its own. */
export function withCache(source: string, check: (vault: CachedVault) => void): void {
  const folder = mkdtempSync(join(memoryFolder, 'docs-vault-cache-'));
  try {
    const place = { folder: join(folder, 'cache'), program: 'test', fewest: 0, now: () => Date.now() + longAfter };
    onDisk(source, (root) => check({ root, place }), memoryFolder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function load(root: string, options: LoadOptions = {}): LoadedVault {
  const loaded = loadVault(root, options);
  assert(!('refused' in loaded), JSON.stringify(loaded));
  return loaded;
}

/** Loads the vault and judges it, with its cache; `isSaved` says whether what is known then is kept. */
export function loadCached({ root, place }: CachedVault, isSaved = true, date = today): Found {
  const loaded = load(root, { cache: place });
  const found = foundIn(loaded, date);
  if (isSaved) for (const _ of loaded.cache?.save() ?? []);
  return found;
}

export interface Found {
  readonly loaded: LoadedVault;
  /** Every problem with its fixes, as data. */
  readonly problems: unknown;
  readonly unreadable: unknown;
}

export function foundIn(loaded: LoadedVault, date = today): Found {
  const { vault, cache, config, unreadable } = loaded;
  const circumstances = { today: date };
  const problems = cache ? cache.judge(vault, circumstances, config.text) : judgeNotes(vault, circumstances);
  return { loaded, problems: [...problems].map(plain), unreadable };
}

function plain({ path, rule, severity, range, message, related, fixes }: Problem): unknown {
  return { path, rule, severity, range, message, related, fixes };
}

/** Waits until a file that is changed now has other times than one that was changed before: a few milliseconds. */
export function waitForClock(root: string): void {
  const probe = join(root, '.probe');
  writeFileSync(probe, '');
  for (const { ctimeMs } = statSync(probe); statSync(probe).ctimeMs === ctimeMs; ) writeFileSync(probe, '');
}
