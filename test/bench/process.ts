import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Measurement } from './measurement.ts';

const command = join(import.meta.dirname, '../../server/out/cli.js');
const baseline = join(import.meta.dirname, 'baseline.mjs');

/**
 * Whole processes, in turn so that a machine whose speed drifts slows all: `check` of the vault as if for the first time,
 * and with what an earlier run kept of it, beside a process that only lists, reads and searches the same files; and
 * `--version`, beside Node that does nothing.
 */
export async function measureProcesses(folder: string, rounds: number): Promise<Measurement[]> {
  const check: number[] = [];
  const again: number[] = [];
  const least: number[] = [];
  const version: number[] = [];
  const bare: number[] = [];
  const memory: number[] = [];
  const checking = [command, 'check', folder, '--quiet', '--format', 'json', '--max-problems', '1'];
  const cache = mkdtempSync(join(tmpdir(), 'docs-vault-bench-cache-'));
  try {
    run([baseline, folder]);
    // Of files that were written just now nothing is kept: they may change with no other times.
    await pause(2500);
    run(checking, cache);
    for (let round = 0; round < rounds; round++) {
      least.push(run([baseline, folder]).time);
      check.push(run(checking).time);
      again.push(run(checking, cache).time);
      bare.push(run(['-e', '0']).time);
      version.push(run([command, '--version']).time);
    }
  } finally {
    rmSync(cache, { recursive: true });
  }
  memory.push(peakMemory([command, 'check', folder, '--quiet']) - peakMemory(['-e', '0']));
  return [
    { name: 'list, read and search, as a process', unit: 'ms', values: least },
    { name: '`docs-vault check`, as a process, the first time', unit: 'ms', values: check },
    { name: '`docs-vault check`, with what an earlier run kept', unit: 'ms', values: again },
    { name: '`check`, the first time : list, read and search', unit: '×', values: ratios(check, least), goal: '≤ 2.5' },
    {
      name: '`check`, with what was kept : list, read and search',
      unit: '×',
      values: ratios(again, least),
      goal: '≤ 2.5',
    },
    { name: '`docs-vault --version` : `node -e 0`', unit: '×', values: ratios(version, bare), goal: '< 2' },
    { name: 'peak memory of `check`, above bare Node', unit: 'MB', values: memory.filter((value) => value > 0) },
  ];
}

function run(args: readonly string[], cache = 'off'): { time: number } {
  const env = { ...process.env, DOCS_VAULT_CACHE_FOLDER: cache };
  const from = performance.now();
  const { error } = spawnSync(process.execPath, args, { stdio: 'ignore', env });
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
