import { suite, test } from 'mocha';
import { checkFolding } from './check-structure.ts';

const note = `
---
title: One
---
# One

Text.

## Two
- item
  - inner
    more
- last

> [!note] Title
> text
>

\`\`\`js
x
\`\`\`

Three
=====
<!-- #region -->
<!--
comment
-->

text
<!-- #endregion -->

`;

const folds = [
  '1-3 front-matter',
  '4-20 section',
  '8-20 section',
  '9-11 list-item',
  '10-11 list-item',
  '14-15 callout',
  '18-20 code',
  '22-30 section',
  '24-30 region',
  '25-27 comment',
];

suite('folding', () => {
  test('sections, front matter, code, list items, callouts, comments, regions', () => checkFolding(note, folds));

  test('with carriage returns it is the same', () => checkFolding(note, folds, '\r\n'));

  test('what is on one line does not fold', () =>
    checkFolding('# One\n\n- item\n\n`x` <!-- c -->\n\n## Two', ['1-7 section']));

  test('an empty note has nothing to fold', () => checkFolding('', []));
});
