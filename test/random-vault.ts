import fc from 'fast-check';
import { rules } from '../server/src/rules/index.ts';

/** Few names, so that they meet: stems that differ in case, plurals, stems of folders, names that no file has. */
const names = ['a', 'b', 'B', 'boxes', 'box', 'x', 'index', 'big-plan', 'Big Plan', 'none', 'nome', 'pic.png', 'AI'];
const paths = [
  'a.md',
  'b.md',
  'x/a.md',
  'x/x.md',
  'x/index.md',
  'x/y/B.md',
  'y/box.md',
  'y/boxes.md',
  'big-plan.md',
  'y/v1 #2.md',
];
const attachments = ['pic.png', 'x/pic.png', 'y/doc.pdf'];
const targets = [...names, 'x/a', 'y/box', '../b', './a', 'x/', '../../out', 'A', 'x/x.md', 'b.md', 'One', 'CHANGELOG'];
const fragments = ['', '#One', '#one', '#Two', '#One#Two', '#^id', '#^ID', '#nope', '#One-1'];

const target = fc.constantFrom(...targets);
const fragment = fc.constantFrom(...fragments);
const display = fc.constantFrom(
  '',
  '',
  '|a',
  '|A',
  '|Box',
  '|boxes',
  '|big plan',
  '|Big_Plan',
  ' | b ',
  '|One',
  '|C# guide',
);
const wikiLink = fc
  .tuple(fc.constantFrom('', '', '', '!', ' '), target, fragment, display)
  .map(([mark, name, anchor, text]) =>
    mark === ' ' ? `[[ ${name}${anchor}${text} ]]` : `${mark}[[${name}${anchor}${text}]]`,
  );
const markdownLink = fc
  .tuple(
    fc.constantFrom('', '!'),
    fc.constantFrom('a.md', 'x/a.md', '../b.md', 'B.MD', 'pic.png', 'x/', 'none.md', '../../o.md', ''),
    fragment,
  )
  .map(([mark, path, anchor]) => `${mark}[text](${path}${anchor.replaceAll('^', '')})`);
const line = fc.oneof(
  { weight: 4, arbitrary: wikiLink.map((link) => `See ${link}.`) },
  wikiLink.map((link) => `- ${link}`),
  wikiLink.map((link) => `- ${link}`),
  wikiLink.map((link) => `\n| a | b |\n|---|---|\n| ${link.replace('|', '\\|')} | c |\n`),
  markdownLink,
  fc.constantFrom(
    '# One',
    '## Two',
    '# One',
    '# a',
    '## y',
    'Text ^id',
    'Text #tag',
    '`x/a.md` and `src/none.ts`',
    '[r]: a.md#One',
    '[r]',
    '```\n[[a]]\n```',
    '',
    '<!-- docs-vault-disable-next-line broken-link -->',
    '<!-- docs-vault-disable -->',
    '<!-- docs-vault-enable -->',
    '<!-- docs-vault-disable redundant-alias orphan-note -->',
    '### [[a]] x',
    '- x\n  - [[b]]',
  ),
);
const field = fc.constantFrom(
  'title: AI',
  'title: "One"',
  "title: 'x'",
  'title:',
  'aliases: [AI, b]',
  'aliases: Big Plan',
  'aliases:\n  - none\n  - One',
  'tags: [a, b]',
  'tags: a, b',
  'tags:',
  'modified: 2026-01-02',
  'modified: 12.03.2026',
  'modified: 2026-13-01',
  "modified: '2026-01-02' # noted",
  'last-reviewed: 2020-01-01',
  'last-reviewed: 2026-06-14',
  'status: done',
  'status: open',
  'status: odd',
  'draft: true',
  'requires: [a, b]',
  'requires:\n  - x/a\n  - box',
  'requires: big-plan',
  'requires: ["[[a]]", none]',
  'up: "[[b|B]]"',
  'count: many',
  'docs-vault: { disable: [broken-link, no-rule] }',
  '# a comment',
);
const frontMatter = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  fc
    .uniqueArray(field, { maxLength: 5, selector: (text) => text.split(':')[0] })
    .map((fields) => `---\n${fields.map((text) => `${text}\n`).join('')}---\n`),
  fc.constantFrom(
    '---\ntitle: [\n---\n',
    '---\ntitle: a\ntitle: b\n---\n',
    '---\n- a\n---\n',
    '---\ntitle: a\n',
    '---\n{ title: a }\n---\n',
  ),
);
export const noteText = fc
  .tuple(frontMatter, fc.array(line, { maxLength: 6 }))
  .map(([front, lines]) => front + lines.join('\n'));

export const notePath = fc.constantFrom(...paths);
export const attachmentPath = fc.constantFrom(...attachments);

/** Every rule on, and the settings that they need. */
const everything = {
  virtualNotes: ['CHANGELOG'],
  frontMatter: {
    required: ['title', 'tags', 'modified'],
    fields: {
      modified: { type: 'date' },
      'last-reviewed': { type: 'date' },
      count: { type: 'number' },
      status: { enum: ['done', 'open'], only: ['x/**'] },
      requires: { type: 'links' },
    },
  },
  review: { field: 'last-reviewed', maxAgeDays: 180 },
  rules: Object.fromEntries(rules.map((rule) => [rule.id, 'warning'])),
};
export const configText = fc.constantFrom(
  ...[
    {},
    everything,
    { ...everything, site: 'quartz-4', indexes: { x: 'x/x.md', y: 'x/y/B.md' } },
    {
      ...everything,
      site: 'quartz-5',
      linkStyle: 'relative',
      resolve: { aliases: true },
      overrides: [{ files: ['x/**'], rules: { 'broken-link': 'off' } }],
    },
    { ...everything, site: 'obsidian', linkStyle: 'absolute', folderNotes: true, resolve: { titles: true } },
    {
      ...everything,
      rules: { ...everything.rules, 'redundant-alias': ['warning', { alsoTitle: true }] },
      folderNotes: true,
    },
  ].map((config) => JSON.stringify(config)),
);

/** A vault as text files, its config and attachments among them. */
export const vaultFiles = fc
  .tuple(configText, fc.dictionary(notePath, noteText, { maxKeys: 8 }), fc.uniqueArray(attachmentPath))
  .map(
    ([config, notes, files]) =>
      new Map([
        ['docs-vault.json', config],
        ...Object.entries(notes),
        ...files.map((path): [string, string] => [path, '']),
      ]),
  );
