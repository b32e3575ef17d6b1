import fc from 'fast-check';
import { type Config, defaultConfig } from '../server/src/config.ts';

/** Paths that differ by case, by folder, by Unicode form and by extension, so that links among them meet everything. */
const paths = [
  'b.md',
  'B.md',
  'x/b.md',
  'x/y/b.md',
  'y/b.md',
  'x/x.md',
  'x/index.md',
  'caf\u00e9.md',
  'cafe\u0301.md',
  'v1.2.md',
  'b.md.md',
  'plan.png',
  'x/plan.png',
  'x/Plan.PNG',
  'plan.png.md',
  'c d.md',
];

const targets = [
  '',
  'b',
  'B',
  'b.md',
  'x/b',
  './b',
  '../b',
  '/x/b',
  'y/b',
  'x',
  'x/',
  './x',
  'index',
  'caf\u00e9',
  'CAFE\u0301',
  'v1.2',
  'plan.png',
  'x/plan.png',
  'PLAN.png',
  'alias',
  'Alias two',
  'title',
  'virtual',
  '../../b',
  'c d',
  'b.md/',
  'x/.',
  '..',
];

const link = fc
  .tuple(fc.constantFrom(...targets), fc.constantFrom('', '#One', '#^id'), fc.nat(4))
  .map(([target, fragment, form]) => {
    const path = `<${target}${fragment}>`;
    if (form === 0) return `[m](${path})`;
    if (form === 1) return `[m][l${target.length}]\n\n[l${target.length}]: ${path}\n`;
    return form === 2 ? `[[${target}${fragment}|b]]` : `${form === 3 ? '!' : ''}[[${target}${fragment}]]`;
  });

const frontMatter = fc.constantFrom(
  '',
  '---\naliases: [alias, Alias two]\n---\n',
  '---\ntitle: title\nrequires: [b, "[[x/b]]"]\n---\n',
  '---\nalias: Alias\ntags: Two, one/two\nrequires: v1.2\n---\n',
);

/** A note with some of the links, and with names by which it can be found. */
export const text = fc
  .tuple(frontMatter, fc.array(link, { maxLength: 4 }))
  .map(([front, links]) => `${front}# One\n\ntext #two ${links.join(' ')} ^id\n`);

export const config = fc
  .record({ aliases: fc.boolean(), titles: fc.boolean(), folderNotes: fc.boolean(), fields: fc.boolean() })
  .map(
    ({ aliases, titles, folderNotes, fields }): Config => ({
      ...defaultConfig,
      resolve: { aliases, titles },
      folderNotes,
      virtualNotes: ['virtual'],
      frontMatter: { required: [], fields: fields ? { requires: { type: 'links' } } : {} },
    }),
  );

export const path = fc.constantFrom(...paths);
