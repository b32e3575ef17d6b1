import { suite, test } from 'mocha';
import { checkResolution } from './check-resolution.ts';

suite('resolve: wiki-links', () => {
  test('a stem, a partial path, a whole path, each with or without .md', () =>
    checkResolution(`
//- how-to/a.md
[[alloy]] and [[alloy.md|x]]
^^^^^^^^^ reference/services/alloy.md
              ^^^^^^^^^^^^^^ reference/services/alloy.md
[[services/alloy]] and [[services/alloy.md|x]]
^^^^^^^^^^^^^^^^^^ reference/services/alloy.md
                       ^^^^^^^^^^^^^^^^^^^^^^^ reference/services/alloy.md
[[reference/services/alloy]]
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reference/services/alloy.md
[[vices/alloy]]
^^^^^^^^^^^^^^^ missing
//- reference/services/alloy.md
`));

  test('the empty target is the note itself', () =>
    checkResolution(`
//- x/a.md
# One
[[#One]] ![[#^b]] ^b
^^^^^^^^ x/a.md #one
         ^^^^^^^^ x/a.md ^b
`));

  test('a relative path is looked for there and nowhere else', () =>
    checkResolution(`
//- x/y/a.md
[[./b]] and [[../b.md]]
^^^^^^^ x/y/b.md
            ^^^^^^^^^^^ x/b.md
[[../../b]]
^^^^^^^^^^^ b.md
[[../c]]
^^^^^^^^ missing
[[../../../b]]
^^^^^^^^^^^^^^ outside
[[./../y/b]]
^^^^^^^^^^^^ x/y/b.md
//- x/y/b.md
//- x/b.md
//- b.md
//- x/y/c.md
`));

  test('a leading slash is the root of the vault', () =>
    checkResolution(`
//- x/a.md
[[/b]]
^^^^^^ b.md
[[/x/b]]
^^^^^^^^ x/b.md
[[/c]]
^^^^^^ missing
//- b.md
//- x/b.md
//- x/c.md
`));

  test('a whole path wins over an ending of another, and is not ambiguous', () =>
    checkResolution(`
//- x/a.md
[[b]]
^^^^^ b.md
[[y/b]]
^^^^^^^ y/b.md
//- b.md
//- x/b.md
//- y/b.md
//- x/y/b.md
`));

  test('several that match: the own folder first, then the shortest path; all are named', () =>
    checkResolution(`
//- zebra/a.md
[[b]]
^^^^^ zebra/b.md or ox/b.md or ant/b.md or ant/sub/b.md or zebra/sub/b.md
[[sub/b]]
^^^^^^^^^ ant/sub/b.md or zebra/sub/b.md
//- ant/b.md
//- ox/b.md
//- zebra/b.md
//- ant/sub/b.md
//- zebra/sub/b.md
`));

  test('case does not matter, and the exact case is preferred', () =>
    checkResolution(`
//- a.md
[[Alloy]]
^^^^^^^^^ reference/alloy.md
[[REFERENCE/alloy.MD]]
^^^^^^^^^^^^^^^^^^^^^^ reference/alloy.md
[[Nas]]
^^^^^^^ y/Nas.md
[[nas]]
^^^^^^^ x/nas.md
[[NAS]]
^^^^^^^ x/nas.md or y/Nas.md
//- reference/alloy.md
//- x/nas.md
//- y/Nas.md
`));

  test('two paths that differ by case alone make a third case ambiguous', () =>
    checkResolution(`
//- x/a.md
[[NAS]]
^^^^^^^ Nas.md or nas.md
[[Nas]]
^^^^^^^ Nas.md
//- nas.md
//- Nas.md
`));

  test('a dot in a name is part of it', () =>
    checkResolution(`
//- a.md
[[v1.2]]
^^^^^^^^ v1.2.md
[[v1.2.md]]
^^^^^^^^^^^ v1.2.md
[[v1]]
^^^^^^ missing
[[x.md]]
^^^^^^^^ x.md.md
[[x.md.md]]
^^^^^^^^^^^ x.md.md
[[.hidden]]
^^^^^^^^^^^ .hidden.md
//- v1.2.md
//- x.md.md
//- .hidden.md
`));

  test('folder notes, where the config has them', () =>
    checkResolution(`
//- docs-vault.json
{ "folderNotes": true }
//- z/a.md
[[x]]
^^^^^ x/x.md
[[x/]]
^^^^^^ x/x.md
[[y]]
^^^^^ deep/y/index.md
[[deep/y]]
^^^^^^^^^^ deep/y/index.md
[[./x]]
^^^^^^^ missing
[[../x]]
^^^^^^^^ x/x.md
[[/x]]
^^^^^^ x/x.md
[[w]]
^^^^^ z/w.md or w/w.md
//- x/x.md
//- x/index.md
//- deep/y/index.md
//- z/w.md
//- w/w.md
`));

  test('aliases and titles name nothing', () =>
    checkResolution(`
//- a.md
[[AI]]
^^^^^^ missing
[[Artificial Intelligence]]
^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing
//- ai-note.md
---
title: Artificial Intelligence
aliases: [AI]
---
`));

  test('aliases, where the config says so; a name comes first', () =>
    checkResolution(`
//- docs-vault.json
{ "resolve": { "aliases": true } }
//- a.md
[[ai]]
^^^^^^ x/other.md
[[AI#One]]
^^^^^^^^^^ ai-note.md #one
[[b]]
^^^^^ b.md
[[Artificial Intelligence]]
^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing
//- ai-note.md
---
title: Artificial Intelligence
aliases: [AI, b]
---
# One
//- x/other.md
---
aliases: ai
---
//- b.md
`));

  test('titles, where the config says so; an alias comes first', () =>
    checkResolution(`
//- docs-vault.json
{ "resolve": { "aliases": true, "titles": true } }
//- a.md
[[one TWO]]
^^^^^^^^^^^ x.md
[[three]]
^^^^^^^^^ z.md
//- x.md
# One two
//- y.md
---
title: three
---
//- z.md
---
aliases: Three
---
`));

  test('composed and decomposed letters are the same', () =>
    checkResolution(`
//- a.md
[[Cafe\u0301]]
^^^^^^^^^ x/Caf\u00e9.md
[[caf\u00e9]]
^^^^^^^^ x/Caf\u00e9.md
[[STRASSE]]
^^^^^^^^^^^ missing
//- x/Caf\u00e9.md
//- Stra\u00dfe.md
`));

  test('spaces round the target, a table, and text outside the basic plane before it do not matter', () =>
    checkResolution(
      `
//- a.md
𝔸𝔹 [[ b | x ]] and [[b]]
     ^^^^^^^^^^^ b.md
                     ^^^^^ b.md

| t | u |
|---|---|
| [[b\\|x]] | ![[b|y]] |
  ^^^^^^^^ b.md
             ^^^^^^^^ b.md
//- b.md
`,
      '\r\n',
    ));
});

