import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { excerpt } from '../server/src/render/excerpt.ts';
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
# Bee
Flies to [[c|the flower]], [[c#One]] and [[nowhere]]. ![[sky.png|300]] ![[c]] [c](c.md#one) [web](https://example.org)
//- c.md
[[b]]

# One
//- sky.png
`,
      `
[**Bee**](<vault:b.md>) · \\#insect · 2 backlinks

---

Flies to [the flower](vault:c.md), [c › One](vault:c.md@3) and nowhere. ![sky.png](vault:sky.png) [c](vault:c.md) [c](vault:c.md@3) [web](https://example.org)
`,
    ));

  test('a link to a section shows the section alone, from a table cell and behind text outside the BMP', () =>
    checkHover(
      `
//- a.md
| 𝔸 |
|---|
| 𝔸 [[b#One#Two\\|sh$0own]] |
//- b.md
# One
one
## Two
two
## Three
`,
      `
[**One**](<vault:b.md>) · 1 backlink

---

## Two

two
`,
    ));

  test('reference links lead where their definitions say, though these are not shown', () =>
    checkHover(
      `
//- a.md
[[b$0]]
//- b.md
[one][1] [1][] [1] ![two][2] [![two][2]][1] [c] [bad]

${'x'.repeat(3000)}

[1]: https://example.org/a>b "T"
[2]: <https://example.org/c d.png>
[c]: c.md
[bad]: command:x
//- c.md
`,
      `
[**b**](<vault:b.md>) · 1 backlink

---

[one](https://example.org/a%3Eb) [1](https://example.org/a%3Eb) [1](https://example.org/a%3Eb) ![two](https://example.org/c%20d.png) [![two](https://example.org/c%20d.png)](https://example.org/a%3Eb) [c](vault:c.md) bad (command:x)

…
`,
    ));

  test('a link to a block shows the block', () =>
    checkHover(
      '//- a.md\n![[b#^id$0]]\n//- b.md\none\n\n- two ^id\n- three',
      '[**b**](<vault:b.md>) · 1 backlink\n\n---\n\n- two',
    ));

  test('block ids are not shown, wherever they stand', () =>
    checkHover(
      `
//- a.md
[[b$0]]
//- b.md
one ^first

two
^second

| t |
|---|

^third

x^2 and \`^code\`
`,
      `
[**b**](<vault:b.md>) · 1 backlink

---

one

two

| t |
| - |

x^2 and \`^code\`
`,
    ));

  test('a Markdown link shows its note, an image the picture', () => {
    checkHover('//- a.md\n[te$0xt](b.md)\n//- b.md\nText', '[**b**](<vault:b.md>) · 1 backlink\n\n---\n\nText');
    checkHover('//- a.md\n![[i$0.png]]\n//- x/i.png\n', '[x/i.png](<vault:x/i.png>)\n\n![x/i.png](<vault:x/i.png>)');
    checkHover('//- a.md\n[[pa$0per.pdf#page=3]]\n//- paper.pdf\n', '[paper.pdf](<vault:paper.pdf>)');
  });

  test('the age of a review', () => {
    const vault = (date: string): string =>
      `//- a.md\n[[b$0]]\n//- b.md\n---\nlast-reviewed: ${date}\n---\n//- docs-vault.json\n{ "review": { "field": "last-reviewed", "maxAgeDays": 180 } }`;
    const facts = (age: string): string => `[**b**](<vault:b.md>) · ${age} · 1 backlink\n\n---`;
    checkHover(vault('2026-06-05'), facts('reviewed 10 days ago'));
    checkHover(vault('2026-06-15'), facts('reviewed today'));
    checkHover(vault('soon'), facts('never reviewed'));
  });

  test('an ambiguous link says what else it could be', () =>
    checkHover(
      '//- a.md\n[[b$0]]\n//- x/b.md\nText\n//- y/b.md\n',
      'Ambiguous: could also be [y/b.md](<vault:y/b.md>)\n\n[**b**](<vault:x/b.md>) · 1 backlink\n\n---\n\nText',
    ));

  test('a broken link, heading or block says what is near', () => {
    checkHover(
      '//- a.md\n[[alpah$0]]\n//- alpha.md\n# Alpha',
      'There is no note `alpah`.\n\nNear: [Alpha](<vault:alpha.md>)',
    );
    checkHover(
      '//- a.md\n[[b#Won$0]]\n//- b.md\n# One',
      '[**One**](<vault:b.md>) · 1 backlink\n\nThere is no heading `Won` in this note.\n\nNear: *One*',
    );
    checkHover('[[../../x$0]]', '`../../x` leads out of the vault.');
  });

  test('a heading, a block and a tag say where they are used', () => {
    checkHover('//- a.md\n# O$0ne\n//- b.md\n[[a#One]] [[a]]', '1 link to this heading\n\n- [b](<vault:b.md>)');
    checkHover('text ^i$0d', '0 links to this block');
    checkHover(
      '//- a.md\n#t$0ag\n//- b.md\n---\ntitle: Bee\ntags: Tag\n---',
      '**\\#tag** in 2 notes\n\n- [a](<vault:a.md>)\n- [Bee](<vault:b.md>)',
    );
  });

  test('a footnote shows its text', () => checkHover('Text[^$01].\n\n[^1]: One\n    two\n\nThree', 'One\ntwo'));

  test('behind \\r\\n', () =>
    checkHover('//- a.md\r\ntext\r\n[[b$0]]\r\n//- b.md\nText', '[**b**](<vault:b.md>) · 1 backlink\n\n---\n\nText'));

  test('plain text, code and external links say nothing', () => {
    checkHover('te$0xt', undefined);
    checkHover('//- a.md\n`[[b$0]]`\n//- b.md\n', undefined);
    checkHover('[web](https://exa$0mple.org)', undefined);
  });
});

suite('excerpt', () => {
  const limit = { characters: 60, lines: 6 };
  const cases: [name: string, text: string, expected: string][] = [
    ['what fits is whole', '# One\n\ntext', '# One\n\ntext'],
    ['a paragraph is cut at a word', `${'word '.repeat(20)}end`, `${'word '.repeat(12).trim()}\n\n…`],
    ['a long paragraph in one line is cut at a word', 'word '.repeat(200), `${'word '.repeat(12).trim()}\n\n…`],
    ['behind a long comment the text is shown', `<!-- ${'word '.repeat(20)}-->\n\none\n\ntwo\n`, 'one\n\ntwo'],
    [
      'a list is cut between items',
      '- one\n- two\n- three\n- four\n- five\n- six\n- seven',
      '- one\n- two\n- three\n- four\n- five\n- six\n\n…',
    ],
    ['code is cut between lines, and closed', '```sh\n1\n2\n3\n4\n5\n6\n7\n```', '```sh\n1\n2\n3\n4\n5\n6\n```\n\n…'],
    [
      'a table is cut between rows',
      '|a|\n|-|\n|1|\n|2|\n|3|\n|4|\n|5|',
      '| a |\n| - |\n| 1 |\n| 2 |\n| 3 |\n| 4 |\n| 5 |\n\n…',
    ],
    ['no heading is left alone at the end', `one\n\n# Two\n\n${'x'.repeat(70)}`, 'one\n\n…'],
    [
      'front matter and HTML are left out',
      '---\na: 1\n---\none<br>two <b>three</b>\n\n<script>x</script>',
      'one two three',
    ],
  ];
  for (const [name, text, expected] of cases) test(name, () => assert.equal(excerpt(text, limit), expected));
});
