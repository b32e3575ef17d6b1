import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LanguageClient } from './language-client.ts';
import type { Measurement } from './measurement.ts';
import { notesBelow } from './places.ts';

/**
 * Starts our server on the vault, in turn as if for the first time and with what an earlier start kept of it, until it has
 * answered the first completion, for which the whole vault is read.
 */
export async function measureStarts(command: string, folder: string, rounds: number): Promise<Measurement[]> {
  const cache = mkdtempSync(join(tmpdir(), 'docs-vault-bench-cache-'));
  const asked = process.env.DOCS_VAULT_CACHE_FOLDER;
  const first: Start[] = [];
  const again: Start[] = [];
  try {
    // Of files that were written just now nothing is kept.
    await pause(2500);
    await start(command, folder, cache, () => readdirSync(cache).some((name) => name.endsWith('.vault')));
    for (let round = 0; round < rounds; round++) {
      first.push(await start(command, folder, 'off'));
      again.push(await start(command, folder, cache));
    }
  } finally {
    process.env.DOCS_VAULT_CACHE_FOLDER = asked;
    rmSync(cache, { recursive: true });
  }
  return [
    ...rowsOf('start → first completion, the first time', '< 1,000 cold, at 10,000 notes', first),
    ...rowsOf('start → first completion, with what was kept', '', again),
  ];
}

interface Start {
  /** In milliseconds: waited for, and the processor time of the server's main thread, where the system tells it. */
  readonly time: number;
  readonly busy: number | undefined;
}

/** One start; with `isKept` the server runs until that is so. */
async function start(command: string, folder: string, cache: string, isKept = (): boolean => true): Promise<Start> {
  const [note = ''] = notesBelow(folder);
  const text = `${readFileSync(join(folder, note), 'utf8')}\n[[`;
  const position = { line: text.split('\n').length - 1, character: 2 };
  process.env.DOCS_VAULT_CACHE_FOLDER = cache;
  const from = performance.now();
  const client = new LanguageClient(command, folder, 120_000);
  try {
    await client.initialize();
    await client.open(note, text);
    await client.request('textDocument/completion', note, position);
    const time = performance.now() - from;
    const busy = client.answeringTime();
    // What is kept is written some seconds after the start.
    for (let waits = 0; !isKept() && waits < 400; waits++) await pause(50);
    return { time, busy };
  } finally {
    await client.end();
  }
}

function rowsOf(name: string, goal: string, starts: readonly Start[]): Measurement[] {
  const busy = starts.flatMap(({ busy }) => (busy === undefined ? [] : [busy]));
  return [
    { name, unit: 'ms', values: starts.map(({ time }) => time), goal },
    { name: '… of which the main thread was busy', unit: 'ms', values: busy },
  ];
}
