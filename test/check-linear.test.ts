import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { defaultConfig } from '../server/src/config.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { judgeVault } from '../server/src/rules/judge.ts';
import { Vault } from '../server/src/vault/vault.ts';
import { generateVault } from './bench/generate.ts';
import { today } from './check.ts';

const few = 250;
const factor = 8;
/** Eight times the notes take about eight times the time; what is quadratic takes sixty-four times. */
const bound = 24;

suite('check: time grows with the number of notes', () => {
  test('eight times the notes, and not the square of it', function () {
    this.timeout(60_000);
    const [small, large] = [[...generateVault(few)], [...generateVault(few * factor)]];
    timeOf(small);
    const least = Math.max(1, Math.min(timeOf(small), timeOf(small), timeOf(small)));
    let ratio = timeOf(large) / least;
    for (let attempt = 0; attempt < 3 && ratio >= bound; attempt++) ratio = Math.min(ratio, timeOf(large) / least);
    assert(ratio < bound, `${factor} times the notes took ${Math.round(ratio)} times as long`);
  });
});

/** Milliseconds of processor time to make a vault of the notes and judge all of them. */
function timeOf(notes: readonly { readonly path: string; readonly text: string }[]): number {
  const before = process.cpuUsage();
  const vault = new Vault(defaultConfig);
  for (const { path, text } of notes) vault.set(parseNote(path, text));
  let judged = 0;
  for (const _problems of judgeVault(vault, { today })) judged++;
  const { user, system } = process.cpuUsage(before);
  assert.equal(judged, notes.length);
  return (user + system) / 1000;
}
