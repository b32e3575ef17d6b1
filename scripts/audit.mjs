// Whether a known vulnerability is in what the project is made of, as the registry says: node scripts/audit.mjs
// A registry that cannot be asked, or does not say, fails nothing.

import { spawnSync } from 'node:child_process';
import path from 'node:path';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const { stdout } = spawnSync(npm, ['audit', '--json'], {
  cwd: path.join(import.meta.dirname, '..'),
  encoding: 'utf8',
  timeout: 60_000,
  shell: process.platform === 'win32',
});
const counts = countsIn(stdout ?? '');
if (!counts) console.log('The registry does not say which packages have known vulnerabilities.');
else if (counts.total > 0) {
  console.log(`Known vulnerabilities: ${JSON.stringify(counts)}. 'npm audit' names them.`);
  process.exitCode = 1;
} else console.log('No known vulnerabilities.');

/**
 * @param {string} output
 * @returns {{ total: number } | undefined}
 */
function countsIn(output) {
  try {
    return JSON.parse(output).metadata?.vulnerabilities;
  } catch {
    return undefined;
  }
}
