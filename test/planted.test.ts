import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import { rules } from '../server/src/rules/index.ts';
import { problemsOf } from './check.ts';

/**
 * Puts notes with a fault into a vault; `⟦…⟧` is what has to be reported, under the rules that are named in the order of
 * the marks. `id` is another one each time, so that faults do not meet.
 */
interface Fault {
  readonly rules: readonly string[];
  plant(id: number): readonly Planted[];
}

interface Planted {
  readonly name: string;
  readonly folder?: 'notes' | 'work';
  /** Front matter fields beside those that a note without fault has; undefined leaves one of them out. */
  readonly fields?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  /** Links elsewhere instead of in the index of its folder. */
  readonly unlisted?: true;
  /** The note as the last commit has it. */
  readonly head?: string;
}

/** A fault in the text of one note. */
function inText(rule: string, body: (id: number) => string): Fault {
  return { rules: [rule], plant: (id) => [{ name: `fault-${id}`, body: body(id) }] };
}

/** A fault in the front matter of one note. */
function inFields(rule: string, fields: (id: number) => Planted['fields'], folder: Planted['folder'] = 'notes'): Fault {
  return { rules: [rule], plant: (id) => [{ name: `fault-${id}`, folder, fields: fields(id) ?? {} }] };
}

const faults: readonly Fault[] = [
  inText('broken-link', (id) => `See ⟦[[ghost-${id}]]⟧.`),
  inText('broken-link', () => '⟦[[../../outside]]⟧'),
  inText('broken-anchor', () => '[[clean-0#⟦Nowhere⟧]]'),
  inText('broken-embed', (id) => `⟦![[ghost-${id}.png|300]]⟧`),
  inText('broken-file-link', (id) => `A ⟦[file](files/ghost-${id}.txt)⟧.`),
  inText('broken-file-link', () => '⟦[heading](clean-0.md#nowhere)⟧'),
  inText('redundant-alias', () => '[[clean-0|⟦Clean 0⟧]]'),
  inText('misleading-alias', () => '𝔸 ⟦[[clean-0|clean 1]]⟧'),
  inText('spaced-link', () => '⟦[[ clean-0 ]]⟧'),
  inText('path-link', () => '> ⟦[[notes/clean-0]]⟧'),
  inText('case-mismatch', () => '1. ⟦[[CLEAN-0]]⟧'),
  inText('self-link', (id) => `⟦[[fault-${id}]]⟧`),
  inText('site-link', () => '| a |\n|---|\n| ⟦[[#Here]]⟧ |\n\n## Here'),
  inText('site-link', () => '⟦[[clean-0|C# guide]]⟧'),
  inText('dangling-path', (id) => `\`⟦src/ghost-${id}.ts⟧\``),
  inText('useless-suppression', () => '⟦<!-- docs-vault-disable-next-line broken-link -->⟧\n[[clean-0]]'),
  inText('useless-suppression', () => '<!-- docs-vault-disable ⟦no-such-rule⟧ -->'),
  inFields('missing-field', () => ({ title: undefined })),
  inFields('misplaced-field', () => ({ '⟦status⟧': 'open' })),
  inFields('invalid-field', () => ({ modified: '⟦12.03.2026⟧' })),
  inFields('invalid-field', () => ({ status: '⟦lost⟧' }), 'work'),
  inFields('unknown-requirement', (id) => ({ requires: `[clean-0, ⟦ghost-${id}⟧]` })),
  inFields('stale-review', () => ({ seen: '⟦2020-01-01⟧' })),
  inFields('invalid-front-matter', () => ({ tags: '[a]\n⟦tags⟧: [b]' })),
  inFields('site-link', () => ({ aliases: '[⟦clean-1⟧]' })),
  {
    rules: ['alias-as-target'],
    plant: (id) => [
      { name: `fault-${id}`, body: `⟦[[Other ${id}]]⟧` },
      { name: `other-${id}`, fields: { aliases: `[Other ${id}]` } },
    ],
  },
  {
    rules: ['ambiguous-link', 'site-link', 'duplicate-stem'],
    plant: (id) => [
      { name: `fault-${id}`, body: `⟦⟦[[twin-${id}]]⟧⟧` },
      { name: `twin-${id}`, folder: 'work' },
      { name: `twin-${id}`, body: '⟦# The later twin⟧' },
    ],
  },
  {
    rules: ['requirement-cycle'],
    plant: (id) => [
      { name: `ring-a-${id}`, fields: { requires: `[⟦ring-b-${id}⟧]` } },
      { name: `ring-b-${id}`, fields: { requires: `[ring-c-${id}]` } },
      { name: `ring-c-${id}`, fields: { requires: `ring-a-${id}` } },
    ],
  },
  {
    rules: ['finished-requirement'],
    plant: (id) => [
      { name: `fault-${id}`, fields: { requires: `[⟦done-${id}⟧]` } },
      { name: `done-${id}`, folder: 'work', fields: { status: 'done' } },
    ],
  },
  {
    rules: ['outdated-modified'],
    plant: (id) => [
      {
        name: `fault-${id}`,
        fields: { modified: '⟦2026-01-01⟧' },
        body: 'New text',
        head: '---\nmodified: 2026-01-01\n---\nOld text\n',
      },
    ],
  },
  {
    rules: ['orphan-note', 'missing-from-index'],
    plant: (id) => [{ name: `alone-${id}`, body: '⟦⟦# Alone⟧⟧', unlisted: true }],
  },
  {
    rules: ['missing-from-index'],
    plant: (id) => [
      { name: `unlisted-${id}`, body: '⟦# Not in the index⟧', unlisted: true },
      { name: `reader-${id}`, body: `[[unlisted-${id}]]` },
    ],
  },
  { rules: ['unfiled-name'], plant: (id) => [{ name: `odd #${id}`, body: '⟦# Odd⟧' }] },
];

