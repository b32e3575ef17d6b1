import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const project = join(import.meta.dirname, '..');
let bundle: string | undefined;

/**
 * The file to start the command line from in a process of its own. It is bundled from the sources once, as reading them
 * one by one would take every process more than a second. Gone when this process ends.
 */
export function cliScript(): string {
  bundle ??= bundled();
  return bundle;
}

function bundled(): string {
  const folder = mkdtempSync(join(tmpdir(), 'docs-vault-cli-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // The command line finds the manifest two folders up.
  copyFileSync(join(project, 'package.json'), join(folder, 'package.json'));
  const outdir = join(folder, 'server/out');
  buildSync({
    absWorkingDir: project,
    entryPoints: { cli: 'server/src/cli/cli.ts' },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    alias: { 'js-yaml': './scripts/no-js-yaml.mjs' },
    define: { DOCS_VAULT_VERSION: '"0.0.0"' },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    sourcemap: 'inline',
    logLevel: 'error',
  });
  return join(outdir, 'cli.mjs');
}
