import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A deterministic vault of realistic shape: many small notes and few large ones (half are below 2 KB, one in a thousand
 * is above 100 KB), links to notes nearby and, by a power law, to notes that everybody links to, and one hub.
 */
export interface GeneratedNote {
  readonly path: string;
  readonly text: string;
}

/** How the notes link to one another: `[[stem]]`, or `[text](../path.md)` for tools that know no other links. */
export type LinkForm = 'wiki' | 'markdown';

const sections = ['tutorials', 'how-to', 'reference', 'explanation'] as const;
const subjects =
  'backup cluster dashboard gateway ingress mirror network pipeline printer proxy registry router scanner scheduler secrets sensor storage switch tunnel volume'.split(
    ' ',
  );
const words =
  'the a of to in and for with on when after before each every node service note config value change update restart deploy check verify runs needs keeps writes reads stores sends under behind through without against because while until host port disk key token user group rule policy job task log alert metric trace image build release branch commit'.split(
    ' ',
  );

/** The stem of the note that every second note links to, up to `mostBacklinks`. */
export const hub = 'hub-0';

const mostBacklinks = 5000;

/** Yields the notes of a vault of that size; the same count gives the same vault. */
export function* generateVault(count: number, form: LinkForm = 'wiki'): Generator<GeneratedNote> {
  const writer = new Writer(Math.floor(count), form);
  for (let index = 0; index < count; index++) yield { path: pathOf(index), text: writer.note(index) };
}

/** Writes a generated vault below the folder. */
export function writeGeneratedVault(folder: string, count: number, form: LinkForm = 'wiki'): void {
  const made = new Set<string>();
  for (const { path, text } of generateVault(count, form)) {
    const file = join(folder, path);
    const parent = join(file, '..');
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(file, text);
  }
}

function stemOf(index: number): string {
  return index < 10 ? `hub-${index}` : `${subjects[index % subjects.length]}-${index}`;
}

function pathOf(index: number): string {
  const section = sections[index % sections.length];
  return `${section}/${subjects[(index >> 2) % subjects.length]}/${stemOf(index)}.md`;
}

class Writer {
  readonly #count: number;
  readonly #form: LinkForm;
  readonly #random: Random;

  constructor(count: number, form: LinkForm) {
    this.#count = count;
    this.#form = form;
    this.#random = randomNumbers(count);
  }

  note(index: number): string {
    const title = stemOf(index).replaceAll('-', ' ');
    const digit = (): number => Math.floor(this.#random() * 9);
    const lines = [
      '---',
      `title: ${title}`,
      `modified: 2026-0${1 + digit()}-1${digit()}`,
      `last-reviewed: 2026-0${1 + digit()}-2${digit()}`,
      'tags:',
      `  - ${sections[index % sections.length]}`,
      `  - ${this.#oneOf(subjects)}`,
      '---',
      '',
      `# ${title}`,
      '',
    ];
    const parts = this.#numberOfSections();
    for (let part = 0; part < parts; part++) lines.push(...this.#section(index, part));
    const linksToHub = index % 2 === 1 && index < mostBacklinks * 2;
    lines.push('## Related', '', `- ${this.#link(index, linksToHub ? 0 : this.#other(index))} — ${this.#sentence(8)}`);
    return `${lines.join('\n')}\n`;
  }

  /** By a power law (Pareto): half of the notes have one or two, one in a thousand over a hundred. */
  #numberOfSections(): number {
    return Math.min(300, Math.floor(1.2 / (1 - this.#random()) ** 0.75));
  }

  #section(index: number, part: number): string[] {
    const [first, second] = [this.#other(index), this.#other(index)];
    const display = `${stemOf(second).replaceAll('-', ' ')} notes`;
    const lines = [
      `## ${subjects[(part * 7) % subjects.length]} ${part}`,
      '',
      `${this.#sentence(40)} ${this.#link(index, first)} ${this.#sentence(12)} ${this.#link(index, second, display)} ${this.#sentence(24)}`,
      '',
      `- ${this.#sentence(14)}`,
      `- \`${this.#oneOf(words)} --all\` ${this.#sentence(10)}`,
      '',
    ];
    if (part % 2 === 0) lines.push('```sh', `if [[ -f ${this.#sentence(3)} ]]; then echo done; fi`, '```', '');
    else lines.push('| name | note |', '|---|---|', `| word | ${this.#link(index, this.#other(index))} |`, '');
    return lines;
  }

  #link(from: number, to: number, display?: string): string {
    if (this.#form === 'markdown') {
      const [home, path] = [pathOf(from).split('/').slice(0, 2).join('/'), pathOf(to)];
      const target = path.startsWith(`${home}/`) ? path.slice(home.length + 1) : `../../${path}`;
      return `[${display ?? stemOf(to)}](${target})`;
    }
    return display === undefined ? `[[${stemOf(to)}]]` : `[[${stemOf(to)}|${display}]]`;
  }

  /** Half of the links lead to notes nearby, half to those that are linked most; none to the hub. */
  #other(from: number): number {
    const near = from + Math.floor(this.#random() * 100) - 50;
    const popular = Math.floor(this.#random() ** 2 * this.#count);
    const to = this.#random() < 0.5 ? near : popular;
    return Math.min(Math.max(to, 1), this.#count - 1);
  }

  #sentence(length: number): string {
    return Array.from({ length }, () => this.#oneOf(words)).join(' ');
  }

  #oneOf(items: readonly string[]): string {
    return items[Math.floor(this.#random() * items.length)] ?? '';
  }
}

/** A number from 0 to 1, that one excluded. */
export type Random = () => number;

/** The same sequence for the same seed (mulberry32). */
export function randomNumbers(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
