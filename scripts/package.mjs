// Packs the extension into a .vsix: node scripts/package.mjs [--out <file>]

import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runQuietly } from './command.mjs';

const project = path.resolve(import.meta.dirname, '..');
const { name, version, repository } = JSON.parse(fs.readFileSync(path.join(project, 'package.json'), 'utf8'));
const { values } = parseArgs({ options: { out: { type: 'string' } } });
const vsix = path.resolve(values.out ?? path.join(project, `${name}-${version}.vsix`));

// What is loaded has been bundled, so nothing of node_modules goes in. vsce builds first: `vscode:prepublish` in package.json.
const vsce = path.join(project, 'node_modules/@vscode/vsce/vsce');
// The README's pictures are not in the package: where the manifest names the repository, vsce leads their addresses there.
const withoutRepository = ['--allow-missing-repository', '--no-rewrite-relative-links'];
const options = ['--no-dependencies', ...(repository ? [] : withoutRepository)];
try {
  await runQuietly(process.execPath, [vsce, 'package', ...options, '--out', vsix], { cwd: project });
  console.log(`${vsix}  ${Math.ceil(fs.statSync(vsix).size / 1024)} kB`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
