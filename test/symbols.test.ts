import { suite, test } from 'mocha';
import { checkOutline, checkSymbols } from './check-structure.ts';

suite('document symbols', () => {
  const note = '# 𝔸 *One* [[b]]\n## Two\ntext ^id\n#### Deep\n## \nThree\n=====\n- item ^item\n';
  const outline = `
𝔸 One b (𝔸 *One* [[b]])
  Two (Two)
    ^id (id)
    Deep (Deep)
  ## ()
Three (Three)
  ^item (item)`;

  test('headings below headings, blocks below headings', () => checkOutline(note, outline));

  test('with carriage returns it is the same', () => checkOutline(note, outline, '\r\n'));

  test('a deeper heading may come first', () => checkOutline('### A\n# B', 'A (A)\nB (B)'));

  test('a note without headings has no outline', () => checkOutline('text\n\n```\n# no\n```', ''));
});

suite('workspace symbols', () => {
  const vault = `
//- how-to/bake-bread.md
---
title: Sourdough
aliases: [Loaf]
tags: [baking/bread]
---
# Sourdough
## Knead the dough
#Baking
//- bread.md
# Bread
## Dough
#baking
`;

  test('without a query the notes', () =>
    checkSymbols('', vault, ['note bread, ', 'note Sourdough, how-to/bake-bread.md', 'note bake-bread, how-to']));

  test('notes by stem and title, aliases, headings, tags: the best match first', () => {
    checkSymbols('dough', vault, [
      'heading Dough, bread.md',
      'heading Knead the dough, how-to/bake-bread.md',
      'note Sourdough, how-to/bake-bread.md',
    ]);
    checkSymbols('loaf', vault, ['alias Loaf, how-to/bake-bread.md']);
    checkSymbols('BREAD', vault, [
      'note bread, ',
      'note bake-bread, how-to',
      'tag #baking/bread, how-to/bake-bread.md',
    ]);
  });

  test('with # only tags, each once', () => {
    checkSymbols('#', vault, ['tag #baking, 2 notes', 'tag #baking/bread, how-to/bake-bread.md']);
    checkSymbols('#bread', vault, ['tag #baking/bread, how-to/bake-bread.md']);
  });

  test('nothing of that name', () => checkSymbols('xyz', vault, []));
});
