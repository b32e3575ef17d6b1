import '../no-cache.ts';
import fs from 'node:fs';
import path from 'node:path';

/** The root of the project. */
export const project = path.resolve(import.meta.dirname, '../..');

/** The folder for pictures and logs of test runs, which git ignores. */
export function artifactsFolder(): string {
  const folder = path.join(project, 'test/artifacts');
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

/** The vault that the tests and the demonstration run on. */
export const sampleVault = path.join(project, 'test/vaults/sample');
