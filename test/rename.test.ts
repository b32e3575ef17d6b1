import { suite, test } from 'mocha';
import { checkPrepareRename, checkRename, checkRenameRefused } from './check-edits.ts';

suite('rename', () => {
  test('a note keeps fragment, display text and embed of every link to it', () =>
    checkRename(
      'c',
      `
//- a.md
[[$0b#One|one]] and [[b]], ![[b]], [b](b.md#one), b, bb, [[bb]]
//- b.md
# One
[[b]] [[#One]]
`,
      `
//- a.md
[[c#One|one]] and [[c]], ![[c]], [b](c.md#one), b, bb, [[bb]]
//- c.md
# One
[[c]] [[#One]]
`,
    ));

  test('a dotted name is a name, and keeps its extension', () =>
    checkRename('v1.2', `[[$0x]] [x](x.md)\n//- x.md\n`, `[[v1.2]] [x](v1.2.md)\n//- v1.2.md\n`));

  test('a case-only rename', () =>
    checkRename('NAS', `[[$0nas]] [[Nas]] [n](nas.md)\n//- nas.md\n`, `[[NAS]] [[Nas]] [n](NAS.md)\n//- NAS.md\n`));

  test('what is offered is the name in the last segment of the target', () => {
    checkPrepareRename('b', `\n[[x/$0b.md#One|d]]\n    ^\n//- x/b.md\n# One`);
    checkPrepareRename('b c', `\n[d](x/b%20$0c.md)\n      ^^^^^\n//- x/b c.md\n`);
    checkPrepareRename('p', `\n![[p$0.png]]\n   ^\n//- p.png\n`);
    checkPrepareRename('One *x*', `\n[[b#O$0ne x]]\n    ^^^^^\n//- b.md\n# One *x*`);
    checkPrepareRename(undefined, `[[b|$0d]] text\n//- b.md\n`);
    checkPrepareRename(undefined, `[[b]] t$0ext \`[[b]]\`\n//- b.md\n`);
  });

  test('an attachment keeps its extension', () =>
    checkRename(
      'new plan',
      `![[$0plan.pdf#page=3]] [p](plan.pdf) ![[plan.pdf|x]]\n//- plan.pdf\n`,
      `![[new plan.pdf#page=3]] [p](new%20plan.pdf) ![[new plan.pdf|x]]\n//- new plan.pdf\n`,
    ));

  test('a heading, in every way to name it', () =>
    checkRename(
      'Hot end',
      `
//- a.md
[[b#Nozzle]] [[b#nozzle|n]] [x](b.md#nozzle) [[b#Printer#Nozzle#Limits]] [[b#Bed]] [[b#Limits]]
//- b.md
# Printer
## $0Nozzle
### Limits
## Bed
[[#Nozzle]] [x](#nozzle)
`,
      `
//- a.md
[[b#Hot end]] [[b#Hot end|n]] [x](b.md#hot-end) [[b#Printer#Hot end#Limits]] [[b#Bed]] [[b#Limits]]
//- b.md
# Printer
## Hot end
### Limits
## Bed
[[#Hot end]] [x](#hot-end)
`,
    ));

  test('a heading that gets the name of another one does not take its links', () =>
    checkRename(
      'Two',
      `
//- a.md
[[b#Two]] [[b#One]] [x](b.md#two)
//- b.md
# Top
## $0One
## Other
### Two
`,
      `
//- a.md
[[b#Top#Other#Two]] [[b#Two]] [x](b.md#two-1)
//- b.md
# Top
## Two
## Other
### Two
`,
    ));

  test('the title and the file that is called like it', () =>
    checkRename(
      'Level a bed',
      `
//- a.md
[[level-the-bed]] [[level-the-bed#Level the bed]]
//- level-the-bed.md
---
title: Level the bed
---
# Level $0the bed
`,
      `
//- a.md
[[level-a-bed]] [[level-a-bed#Level a bed]]
//- level-a-bed.md
---
title: Level a bed
---
# Level a bed
`,
    ));

  test('a title leaves a file that is called otherwise', () =>
    checkRename(
      'The printer',
      `[[mk4#Printer]]\n//- mk4.md\n# $0Printer`,
      `[[mk4#The printer]]\n//- mk4.md\n# The printer`,
    ));

  test('a block id', () =>
    checkRename(
      'new',
      `[[b#^old]] ![[b#^OLD]] [x](b.md#^old)\n//- b.md\nText ^o$0ld\n\n[[#^old]]`,
      `[[b#^new]] ![[b#^new]] [x](b.md#^new)\n//- b.md\nText ^new\n\n[[#^new]]`,
    ));

  test('a tag and those nested in it, in text and front matter', () =>
    checkRename(
      'net',
      `
//- a.md
---
tags: [network, "Network/wifi", networks]
---
#netw$0ork #Network/wifi #networks network
//- b.md
---
tags: a, network/x, network
---
`,
      `
//- a.md
---
tags: [net, "net/wifi", networks]
---
#net #net/wifi #networks network
//- b.md
---
tags: a, net/x, net
---
`,
    ));

  test('the upper part of a nested tag', () => checkRename('x', `#a$0/b #a #a/c #b/a`, `#x/b #x #x/c #b/a`));

  test('an alias, and the links by it where the config lets them be', () =>
    checkRename(
      "AI's",
      `
//- docs-vault.json
{ "resolve": { "aliases": true } }
//- a.md
[[AI]] [[ai|x]]
//- b.md
---
aliases:
  - 'A$0I'
---
`,
      `
//- docs-vault.json
{ "resolve": { "aliases": true } }
//- a.md
[[AI's]] [[AI's|x]]
//- b.md
---
aliases:
  - 'AI''s'
---
`,
    ));

  test('a label, and what readers see stays', () =>
    checkRename(
      'new',
      `[t][old] [Old] [old][] ![i][OLD]\n\n[ol$0d]: b.md\n[other]: b.md\n//- b.md\n`,
      `[t][new] [Old][new] [old][new] ![i][new]\n\n[new]: b.md\n[other]: b.md\n//- b.md\n`,
    ));

  test('a footnote', () =>
    checkRename('note', `a[^$01] b[^2]\n\n[^1]: x\n[^2]: y`, `a[^note] b[^2]\n\n[^note]: x\n[^2]: y`));

  test('a missing name, in all links to it', () =>
    checkRename(
      'new',
      `[[$0gone]] [[gone#x|y]]\n//- b.md\n[[Gone]] [[x/gone]]`,
      `[[new]] [[new#x|y]]\n//- b.md\n[[new]] [[x/gone]]`,
    ));

  test('a name of a front matter field that holds links', () =>
    checkRename(
      'new: name'.replace(':', ''),
      `
//- docs-vault.json
{ "frontMatter": { "fields": { "requires": { "type": "links" } } } }
//- a.md
---
requires: [p$0rinter, 'nas']
up: "[[printer|P]]"
---
//- printer.md
//- nas.md
`,
      `
//- docs-vault.json
{ "frontMatter": { "fields": { "requires": { "type": "links" } } } }
//- a.md
---
requires: [new name, 'nas']
up: "[[new name|P]]"
---
//- new name.md
//- nas.md
`,
    ));

  test('a short link that the new name would take away leads where it led, by a longer path', () =>
    checkRename(
      'b',
      `[[y/$0c]] [[b]] [[x/b]]\n//- y/c.md\n[[b]]\n//- x/b.md\n`,
      `[[y/b]] [[x/b]] [[x/b]]\n//- y/b.md\n[[x/b]]\n//- x/b.md\n`,
    ));

  test('what stands in the way is said', () => {
    checkRenameRefused('B', `[[$0a2]]\n//- a2.md\n//- b.md\n`, "There is already a file 'b.md'.");
    checkRenameRefused('a#b', `[[$0a2]]\n//- a2.md\n`, "'#' cannot stand in a name…");
    checkRenameRefused('x/b', `[[$0a2]]\n//- a2.md\n`, "A name cannot hold '/'…");
    checkRenameRefused('', `[[$0a2]]\n//- a2.md\n`, 'The new name is empty.');
    checkRenameRefused('c', `[[$0b]]\n//- x/b.md\n//- y/b.md\n`, "'b' names 2 files: x/b.md, y/b.md.…");
    checkRenameRefused('12', `#$0tag`, "'12' is no tag…");
    checkRenameRefused('other', `a ^o$0ne\n\nb ^other`, "There is already a block '^other'…");
    checkRenameRefused('other', `[a$0] [other]\n\n[a]: x.md\n[other]: y.md`, "'other' cannot be the label…");
    checkRenameRefused(
      'x',
      `[[CHANGE$0LOG]]\n//- docs-vault.json\n{"virtualNotes": ["CHANGELOG"]}`,
      "'CHANGELOG' is made by…",
    );
  });

  test('a file that differs in case alone is in the way', () =>
    checkRenameRefused('a', `[[x/$0A]]\n//- x/A.md\n//- x/a.md\n`, "There is already a file 'x/a.md'."));

  test('a heading that shows a renamed note is still found', () =>
    checkRename(
      'c',
      `
//- a.md
# On [[$0b]]
[[#On b]] [x](#on-b) [[a#On b|x]]
//- b.md
[[a#On b]]
`,
      `
//- a.md
# On [[c]]
[[#On c]] [x](#on-c) [[a#On c|x]]
//- c.md
[[a#On c]]
`,
    ));

  test('in a table, behind text outside the BMP, with CRLF, and with a byte order mark', () => {
    checkRename(
      'c',
      `| 𝔸 [[$0b\\|x]] | [[b#A\\|y]] | ![[b]] |\n|---|---|---|\n//- b.md\n# A`,
      `| 𝔸 [[c\\|x]] | [[c#A\\|y]] | ![[c]] |\n|---|---|---|\n//- c.md\n# A`,
    );
    checkRename('D', `\uFEFF𝔸𝔹 [[b#$0C]]\n[[b#C]]\n//- b.md\n# C`, `\uFEFF𝔸𝔹 [[b#D]]\n[[b#D]]\n//- b.md\n# D`, '\r\n');
    checkRename('d', `# One\n[[#^$0b]] text\n\ntext ^b`, `# One\n[[#^d]] text\n\ntext ^d`, '\r\n');
  });

  test('a name in quotes is escaped as YAML wants it', () =>
    checkRename(
      "it's",
      `---\nup: "[[$0b]]"\nalso: '[[b]]'\nquoted: "[[it\\u0073 b]]"\n---\n//- b.md\n//- its b.md\n`,
      `---\nup: "[[it's]]"\nalso: '[[it''s]]'\nquoted: "[[it\\u0073 b]]"\n---\n//- it's.md\n//- its b.md\n`,
    ));
});
