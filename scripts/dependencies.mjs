// Used before anything is installed: nothing here may import a package.

import fs from 'node:fs';
import path from 'node:path';
import { runNpm, withProgress } from './command.mjs';

/**
 * Installs the packages of package-lock.json where they are missing or of another version.
 *
 * @param {string} project the folder of package.json
 */
export async function installDependencies(project) {
  if (isInstalled(project)) return;
  const remedy = 'Is the npm registry reachable? `npm ci` shows more.';
  await withProgress('installing the npm packages of package-lock.json', () =>
    runNpm(['ci'], { cwd: project, remedy }),
  );
}

/**
 * Compares the lock file with the one that npm keeps of what it installed.
 *
 * @param {string} project
 */
function isInstalled(project) {
  const installed = readPackages(path.join(project, 'node_modules/.package-lock.json'));
  const wanted = readPackages(path.join(project, 'package-lock.json'));
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || optional || installed[name]?.version === version,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(file) {
  if (!fs.existsSync(file)) return {};
  return JSON.parse(fs.readFileSync(file, 'utf8')).packages ?? {};
}
