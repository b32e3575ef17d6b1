// Runs the suites in a real VS Code, on a copy of the sample vault.
//   node --import tsx test/vscode/run.ts                 with the extension as it is built in this folder
//   node --import tsx test/vscode/run.ts --vsix <file>   with a packaged extension, installed

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { build } from 'esbuild';
import { writeCounts } from '../../scripts/counts.mjs';
import { chooseEditor, type EditorFolders } from './editor.ts';
import { printOutcomes, readOutcomes } from './outcomes.ts';
import { project, sampleVault } from './paths.ts';

const { values } = parseArgs({ options: { vsix: { type: 'string' } } });

process.exitCode = (await main(values.vsix)) ? 0 : 1;

/** True when at least one test ran, and all passed. */
async function main(vsix: string | undefined): Promise<boolean> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-vault-editor-'));
  const bundle = path.join(project, 'test/vscode/out', path.basename(scratch)); // Inside the project, for the sake of its node_modules.
  const results = path.join(scratch, 'results.jsonl');
  try {
    await bundleSuites(bundle);
    const ended = await runSuites({ vsix, scratch, bundle, results });
    const outcomes = readOutcomes(results);
    printOutcomes(outcomes);
    const failed = outcomes.filter((outcome) => outcome.failure !== undefined).length;
    if (!ended && failed === 0) console.error('The editor ended before the tests did.');
    const failures = failed === 0 && !(ended && outcomes.length > 0) ? 1 : failed;
    writeCounts({ passed: outcomes.length - failed, failed: failures });
    return failures === 0;
  } finally {
    for (const folder of [scratch, bundle]) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function bundleSuites(outdir: string): Promise<void> {
  await build({
    absWorkingDir: project,
    entryPoints: { index: 'test/vscode/suites/index.ts' },
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

interface Run {
  readonly vsix: string | undefined;
  readonly scratch: string;
  readonly bundle: string;
  readonly results: string;
}

/** True when the editor ran the tests to their end, and none failed. */
async function runSuites({ vsix, scratch, bundle, results }: Run): Promise<boolean> {
  const folders: EditorFolders = { user: path.join(scratch, 'user'), extensions: path.join(scratch, 'extensions') };
  const vault = path.join(scratch, 'vault');
  fs.cpSync(sampleVault, vault, { recursive: true });
  const editor = await chooseEditor();
  console.log(`In ${editor.name}${vsix ? `, with ${path.basename(vsix)} installed` : ''}:`);
  if (vsix) await editor.install(path.resolve(vsix), folders);
  try {
    await runTests({
      vscodeExecutablePath: editor.executable,
      extensionDevelopmentPath: vsix ? path.join(project, 'test/vscode/harness') : project,
      extensionTestsPath: path.join(bundle, 'index.cjs'),
      extensionTestsEnv: { DOCS_VAULT_RESULTS: results },
      launchArgs: [vault, `--user-data-dir=${folders.user}`, `--extensions-dir=${folders.extensions}`],
    });
    return true;
  } catch (error) {
    if (error instanceof TestRunFailedError) return false;
    throw error;
  }
}
