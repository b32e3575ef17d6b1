// A simulated day of a writer, measured: npm run soak [-- steps [notes [seed]]]
import '../no-cache.ts';
import { join } from 'node:path';
import type { Stretch } from './day.ts';
import { soak } from './soak.ts';

const [steps = 100_000, notes = 10_000, seed = Date.now() & 0x7fffffff] = process.argv.slice(2).map(Number);
const shown = ['textDocument/completion', 'textDocument/hover', 'textDocument/diagnostic', 'textDocument/references'];
const server = [join(import.meta.dirname, '../../server/out/cli.js'), 'lsp', '--stdio'];
const stretches: Stretch[] = [];

console.log(`${steps} steps on ${notes} notes, seed ${seed}; milliseconds, median and 99th of a hundred`);
console.log(
  `| steps | heap MB | resident MB | ${shown.map((name) => name.split('/')[1]).join(' | ')} | move | checkout |`,
);
const started = Date.now();
await soak({ notes, steps, seed, server, checkoutEvery: steps / 20, asked: 200 }, (stretch) => {
  stretches.push(stretch);
  const { heapUsed, rss } = stretch.memory;
  const memory = [heapUsed, rss].map((bytes) => (bytes / 1e6).toFixed(0));
  const times = [...shown, 'move', 'checkout'].map((name) => quantiles(stretch.times.get(name)));
  console.log(`| ${stretches.length * stretch.steps} | ${[...memory, ...times].join(' | ')} |`);
});
console.log(`every answer equals a fresh server's; ${Math.round((Date.now() - started) / 1000)} s`);

const [first, last] = [stretches[0], stretches.at(-1)];
const growth = (last?.memory.heapUsed ?? 0) / (first?.memory.heapUsed ?? 1);
console.log(`heap after the last tenth: ${growth.toFixed(2)} times that after the first`);
if (growth > 1.25) process.exitCode = 1;

function quantiles(times: readonly number[] = []): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
  return `${at(0.5)} / ${at(0.99)}`;
}
