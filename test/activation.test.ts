import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { suite, test } from 'mocha';

const project = join(import.meta.dirname, '..');

suite('the activation of the extension', () => {
  for (const [entry, platform] of [
    ['client/src/node.ts', 'node'],
    ['client/src/web.ts', 'browser'],
  ] as const)
    test(`${entry} loads nothing but its own code before it is active`, async () => {
      const { metafile } = await build({
        absWorkingDir: project,
        entryPoints: [entry],
        bundle: true,
        platform,
        format: 'cjs',
        external: ['vscode'],
        write: false,
        metafile: true,
        logLevel: 'silent',
      });
      assert.ok(Object.keys(metafile.inputs).some(isLibrary), 'the bundle has the client of the server');
      assert.deepEqual(loadedAtOnce(metafile, entry).filter(isLibrary), []);
    });
});

function isLibrary(file: string): boolean {
  return file.startsWith('node_modules/');
}

/** The files that are evaluated with the entry point; those behind `import()` are when that is called. */
function loadedAtOnce({ inputs }: Metafile, entry: string): string[] {
  const loaded = new Set([entry]);
  for (const file of loaded)
    for (const { path, kind, external } of inputs[file]?.imports ?? [])
      if (kind !== 'dynamic-import' && !external) loaded.add(path);
  return [...loaded];
}
