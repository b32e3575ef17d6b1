import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { parseNote } from '../server/src/parse/scan.ts';
import { pathological } from './scanner/pathological.ts';

const length = 4_096;
const factor = 16;

/**
 * A text of sixteen times the length takes about sixteen times as long, and with quadratic work 256 times. The bound lies
 * between, far from both; times too short to tell count as one millisecond.
 */
suite('scan: time grows with the length', () => {
  for (const [name, make] of Object.entries(pathological)) {
    test(name, () => {
      const [short, long] = [make(length), make(length * factor)];
      // The best of a few runs: other work on the machine only adds.
      for (let attempt = 0; ; attempt++) {
        const ratio = timeOf(long) / Math.max(1, timeOf(short));
        if (ratio < 100) return;
        assert(attempt < 3, `${factor} times the length took ${Math.round(ratio)} times as long`);
      }
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
