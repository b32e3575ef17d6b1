// Shows the main job on the sample vault, from a bare clone: node scripts/demo.mjs

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runAloud, runQuietly, withProgress } from './command.mjs';
import { installDependencies } from './dependencies.mjs';

const project = path.resolve(import.meta.dirname, '..');
const sample = 'test/vaults/sample';
const docsVault = path.join(project, 'server/out/cli.js');

try {
  await installDependencies(project);
  await withProgress('building', () => runQuietly(process.execPath, ['scripts/build.mjs'], { cwd: project }));
  await showProblems();
  await showFixes();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function showProblems() {
  title(`docs-vault check ${sample}`);
  const code = await runAloud(process.execPath, [docsVault, 'check', sample], { cwd: project });
  if (code !== 1)
    throw new Error(`The check ended with exit code ${code}; the sample vault has problems, so 1 was to be expected.`);
  console.log('\nExit code 1: there are problems, as there should be in the sample.');
}

/** On a copy, so that the sample keeps its faults. */
async function showFixes() {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-vault-demo-'));
  try {
    const copy = path.join(scratch, 'sample');
    fs.cpSync(path.join(project, sample), copy, { recursive: true });
    title('docs-vault check --fix sample, on a copy');
    const code = await runAloud(process.execPath, [docsVault, 'check', '--fix', 'sample'], { cwd: scratch });
    if (code > 1) throw new Error(`The fix ended with exit code ${code}.`);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** @param {string} text */
function title(text) {
  console.log(`\n$ ${text}\n`);
}
