// Everything that is tested, from a bare clone: node scripts/test.mjs
// The last line counts the checks of all parts; the exit code is 1 when any of them failed.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runAloud } from './command.mjs';
import { readCounts } from './counts.mjs';
import { installDependencies } from './dependencies.mjs';

const project = path.resolve(import.meta.dirname, '..');
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-vault-test-'));
const vsix = path.join(scratch, 'docs-vault.vsix');
const mocha = ['node_modules/mocha/bin/mocha.js', '--reporter', './scripts/mocha-reporter.mjs'];
const suite = [
  '--import',
  'tsx',
  ...mocha,
  '--reporter-option',
  'style=spec',
  '--no-config',
  '--ui',
  'tdd',
  '--timeout',
  '300000',
];

/**
 * A part without counts of its own counts as one check. A part is not run when one that it needs has failed.
 *
 * @typedef {{ name: string, args: string[], needs?: string[] }} Part
 */

/** @type {Part[]} */
const parts = [
  { name: 'formatting and lint', args: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'] },
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  { name: 'unit tests', args: mocha },
  { name: 'regular expressions', args: [...suite, 'test/slow/regular-expressions.test.ts'] },
  { name: 'known vulnerabilities', args: ['scripts/audit.mjs'] },
  { name: 'build', args: ['scripts/build.mjs'] },
  { name: 'docs-vault check docs', args: ['server/out/cli.js', 'check', 'docs'], needs: ['build'] },
  { name: 'command line, built', args: [...suite, 'test/built/*.test.ts'], needs: ['build'] },
  { name: 'package', args: ['scripts/package.mjs', '--out', vsix], needs: ['build'] },
  { name: 'package contents', args: [...suite, 'test/vscode/package.test.ts'], needs: ['package'] },
  { name: 'other editors', args: [...suite, 'test/editors/*.test.ts'], needs: ['build'] },
  { name: 'in the editor', args: ['--import', 'tsx', 'test/vscode/run.ts'], needs: ['build'] },
  {
    name: 'in the editor, installed',
    args: ['--import', 'tsx', 'test/vscode/run.ts', '--vsix', vsix],
    needs: ['package'],
  },
  {
    name: 'user interface',
    // A window that is driven by keys and the mouse depends on a machine's moods: a test that fails has one more try.
    args: [...suite, '--retries', '1', 'test/vscode/ui/**/*.test.ts'],
    needs: ['build'],
  },
];

// No test leaves anything in the caches of whoever runs them.
process.env.DOCS_VAULT_CACHE_FOLDER = 'off';

process.exitCode = await main();

async function main() {
  try {
    await installDependencies(project);
    /** @type {Result[]} */
    const results = [];
    for (const part of parts) results.push(await run(part, results));
    return summarize(results);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.log('0 passed, 1 failed');
    return 1;
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** @typedef {{ name: string, passed: number, failed: number, skipped?: number | undefined, seconds: number, note?: string }} Result */

/**
 * @param {Part} part
 * @param {readonly Result[]} before
 * @returns {Promise<Result>}
 */
async function run({ name, args, needs = [] }, before) {
  const missing = before.find((result) => needs.includes(result.name) && result.failed > 0);
  if (missing) return { name, passed: 0, failed: 1, seconds: 0, note: `not run, since it needs: ${missing.name}` };
  console.log(`\n── ${name} ──`);
  const started = Date.now();
  const file = path.join(scratch, 'counts.json');
  fs.rmSync(file, { force: true });
  const env = { ...process.env, DOCS_VAULT_COUNTS: file, DOCS_VAULT_VSIX: vsix };
  const code = await runAloud(process.execPath, args, { cwd: project, env });
  const seconds = (Date.now() - started) / 1000;
  const counts = readCounts(file) ?? { passed: code === 0 ? 1 : 0, failed: 0 };
  // A part may fail after its last check, or before its first.
  const failed = code === 0 ? counts.failed : Math.max(1, counts.failed);
  return { name, passed: counts.passed, failed, skipped: counts.skipped, seconds };
}

/**
 * @param {readonly Result[]} results
 * @returns {number} the exit code
 */
function summarize(results) {
  console.log('\n── summary ──');
  for (const { name, passed, failed, skipped = 0, seconds, note } of results) {
    const rest = `${failed > 0 ? `, ${failed} failed` : ''}${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    const counts = `${passed} passed${rest}`;
    console.log(`${failed > 0 ? '✖' : '✔'} ${name.padEnd(26)} ${seconds.toFixed(1).padStart(6)} s  ${note ?? counts}`);
  }
  const sum = (/** @type {(result: Result) => number} */ of) =>
    results.reduce((total, result) => total + of(result), 0);
  const failed = sum((result) => result.failed);
  const skipped = sum((result) => result.skipped ?? 0);
  const rest = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`\n${sum((result) => result.passed)} passed, ${failed} failed${rest}`);
  return failed > 0 ? 1 : 0;
}
