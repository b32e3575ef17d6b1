import { suite, test } from 'mocha';
import { checkDefinition } from './check.ts';

suite('definition', () => {
  test('a wiki-link leads to its note', () =>
    checkDefinition(`
//- a.md
See [[b$0]].
//- b.md
Text
^ start
`));

  test('an embed leads to its attachment', () =>
    checkDefinition(`
//- a.md
![[im$0age.png|300]]
//- image.png
binary
^ start
`));

  test('a heading chain in a table cell, behind text outside the BMP, leads to the inner heading', () =>
    checkDefinition(`
//- a.md
| a | b |
|---|---|
| 𝔸𝔹 [[b#Two#Inner\\|sh$0own]] | |
//- b.md
# One
## Inner
# Two
## Inner
   ^^^^^
`));

  test('a block, from a link behind \\r\\n', () =>
    checkDefinition(
      `
//- a.md
text
![[b#^o$0ne]]
//- b.md
text
Block ^One
       ^^^
`,
      '\r\n',
    ));

  test('a heading that is not there leads to its note', () =>
    checkDefinition('//- a.md\n[[b#None$0]]\n//- b.md\nText\n^ start'));

  test('a Markdown link, its image, and a reference link lead to their files', () => {
    checkDefinition('//- x/a.md\n[te$0xt](../b%20c.md#two)\n//- b c.md\n# One\n# Two\n  ^^^');
    checkDefinition('//- a.md\n[![alt](i$0.png)](b.md)\n//- b.md\n//- i.png\nbinary\n^ start');
    checkDefinition('//- a.md\n[te$0xt][label]\n\n[label]: b.md\n//- b.md\nText\n^ start');
  });

  test('a label leads to its definition, a footnote to its text', () => {
    checkDefinition('[text][la$0bel]\n\n[label]: b.md\n ^^^^^');
    checkDefinition('Text[^$01].\n\n[^1]: Note\n  ^');
  });

  test('an HTML anchor, for a Markdown link', () =>
    checkDefinition('//- a.md\n[te$0xt](b.md#top)\n//- b.md\n<a id="top"></a>\n       ^^^'));

  test('an ambiguous link leads to every candidate', () =>
    checkDefinition(`
//- a.md
![[$0same]]
//- one/same.md
1
^ start
//- two/same.md
2
^ start
`));

  test('a bare name in a field of links, and a quoted link in any field', () => {
    const config = '//- docs-vault.json\n{ "frontMatter": { "fields": { "requires": { "type": "links" } } } }';
    checkDefinition(`//- a.md\n---\nrequires: [c, $0b]\n---\n//- b.md\nText\n^ start\n${config}`);
    checkDefinition('//- a.md\n---\nrelated: "[[b$0]]"\n---\n//- b.md\nText\n^ start');
  });

  test('a tag leads to where it is used, a value to the notes that have it', () => {
    checkDefinition('//- a.md\n#on$0e\n^^^^\n//- b.md\n---\ntags: one, two\n      ^^^\n---');
    checkDefinition('//- a.md\n---\nstatus: $0new\n        ^^^\n---\n//- b.md\n---\nstatus: old\n---');
  });

  test('plain text, code, comments and links that name nothing lead nowhere', () => {
    checkDefinition('//- a.md\nte$0xt [[b]]\n//- b.md\nText');
    checkDefinition('//- a.md\n`[[b$0]]`\n//- b.md\nText');
    checkDefinition('//- a.md\n<!-- [[b$0]] -->\n//- b.md\nText');
    checkDefinition('[[missing$0]] [web](https://example.org)');
    checkDefinition('[[missing]] [web](https://exa$0mple.org)');
  });
});
