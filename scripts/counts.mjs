// Each part of the tests tells `npm test` how many of its checks passed and failed, in a file that the environment names.

import fs from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped?: number }} Counts */

/**
 * Tells the counts to `npm test`, where it asked for them.
 *
 * @param {Counts} counts
 */
export function writeCounts(counts) {
  const file = process.env.DOCS_VAULT_COUNTS;
  if (file) fs.writeFileSync(file, JSON.stringify(counts));
}

/**
 * The counts in a file; undefined where a part ended before it told them.
 *
 * @param {string} file
 * @returns {Counts | undefined}
 */
export function readCounts(file) {
  if (!fs.existsSync(file)) return undefined;
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
