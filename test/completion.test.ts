import { suite, test } from 'mocha';
import { checkComplete, checkCompletion } from './check.ts';

const vault = `
//- how-to/bake-bread.md
---
title: Sourdough
aliases: [Loaf]
---
//- bread.md
[[yeast]]
//- oven.png
`;

suite('completion of notes', () => {
  test('notes by stem, title and alias; missing ones that are linked', () => {
    checkCompletion(`//- a.md\n[[bread$0]]${vault}`, 'bread', 'bake-bread');
    checkCompletion(`//- a.md\n[[sour$0]]${vault}`, 'bake-bread');
    checkCompletion(`//- a.md\n[[loa$0]]${vault}`, 'Loaf');
    checkCompletion(`//- a.md\n[[yea$0]]${vault}`, 'yeast');
    checkCompletion(`//- a.md\n![[$0]]${vault}`, 'oven.png', '…');
  });

  test('with a / the whole path counts', () => {
    checkCompletion(`//- a.md\n[[how/ba$0]]${vault}`, 'bake-bread');
    checkCompletion(`//- a.md\n[[how-to/$0]]${vault}`, 'bake-bread');
    checkCompletion(`//- a.md\n[[how-to/br$0]]${vault}`, 'bake-bread');
  });

  test('headings that have the word, behind names that begin with it', () => {
    const headings = '\n//- steps.md\n# Steps\n## Knead the dough\n## Rest\n//- knead.md';
    checkCompletion(`//- a.md\n[[knea$0]]${headings}`, 'knead', 'Knead the dough');
    checkCompletion(`//- a.md\n[[dou$0]]${headings}`, 'Knead the dough');
    checkCompletion(`//- a.md\n[[steps$0]]${headings}`, 'steps');
    checkComplete('Knead the dough', `//- a.md\n[[dou$0${headings}`, `//- a.md\n[[steps#Knead the dough]]${headings}`);
  });

  test('exactly one ]] however the brackets were paired, and nothing left behind', () => {
    const done = `//- a.md\nSee [[bread]] and more.${vault}`;
    for (const written of [
      '[[$0',
      '[[$0]]',
      '[[br$0',
      '[[br$0]]',
      '[[br$0]',
      '[[br$0ead]]',
      '[[br$0ead',
      '[[br$0 ad]]',
    ])
      checkComplete('bread', `//- a.md\nSee ${written} and more.${vault}`, done);
  });

  test('fragment and display text stay', () =>
    checkComplete('bread', `//- a.md\n[[b$0x#One|one]]${vault}`, `//- a.md\n[[bread#One|one]]${vault}`));

  test('an alias becomes the display text, with an escaped pipe in a table', () => {
    checkComplete('Loaf', `//- a.md\n[[loa$0]]${vault}`, `//- a.md\n[[bake-bread|Loaf]]${vault}`);
    const table = (link: string): string => `//- a.md\n| a |\n|---|\n| ${link} |${vault}`;
    checkComplete('Loaf', table('[[loa$0'), table('[[bake-bread\\|Loaf]]'));
  });

  test('nothing in code, comments and plain text', () => {
    for (const text of ['`[[$0]]`', '<!-- [[$0]] -->', '%% [[$0 %%', '```\n[[$0\n```', 'text$0', '[[bread]]$0'])
      checkCompletion(`//- a.md\n${text}${vault}`);
  });
});
