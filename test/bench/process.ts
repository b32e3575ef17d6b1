import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measurement } from './measurement.ts';

const command = join(import.meta.dirname, '../../server/out/cli.js');
const baseline = join(import.meta.dirname, 'baseline.mjs');

/**
 * Whole processes, in turn so that a machine whose speed drifts slows both: `check` of the vault, beside a process that
 * only lists, reads and searches the same files; and `--version`, beside Node that does nothing.
 */
export function measureProcesses(folder: string, rounds: number): Measurement[] {
  const [check, least, version, bare] = [[], [], [], []] as [number[], number[], number[], number[]];
  const memory: number[] = [];
  run([baseline, folder]);
  for (let round = 0; round < rounds; round++) {
    least.push(run([baseline, folder]).time);
    const checked = run([command, 'check', folder, '--quiet', '--format', 'json', '--max-problems', '1']);
    check.push(checked.time);
    bare.push(run(['-e', '0']).time);
    version.push(run([command, '--version']).time);
  }
  memory.push(peakMemory([command, 'check', folder, '--quiet']) - peakMemory(['-e', '0']));
  return [
    { name: 'list, read and search, as a process', unit: 'ms', values: least },
    { name: '`docs-vault check`, as a process', unit: 'ms', values: check },
    { name: '`check` : list, read and search', unit: '×', values: ratios(check, least), goal: '≤ 2.5' },
    { name: '`docs-vault --version` : `node -e 0`', unit: '×', values: ratios(version, bare), goal: '< 2' },
    { name: 'peak memory of `check`, above bare Node', unit: 'MB', values: memory.filter((value) => value > 0) },
  ];
}

function run(args: readonly string[]): { time: number } {
  const from = performance.now();
  const { error } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (error) throw error;
  return { time: performance.now() - from };
}

/** The most resident memory of a process in MB, as Node itself counts it at its end. */
function peakMemory(args: readonly string[]): number {
  const file = join(import.meta.dirname, 'peak-memory.mjs');
  const { output } = spawnSync(process.execPath, ['--import', file, ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return Number(output[3]?.toString() ?? 0) / 1024;
}

function ratios(above: readonly number[], below: readonly number[]): number[] {
  return above.map((value, index) => value / (below[index] ?? Number.NaN));
}

/** The size of the vault, for the title of a table. */
export function describeVault(folder: string, notes: readonly string[]): string {
  const bytes = notes.reduce((sum, note) => sum + readFileSync(join(folder, note)).length, 0);
  return `${notes.length.toLocaleString('en')} notes, ${(bytes / 1e6).toFixed(1)} MB`;
}
