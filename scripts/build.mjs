// Bundles the extension and the server.
//   node scripts/build.mjs                with source maps
//   node scripts/build.mjs --production   small, for packaging
//   node scripts/build.mjs --watch        again whenever a source changes

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { noticesOf, noticesText } from './notices.mjs';

const project = path.resolve(import.meta.dirname, '..');
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const { version } = JSON.parse(fs.readFileSync(path.join(project, 'package.json'), 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: project,
  bundle: true,
  platform: 'node',
  mainFields: ['module', 'main'], // Some packages' `main` is UMD, whose `require` cannot be bundled.
  target: 'node20',
  alias: { 'js-yaml': './scripts/no-js-yaml.mjs' },
  define: { DOCS_VAULT_VERSION: JSON.stringify(version), ...program() },
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  metafile: true,
};

/**
 * Leaves a file that is imported by `import()` out of the bundle: it is an entry point of its own.
 *
 * @type {import('esbuild').Plugin}
 */
const loadedLater = {
  name: 'loaded-later',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/.*\.ts$/ }, ({ kind, path: file }) =>
      kind === 'dynamic-import' ? { path: file.replace(/ts$/, 'cjs'), external: true } : undefined,
    ),
};

/**
 * VS Code loads extensions with `require`, and gives them the module `vscode` itself. While it loads one, all others wait:
 * the library of the language client, nine tenths of the code, comes later.
 */
/** @type {import('esbuild').BuildOptions} */
const client = {
  ...common,
  entryPoints: { extension: 'client/src/node.ts', 'node-client': 'client/src/node-client.ts' },
  plugins: [loadedLater],
  supported: { 'dynamic-import': false }, // Only `require` gets `vscode` in every version.
  outdir: 'client/out',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  external: ['vscode'],
};

/**
 * The command line and the language server share chunks, and what one command alone needs is loaded when that command runs.
 * Some bundled packages are CommonJS and call `require` for Node's own modules, which an ES module has to make for itself.
 */
/** @type {import('esbuild').BuildOptions} */
const server = {
  ...common,
  entryPoints: { cli: 'server/src/cli/cli.ts', lsp: 'server/src/lsp/main.ts' },
  outdir: 'server/out',
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  splitting: true,
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
};

/** In the browser there is no Node, and no `process`: what would need one is not bundled, and the build fails if it is. */
/** @type {import('esbuild').BuildOptions} */
const browser = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'], target: 'es2022' };

/** VS Code on the web loads extensions as it does elsewhere, in a worker. */
/** @type {import('esbuild').BuildOptions} */
const webClient = {
  ...browser,
  entryPoints: { extension: 'client/src/web.ts' },
  outdir: 'client/out/web',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  external: ['vscode'],
};

/** The language server as a classic worker: one file. */
/** @type {import('esbuild').BuildOptions} */
const webServer = {
  ...browser,
  entryPoints: { lsp: 'server/src/lsp/worker.ts' },
  outdir: 'server/out/web',
  format: 'iife',
};

/** The folders of the later ones lie in those of the first, which are emptied first. */
const bundles = [client, server, webClient, webServer];

/** The page of a graph runs in a browser, and its layout in a worker whose script the page brings with it: no page may load anything. */
/** @type {import('esbuild').BuildOptions} */
const page = { ...browser, target: 'chrome122', format: 'iife', sourcemap: false };

await main();

async function main() {
  try {
    if (watch) await watchAll();
    else await buildAll();
  } catch (error) {
    // esbuild has printed what is wrong in the sources; anything else has not been said yet.
    if (!(error instanceof Error && 'errors' in error)) console.error(error);
    console.error('The build failed.');
    process.exitCode = 1;
  }
}

/** Builds everything, and writes what the packages in it ask to be told. */
async function buildAll() {
  const metafiles = [];
  for (const options of [...bundles, await graphPage()]) {
    const result = await buildAnew(options);
    report(result);
    if (result.metafile) metafiles.push(result.metafile);
  }
  const notices = noticesOf(metafiles);
  fs.writeFileSync(path.join(project, 'THIRD-PARTY-NOTICES.txt'), noticesText(notices));
  console.log(`${notices.length} packages are in it: THIRD-PARTY-NOTICES.txt`);
}

/** @returns {Promise<import('esbuild').BuildOptions>} */
async function graphPage() {
  const folder = 'server/src/features/graph/page';
  const worker = await esbuild.build({ ...page, minify: true, entryPoints: [`${folder}/worker.ts`], write: false });
  return {
    ...page,
    entryPoints: { 'graph-page': `${folder}/main.ts` },
    outdir: 'server/out',
    define: { DOCS_VAULT_LAYOUT_WORKER: JSON.stringify(worker.outputFiles[0]?.text) },
  };
}

/** What tells caches of one program from those of another. While sources change there is none, and nothing is cached. */
function program() {
  if (watch) return {};
  const hash = createHash('sha256');
  const sources = fs.readdirSync(path.join(project, 'server/src'), { recursive: true, encoding: 'utf8' });
  for (const file of ['package-lock.json', ...sources.map((name) => path.join('server/src', name))].sort())
    if (/\.(?:ts|json)$/.test(file)) hash.update(fs.readFileSync(path.join(project, file)));
  return { DOCS_VAULT_PROGRAM: JSON.stringify(hash.digest('hex').slice(0, 16)) };
}

/** @param {import('esbuild').BuildOptions} options */
async function buildAnew(options) {
  if (bundles.includes(options)) removeOutput(options);
  const result = await esbuild.build(options);
  if (options === server) makeExecutable(path.join(project, 'server/out/cli.js'));
  return result;
}

/** Faults in the sources are printed, and the next change is waited for. */
async function watchAll() {
  for (const options of [...bundles, await graphPage()]) {
    if (bundles.includes(options)) removeOutput(options);
    const context = await esbuild.context({ ...options, logLevel: 'info' });
    await context.rebuild().catch(() => undefined);
    await context.watch();
  }
  console.log('Watching for changes.'); // The task in .vscode/tasks.json waits for this line.
}

/** @param {import('esbuild').BuildOptions} options */
function removeOutput(options) {
  fs.rmSync(path.join(project, options.outdir ?? ''), { recursive: true, force: true });
}

/** @param {string} file */
function makeExecutable(file) {
  if (!fs.readFileSync(file, 'utf8').startsWith('#!'))
    throw new Error(`${file} does not start with #!/usr/bin/env node`);
  fs.chmodSync(file, 0o755);
}

/**
 * Prints the size of each entry point, and of the chunks.
 *
 * @param {import('esbuild').BuildResult} result
 */
function report({ metafile }) {
  const scripts = Object.entries(metafile?.outputs ?? {}).filter(([file]) => !file.endsWith('.map'));
  const chunks = scripts.filter(([file]) => path.basename(path.dirname(file)) === 'chunks');
  for (const [file, { bytes }] of scripts) {
    if (!chunks.some(([chunk]) => chunk === file)) console.log(`${file}  ${kilobytes(bytes)}`);
  }
  const inChunks = chunks.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  if (chunks.length > 0) console.log(`${chunks.length} chunks that they share  ${kilobytes(inChunks)}`);
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${Math.ceil(bytes / 1024)} kB`;
}
