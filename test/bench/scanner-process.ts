import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser as commonMarkParser, GFM } from '@lezer/markdown';
import MarkdownIt from 'markdown-it';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Note } from '../../server/src/parse/note.ts';
import { parseNote } from '../../server/src/parse/scan.ts';
import { generateVault } from './generate.ts';
import type { Measurement } from './measurement.ts';

const [folder = ''] = process.argv.slice(2);
const memory = measureMemory(folder);
const texts = readNotes(folder);
const bytes = sizeOf(texts);

const markdownIt = new MarkdownIt({ linkify: false, html: true });
const lezer = commonMarkParser.configure(GFM);
const extensions = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
/** The slow ones get fewer notes: their figures do not change with the number. */
const some = every(texts, 400_000);
const few = every(texts, 100_000);

interface Contender {
  readonly name: string;
  readonly notes: readonly string[];
  readonly parse: (text: string) => void;
}

const contenders: readonly Contender[] = [
  { name: 'scan', notes: texts, parse: (text) => void parseNote('note.md', text) },
  { name: 'markdown-it', notes: some, parse: (text) => void markdownIt.parse(text, {}) },
  { name: '@lezer/markdown with GFM', notes: some, parse: (text) => void lezer.parse(text) },
  { name: 'remark with GFM', notes: few, parse: (text) => void fromMarkdown(text, extensions) },
];

const rows: Measurement[] = [
  ...compare(contenders, 11),
  {
    name: 'read every file and search for `[[`',
    unit: 'MB/s',
    values: times(7, () => bytes / 1e3 / timed(readAndSearch)),
  },
  { name: 'read every file and scan it', unit: 'MB/s', values: times(7, () => bytes / 1e3 / timed(readAndScan)) },
  keystroke('a keystroke in a note of 5 KB', 5_000, 300, '< 0.3'),
  keystroke('a keystroke in a note of 1 MB', 1_000_000, 40, '< 25'),
  ...memory,
];
console.log(JSON.stringify(rows));

/** Each parser in turn, round by round, so that a machine whose speed drifts slows all alike. */
function compare(contenders: readonly Contender[], rounds: number): Measurement[] {
  const speeds = contenders.map(() => [] as number[]);
  for (let round = -2; round < rounds; round++) {
    for (const [index, { notes, parse }] of contenders.entries()) {
      const time = timed(() => {
        for (const text of notes) parse(text);
      });
      if (round >= 0) speeds[index]?.push(sizeOf(notes) / 1e3 / time);
    }
  }
  const [ours = [], ...others] = speeds;
  return [
    ...speeds.map(
      (values, index): Measurement => ({
        name: `${contenders[index]?.name}, warm`,
        unit: 'MB/s',
        values,
        ...(index === 0 && { goal: '≥ 70' }),
      }),
    ),
    ...others.map(
      (values, index): Measurement => ({
        name: `scan : ${contenders[index + 1]?.name}`,
        unit: '×',
        values: values.map((value, round) => (ours[round] ?? Number.NaN) / value),
      }),
    ),
  ];
}

/** A character typed in the middle, and the whole note scanned again. */
function keystroke(name: string, length: number, rounds: number, goal: string): Measurement {
  const text = generatedText(length);
  const middle = length >> 1;
  let typed = '';
  const values = times(rounds, () => {
    typed += 'x';
    const edited = text.slice(0, middle) + typed + text.slice(middle);
    return timed(() => void parseNote('note.md', edited));
  });
  return { name, unit: 'ms', values: values.slice(rounds >> 2), goal };
}

/** What all notes of the folder hold in memory once they are scanned and their texts are gone. */
function measureMemory(folder: string): Measurement[] {
  const collect = globalThis.gc;
  if (collect === undefined) return [];
  collect();
  const before = process.memoryUsage();
  const notes: Note[] = [];
  for (const file of markdownFiles(folder)) notes.push(parseNote(file, readFileSync(file, 'utf8')));
  collect();
  const after = process.memoryUsage();
  const used = after.heapUsed + after.external - before.heapUsed - before.external;
  const resident = after.rss - before.rss;
  return [
    { name: `memory of ${notes.length.toLocaleString('en')} notes`, unit: 'MB', values: [used / 1e6] },
    { name: 'resident memory above bare Node', unit: 'MB', values: [resident / 1e6], goal: '< 150' },
  ];
}

function readAndSearch(): void {
  let found = 0;
  for (const file of markdownFiles(folder)) if (readFileSync(file, 'utf8').includes('[[')) found++;
  if (found < 0) throw new Error('cannot be');
}

function readAndScan(): void {
  for (const file of markdownFiles(folder)) parseNote(file, readFileSync(file, 'utf8'));
}

function generatedText(length: number): string {
  let text = '';
  for (const note of generateVault(length / 1_000)) {
    if (text.length >= length) break;
    text += note.text.replace(/^---[\s\S]*?\n---\n/, text === '' ? '$&' : '');
  }
  return text.slice(0, length);
}

function markdownFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(root, name));
}

function readNotes(root: string): string[] {
  return markdownFiles(root).map((file) => readFileSync(file, 'utf8'));
}

/** As many notes, taken evenly, as have about that size. */
function every(notes: readonly string[], size: number): string[] {
  const step = Math.max(1, Math.ceil(sizeOf(notes) / size));
  return notes.filter((_, index) => index % step === 0);
}

function sizeOf(notes: readonly string[]): number {
  return notes.reduce((sum, { length }) => sum + length, 0);
}

function times(count: number, measure: () => number): number[] {
  return Array.from({ length: count }, measure);
}

function timed(run: () => void): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}
