import { suite, test } from 'mocha';
import { checkHover } from './check.ts';

suite('hover', () => {
  test('a link shows the facts of its note and the note, with links that work', () =>
    checkHover(
      `
//- a.md
See [[b$0]].
//- b.md
---
title: Bee
tags: [insect]
---
Flies to [[c|the flower]] and [[nowhere]]. ![[sky.png]]
//- c.md
[[b]]
//- sky.png
`,
      `
[**Bee**](<vault:b.md>) · \\#insect · 2 backlinks

---

Flies to [the flower](vault:c.md) and nowhere. ![sky.png](vault:sky.png)
`,
    ));

  test('a link to a section shows the section alone', () =>
    checkHover(
      `
//- a.md
[[b#Two$0]]
//- b.md
# One
one
# Two
two
# Three
`,
      `
[**One**](<vault:b.md>) · 1 backlink

---

# Two

two
`,
    ));

  test('a broken link says what is near', () =>
    checkHover(
      '//- a.md\n[[alpah$0]]\n//- alpha.md\n# Alpha',
      'There is no note `alpah`.\n\nNear: [Alpha](<vault:alpha.md>)',
    ));

  test('plain text says nothing', () => checkHover('te$0xt', undefined));
});
