import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { parseNote } from '../server/src/parse/scan.ts';
import { large, pathological } from './scanner/pathological.ts';

const thorough = process.env.CI !== undefined || process.env.DOCS_VAULT_RUNS !== undefined;

/** Searches that the processor does many characters at a time show their square late: so CI takes longer texts. */
const factor = thorough ? 64 : 16;
const bound = thorough ? 200 : 100;

/**
 * A text of `factor` times the length takes about `factor` times as long, and with quadratic work its square. The bound
 * lies between; times too short to tell count as one millisecond.
 */
suite('scan: time grows with the length', () => {
  const length = 8_192;
  for (const [name, make] of Object.entries(pathological)) {
    test(name, () => assertGrowth(make(length), make(length * factor), bound));
  }
});

/** Four times the text takes about four times as long; with quadratic work it would be sixteen times. */
suite('scan: so it does at the length of a vault', () => {
  for (const [name, full] of large) {
    const length = (thorough ? full : full >> 3) >> 2;
    test(`${(length * 4) >> 10} KB of ${name}`, () => {
      const make = pathological[name];
      assert(make !== undefined);
      assertGrowth(make(length), make(length * 4), 10);
    });
  }
});

/** The best of a few runs counts: other work on the machine, and a cold start, only add. */
function assertGrowth(short: string, long: string, bound: number): void {
  const least = Math.max(1, Math.min(timeOf(short), timeOf(short), timeOf(short)));
  let ratio = timeOf(long) / least;
  for (let attempt = 0; attempt < 5 && ratio >= bound; attempt++) ratio = Math.min(ratio, timeOf(long) / least);
  assert(ratio < bound, `${long.length / short.length} times the length took ${ratio.toFixed(1)} times as long`);
}

/** Milliseconds of processor time. */
function timeOf(text: string): number {
  const before = process.cpuUsage();
  parseNote('note.md', text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