const config = {
  virtualNotes: ['CHANGELOG'],
  site: 'quartz-4',
  frontMatter: {
    required: ['title'],
    fields: {
      modified: { type: 'date' },
      status: { enum: ['open', 'done'], only: ['work/**'] },
      requires: { type: 'links' },
    },
  },
  indexes: { notes: 'notes/notes.md', work: 'work/work.md' },
  review: { field: 'seen', maxAgeDays: 100 },
  rules: Object.fromEntries(rules.map((rule) => [rule.id, 'warning'])),
};

suite('rules: planted faults', () => {
  test('every rule has a fault that shows it', () => {
    const shown = new Set(faults.flatMap((fault) => fault.rules));
    assert.deepEqual(
      rules.map(({ id }) => id).filter((id) => !shown.has(id)),
      [],
    );
  });

  test('each fault alone is reported, and nothing else', () => {
    for (const fault of faults) checkPlanted([fault]);
  });

  test('all faults together are reported, and nothing else', () => checkPlanted([...faults, ...faults]));

  test('any faults in any order are reported, and nothing else', () =>
    fc.assert(fc.property(fc.array(fc.constantFrom(...faults), { maxLength: 40 }), checkPlanted), {
      numRuns: Number(process.env.RUNS ?? 15),
    }));
});

/** The report on a vault of clean notes with the faults in it equals what was planted. */
function checkPlanted(planted: readonly Fault[]): void {
  const clean: Planted[] = Array.from({ length: 10 }, (_, at) => ({
    name: `clean-${at}`,
    body: `[[clean-${(at + 1) % 10}]], [text](clean-${(at + 2) % 10}.md) and the [[CHANGELOG]]`,
  }));
  const files = new Map([['docs-vault.json', JSON.stringify(config)]]);
  const expected: string[] = [];
  const notes: Planted[] = [...clean];
  planted.forEach((fault, at) => {
    let next = 0;
    for (const note of fault.plant(at)) {
      notes.push(note);
      const { text, marks } = withoutMarks(textOf(note));
      for (const [start, end] of marks) expected.push(shown(pathOf(note), start, end, fault.rules[next++]));
      files.set(pathOf(note), text);
      if (note.head !== undefined) files.set(`HEAD:${pathOf(note)}`, note.head);
    }
    assert.equal(next, markedBy(fault), `${fault.rules.join(', ')}: as many marks as rules`);
  });
  for (const note of clean) files.set(pathOf(note), textOf(note));
  for (const folder of ['notes', 'work'] as const) {
    const index = {
      name: folder,
      folder,
      body: notes
        .filter((note) => isListed(note, folder))
        .map(itemOf)
        .join('\n'),
    };
    files.set(pathOf(index), textOf(index));
  }
  const found = problemsOf(files).map(({ path, range, rule }) => shown(path, range.start, range.end, rule));
  assert.equal(found.sort().join('\n'), expected.sort().join('\n'));
}

function markedBy({ rules: named, plant }: Fault): number {
  const marks = plant(0).reduce((count, note) => count + withoutMarks(textOf(note)).marks.length, 0);
  assert.equal(marks, named.length);
  return marks;
}

function textOf({ name, fields, body = '' }: Planted): string {
  const all = { title: `The note ${name.replace(/\d/g, '')}`, seen: '2026-06-01', ...fields };
  const lines = Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  // A field that is missing is reported at the fence.
  const fence = 'title' in (fields ?? {}) && fields?.title === undefined ? '⟦---⟧' : '---';
  return `${fence}\n${lines.join('\n')}\n---\n\n${body}\n`;
}

function pathOf({ name, folder = 'notes' }: Planted): string {
  return `${folder}/${name}.md`;
}

function isListed({ folder = 'notes', unlisted }: Planted, of: string): boolean {
  return folder === of && !unlisted;
}

/** Names that several notes have are listed by their paths. */
function itemOf(note: Planted): string {
  if (note.name.includes('#')) return `- [odd](${encodeURIComponent(note.name)}.md)`;
  return `- [[${note.name.startsWith('twin') ? pathOf(note).slice(0, -3) : note.name}]]`;
}

function withoutMarks(marked: string): { text: string; marks: [number, number][] } {
  let text = '';
  const open: [number, number][] = [];
  const marks: [number, number][] = [];
  for (const character of marked) {
    if (character === '⟦') {
      const mark: [number, number] = [text.length, 0];
      open.push(mark);
      marks.push(mark);
    } else if (character === '⟧') (open.pop() ?? [])[1] = text.length;
    else text += character;
  }
  return { text, marks };
}

function shown(path: string, start: number, end: number, rule: string | undefined): string {
  return `${path} ${start}-${end} ${rule}`;
}
