import { suite, test } from 'mocha';
import { checkDocumentLinks, checkHints, checkLenses, checkTokens } from './check-links.ts';

suite('semantic tokens', () => {
  test('targets, fragments and display texts by what they name', () =>
    checkTokens(`
//- a.md
𝔸 [[b#One|one]] [[b#None]] [[none#One]]
     ^ target resolved
       ^^^ fragment resolved
           ^^^ display resolved
                   ^ target resolved
                     ^^^^ fragment broken
                              ^^^^ target broken
                                   ^^^ fragment broken
[[same]] [[CHANGELOG]] [text](b.md#one) <https://example.org> [web](https://example.org)
  ^^^^ target ambiguous
           ^^^^^^^^^ target virtual
                              ^^^^ target resolved
                                   ^^^ fragment resolved
| Cell |
|---|
| ![[b\\|cell]] |
     ^ target resolved
        ^^^^ display resolved
//- b.md
# One
//- x/same.md
//- y/same.md
//- docs-vault.json
{ "virtualNotes": ["CHANGELOG"] }
`));

  test('behind \\r\\n, and none in code', () =>
    checkTokens('//- a.md\ntext\n`[[b]]` [[#^x]]\n           ^^ fragment broken', '\r\n'));
});

suite('document links', () => {
  test('open the note, the heading, the block and the attachment; a broken link opens nothing', () =>
    checkDocumentLinks(`
//- a.md
𝔸 [[b|shown]] [[b#Two]] ![[b#^id]] [[none]] [text](b.md#two) ![](c.png) [ref]
     ^ b.md
                 ^^^^^ b.md@2
                            ^^^^^ b.md@3
                                                    ^^^^^^^^ b.md@2
                                                                  ^^^^^ c.png
                                                                         ^^^^^ b.md

[ref]: b.md
//- b.md
# One
# Two
Block ^id
//- c.png
`));

  test('leave the backslash of a table out, behind \\r\\n', () =>
    checkDocumentLinks(
      `
//- a.md
| A |
|---|
| 𝔸 [[b#One#Two\\|shown]] |
       ^^^^^^^^^ b.md@2
//- b.md
# One
## Two
`,
      '\r\n',
    ));
});

suite('code lens', () => {
  test('backlinks over the note, links over its sections', () =>
    checkLenses(`
//- a.md
# Title
  ^^^^^ 2 backlinks
## One
   ^^^ 1 link
## Two
   ^^^ 0 links
[[a]]
//- b.md
[[a]] [[a#One]]
`));

  test('over the start of a note without a title', () =>
    checkLenses(`
//- a.md
Text
^ 0 backlinks
`));
});

suite('inlay hints', () => {
  test('the title behind a bare stem, where it says more', () =>
    checkHints(
      `
//- a.md
[[b]] [[b|shown]] [[b#One]] ![[b]] [[bee-hive]] [[none]]
//- b.md
# Queen Bee
//- bee-hive.md
# Bee Hive
`,
      '[[b ‹Queen Bee›]] [[b|shown]] [[b#One]] ![[b]] [[bee-hive]] [[none]]',
    ));
});
