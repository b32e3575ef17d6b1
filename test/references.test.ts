import { suite, test } from 'mocha';
import { checkHighlights, checkReferences } from './check-links.ts';

suite('references', () => {
  test('of a note, from a link to it: every form of link, and its title', () =>
    checkReferences(`
//- a.md
𝔸 [[b$0]], ![[b#Two]] and [text](b.md#two).
     ^
             ^
                                ^^^^
| a |
|---|
| [[b\\|shown]] |
    ^
//- b.md
# Bee
  ^^^ declaration
## Two
[[#Two]]
//- c.md
---
related: "[[b]]"
            ^
---
Unrelated [[c]].
`));

  test('of a heading, from the heading, by chain, by slug, and from its own note', () =>
    checkReferences(`
//- a.md
[[b#One#Two]] and [text](b.md#two) but not [[b#One]]
    ^^^^^^^
                              ^^^
//- b.md
# Title
## One
### T$0wo
    ^^^ declaration
[[#Two]]
   ^^^
`));

  test('of a heading, from the fragment of a link', () =>
    checkReferences(`
//- a.md
[[b#T$0wo]] [[b]]
    ^^^
//- b.md
## Two
   ^^^ declaration
`));

  test('of a block, from its id and with \\r\\n at the line ends', () =>
    checkReferences(
      `
//- a.md
text
![[b#^one]]
     ^^^^
//- b.md
First ^on$0e
       ^^^ declaration
`,
      '\r\n',
    ));

  test('of a tag and those nested in it, in text and front matter', () =>
    checkReferences(`
//- a.md
---
tags: [Home/nas, other]
       ^^^^^^^^
---
#ho$0me and #home-made
^^^^^
`));

  test('of an attachment, a link definition, a footnote, and a missing note', () => {
    checkReferences(`
//- a.md
![[ov$0en.png]] and ![](oven.png)
   ^^^^^^^^
                      ^^^^^^^^
//- oven.png
binary
^ declaration of file
`);
    checkReferences(`
//- a.md
[one][la$0bel] and [Label]
      ^^^^^
                  ^^^^^

[label]: b.md
 ^^^^^ declaration
//- b.md
`);
    checkReferences(`
//- a.md
Text[^$01] and more[^1].
      ^
                   ^

[^1]: Note
  ^ declaration
`);
    checkReferences(`
//- a.md
[[mis$0sing]]
  ^^^^^^^
//- b.md
[[Missing#One|text]]
  ^^^^^^^
`);
  });

  test('of a front matter value', () =>
    checkReferences(`
//- a.md
---
status: act$0ive
        ^^^^^^
---
//- b.md
---
status: active
        ^^^^^^
---
//- c.md
---
status: retired
---
`));

  test('plain text and code have none', () => {
    checkReferences('pla$0in [[a]]');
    checkReferences('`[[a$0]]` [[a]]');
  });
});

suite('document highlight', () => {
  test('what the note itself says of the same', () =>
    checkHighlights(`
//- a.md
# Title
## One
   ^^^ declaration
[[#O$0ne]] [[b]] [[a#One]]
   ^^^
                   ^^^
//- b.md
[[a#One]]
`));
});