suite('resolve: attachments, folders, paths and front matter', () => {
  test('an attachment goes by its whole file name', () =>
    checkResolution(`
//- x/a.md
![[plan.png]]
^^^^^^^^^^^^^ x/plan.png or files/plan.png
[[PLAN.png|300]]
^^^^^^^^^^^^^^^^ x/plan.png or files/plan.png
[[files/plan.png]]
^^^^^^^^^^^^^^^^^^ files/plan.png
[[plan]]
^^^^^^^^ missing
[[../files/plan.png]]
^^^^^^^^^^^^^^^^^^^^^ files/plan.png
[[v1.pdf]]
^^^^^^^^^^ v1.pdf
![[v1.pdf#page=3]]
^^^^^^^^^^^^^^^^^^ v1.pdf
//- files/plan.png
//- x/plan.png
//- v1.pdf
//- v1.pdf.md
`));

  test('a folder is no note, but a Markdown link may name it', () =>
    checkResolution(`
//- a.md
[[x]]
^^^^^ missing
[[x/]]
^^^^^^ missing
[m](x)
^^^^^^ folder x
[m](./x/)
^^^^^^^^^ folder x
[m](y/)
^^^^^^^ missing
//- x/b.md
`));

  test('virtual notes exist and have no content', () =>
    checkResolution(`
//- docs-vault.json
{ "virtualNotes": ["CHANGELOG", "meta/tags.md"] }
//- x/a.md
[[CHANGELOG]]
^^^^^^^^^^^^^ virtual CHANGELOG
[[changelog.md|x]]
^^^^^^^^^^^^^^^^^^ virtual CHANGELOG
[[../CHANGELOG]]
^^^^^^^^^^^^^^^^ virtual CHANGELOG
[[/CHANGELOG#One]]
^^^^^^^^^^^^^^^^^^ virtual CHANGELOG
[m](../CHANGELOG.md)
^^^^^^^^^^^^^^^^^^^^ virtual CHANGELOG
[m](CHANGELOG.md)
^^^^^^^^^^^^^^^^^ missing
[[meta/tags]]
^^^^^^^^^^^^^ virtual meta/tags.md
[[tags]]
^^^^^^^^ virtual meta/tags.md
[[x/CHANGELOG]]
^^^^^^^^^^^^^^^ missing
`));

  test('paths of Markdown links', () =>
    checkResolution(`
//- x/a.md
[m](b.md) and [m](b)
^^^^^^^^^ x/b.md
              ^^^^^^ x/b.md
[m](./y/../b.md#one)
^^^^^^^^^^^^^^^^^^^^ x/b.md #one
[m](/b.md)
^^^^^^^^^^ b.md
[m](../x/b.md)
^^^^^^^^^^^^^^ x/b.md
[m](../../b.md)
^^^^^^^^^^^^^^^ outside
[m](c%20d.md) and [m](<c d.md> "title")
^^^^^^^^^^^^^ x/c d.md
                  ^^^^^^^^^^^^^^^^^^^^^ x/c d.md
![m](plan.png)
^^^^^^^^^^^^^^ x/plan.png
[m](y/b.md)
^^^^^^^^^^^ missing
[m](B.MD)
^^^^^^^^^ x/b.md
[m](#one)
^^^^^^^^^ x/a.md ?
[m](https://x.org/b.md) and [m](mailto:b) and [m](//x.org)
^^^^^^^^^^^^^^^^^^^^^^^ external
                            ^^^^^^^^^^^^^ external
                                              ^^^^^^^^^^^^ external
[m][l] and [l] and [missing label]
^^^^^^ x/c d.md #one
           ^^^ x/c d.md #one
[m](<>)
^^^^^^^ x/a.md

[l]: <c d.md#one>
//- b.md
//- x/b.md
# One
//- x/c d.md
# One
//- x/plan.png
`));

  test('links of the front matter: brackets in quotes, and names in the fields that the config declares', () =>
    checkResolution(`
//- docs-vault.json
{ "frontMatter": { "fields": { "requires": { "type": "links" } } } }
//- x/a.md
---
requires:
  - b
    ^ b.md
  - "[[c|x]]"
     ^^^^^^^ c.md
  - y/b.md
    ^^^^^^ y/b.md
related: "[[b]] and [[missing]]"
          ^^^^^ b.md
                    ^^^^^^^^^^^ missing
other: b
---
//- b.md
//- c.md
//- y/b.md
`));
});
