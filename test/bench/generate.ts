import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A deterministic vault of realistic shape: many small notes, few large ones, and hubs that half of the notes link to. */
export interface GeneratedNote {
  readonly path: string;
  readonly text: string;
}

const sections = ['tutorials', 'how-to', 'reference', 'explanation'] as const;
const subjects =
  'backup cluster dashboard gateway ingress mirror network pipeline printer proxy registry router scanner scheduler secrets sensor storage switch tunnel volume'.split(
    ' ',
  );
const words =
  'the a of to in and for with on when after before each every node service note config value change update restart deploy check verify runs needs keeps writes reads stores sends under behind through without against because while until host port disk key token user group rule policy job task log alert metric trace image build release branch commit'.split(
    ' ',
  );

/** The stem of the note that every second note links to. */
export const hub = 'hub-0';

/** Yields the notes of a vault of that size; the same count gives the same vault. */
export function* generateVault(count: number): Generator<GeneratedNote> {
  const random = randomNumbers(count);
  const stems = Array.from({ length: count }, (_, index) => stemOf(index));
  for (let index = 0; index < count; index++) yield { path: pathOf(index), text: writeNote(index, stems, random) };
}

/** Writes a generated vault below the folder. */
export function writeGeneratedVault(folder: string, count: number): void {
  const made = new Set<string>();
  for (const { path, text } of generateVault(count)) {
    const file = join(folder, path);
    const parent = join(file, '..');
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(file, text);
  }
}

type Random = (below: number) => number;

function stemOf(index: number): string {
  return index < 10 ? `hub-${index}` : `${subjects[index % subjects.length]}-${index}`;
}

function pathOf(index: number): string {
  const section = sections[index % sections.length];
  return `${section}/${subjects[(index >> 2) % subjects.length]}/${stemOf(index)}.md`;
}

function writeNote(index: number, stems: readonly string[], random: Random): string {
  const title = stemOf(index).replaceAll('-', ' ');
  // One note in a hundred is long, as the real ones are.
  const parts = index % 100 === 99 ? 60 : 4;
  const lines = [
    '---',
    `title: ${title}`,
    `modified: 2026-0${1 + random(9)}-1${random(10)}`,
    `last-reviewed: 2026-0${1 + random(9)}-2${random(9)}`,
    'tags:',
    `  - ${sections[index % sections.length]}`,
    `  - ${subjects[random(subjects.length)]}`,
    '---',
    '',
    `# ${title}`,
    '',
  ];
  for (let part = 0; part < parts; part++) lines.push(...writeSection(part, stems, random));
  lines.push('## Related', '', `- [[${index % 2 === 0 ? hub : link(stems, random)}]] - ${sentence(8, random)}`, '');
  return lines.join('\n');
}

function writeSection(part: number, stems: readonly string[], random: Random): string[] {
  const [first, second] = [link(stems, random), link(stems, random)];
  const lines = [
    `## ${subjects[(part * 7) % subjects.length]} ${part}`,
    '',
    `${sentence(40, random)} [[${first}]] ${sentence(12, random)} [[${second}|${second.replaceAll('-', ' ')} notes]] ${sentence(24, random)}`,
    '',
    `- ${sentence(14, random)}`,
    `- \`${words[random(words.length)]} --all\` ${sentence(10, random)}`,
    '',
  ];
  if (part % 2 === 0) lines.push('```sh', `if [[ -f ${sentence(3, random)} ]]; then echo done; fi`, '```', '');
  else
    lines.push('| name | note |', '|---|---|', `| ${words[random(words.length)]} | [[${link(stems, random)}]] |`, '');
  return lines;
}

/** Names near the start are linked more often, as the notes that everything builds on are. */
function link(stems: readonly string[], random: Random): string {
  const near = random(stems.length);
  return stems[random(4) === 0 ? near % 10 : random(near + 1)] ?? hub;
}

function sentence(length: number, random: Random): string {
  return Array.from({ length }, () => words[random(words.length)]).join(' ');
}

/** Whole numbers below a bound, the same sequence for the same seed (mulberry32). */
function randomNumbers(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
