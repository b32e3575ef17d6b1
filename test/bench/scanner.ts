import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Measurement } from './measurement.ts';

/**
 * The scanner beside other parsers, on the notes of a folder: bundled as it ships, in a process of its own, so that no
 * other measurement's garbage is collected in its time.
 */
export async function measureScanner(folder: string): Promise<Measurement[]> {
  const out = mkdtempSync(join(tmpdir(), 'docs-vault-scanner-'));
  const outfile = join(out, 'scanner.mjs');
  try {
    await build({
      entryPoints: [join(import.meta.dirname, 'scanner-process.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      logLevel: 'warning',
    });
    const { stdout, status } = spawnSync(process.execPath, ['--expose-gc', outfile, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 1e8,
    });
    if (status !== 0) throw new Error('the measurement of the scanner did not end well');
    return JSON.parse(stdout.toString());
  } finally {
    rmSync(out, { recursive: true });
  }
}
