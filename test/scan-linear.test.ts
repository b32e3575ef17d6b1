import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { parseNote } from '../server/src/parse/scan.ts';
import { pathological } from './scanner/pathological.ts';

const length = 8_192;
/** In CI longer: searches that the processor does many characters at a time show their square late. */
const factor = process.env.CI || process.env.DOCS_VAULT_RUNS ? 64 : 16;

const bound = factor === 64 ? 200 : 100;

/**
 * A text of `factor` times the length takes about `factor` times as long, and with quadratic work its square. The bound
 * lies between; times too short to tell count as one millisecond.
 */
suite('scan: time grows with the length', () => {
  for (const [name, make] of Object.entries(pathological)) {
    test(name, () => {
      const [short, long] = [make(length), make(length * factor)];
      // The best of a few runs: other work on the machine, and a cold start, only add.
      const least = Math.max(1, Math.min(timeOf(short), timeOf(short), timeOf(short), timeOf(short)));
      let ratio = timeOf(long) / least;
      for (let attempt = 0; attempt < 3 && ratio >= bound; attempt++) ratio = Math.min(ratio, timeOf(long) / least);
      assert(ratio < bound, `${factor} times the length took ${Math.round(ratio)} times as long`);
    });
  }
});

/** Milliseconds of processor time. */
function timeOf(text: string): number {
  const before = process.cpuUsage();
  parseNote('note.md', text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
