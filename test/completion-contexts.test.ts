import { suite, test } from 'mocha';
import { checkComplete, checkCompletion } from './check.ts';

const book = `
//- book.md
---
title: The Book
aliases: [Tome]
---
# One
## Notes
text ^first
# Two
## Notes
### *Deep* end
`;

suite('completion of headings and blocks', () => {
  test('headings in text order, then blocks; behind ^ only blocks', () => {
    const all = ['One', 'Notes', 'Two', 'Notes', 'Deep end', '^first'];
    checkCompletion(`//- a.md\n[[book#$0]]${book}`, ...all);
    checkCompletion(`//- a.md\n![[book#$0${book}`, ...all);
    checkCompletion(`//- a.md\n[[book#^$0]]${book}`, '^first');
    checkCompletion(`//- a.md\n[[book#de$0]]${book}`, 'Deep end');
    checkCompletion('//- a.md\n# Own\n𝔸 [[#$0]]', 'Own');
    checkCompletion(`//- a.md\n[[missing#$0]]${book}`);
  });

  test('behind a heading those below it', () => {
    checkCompletion(`//- a.md\n[[book#Two#$0]]${book}`, 'Notes', 'Deep end');
    checkComplete('Notes', `//- a.md\n[[book#Two#n$0]]${book}`, `//- a.md\n[[book#Two#Notes]]${book}`);
  });

  test('one ]], and nothing left behind', () => {
    const done = `//- a.md\nSee [[book#Deep end]] and.${book}`;
    for (const link of ['[[book#$0', '[[book#d$0]]', '[[book#d$0]', '[[book#d$0xyz]]', '[[book#De$0ep end]]'])
      checkComplete('Deep end', `//- a.md\nSee ${link} and.${book}`, done);
    checkComplete('Deep end', `//- a.md\n[[book#d$0|x]]${book}`, `//- a.md\n[[book#Deep end|x]]${book}`);
  });

  test('in a table cell, and with carriage returns', () => {
    const table = (link: string): string => `//- a.md\n| a |\n|---|\n| ${link} |${book}`;
    checkComplete('Deep end', table('[[book#d$0\\|x]]'), table('[[book#Deep end\\|x]]'));
    checkComplete('Deep end', `//- a.md\nx\r\n[[book#d$0\r\ny${book}`, `//- a.md\nx\r\n[[book#Deep end]]\r\ny${book}`);
  });

  test('in Markdown links by slug', () => {
    checkComplete('Deep end', `//- a.md\n[x](book.md#$0)${book}`, `//- a.md\n[x](book.md#deep-end)${book}`);
    checkComplete('Deep end', `//- a.md\n[x](book.md#d$0${book}`, `//- a.md\n[x](book.md#deep-end)${book}`);
    checkComplete('^first', `//- a.md\n[x](<book.md#^$0>)${book}`, `//- a.md\n[x](<book.md#^first>)${book}`);
    checkComplete('Own', '//- a.md\n# Own\n[x](#o$0)', '//- a.md\n# Own\n[x](#own)');
  });
});

suite('completion behind [[ of what is no file name', () => {
  test('headings of three letters or more, below names that match as well; not titles', () => {
    checkCompletion(`//- a.md\n[[dee$0]]${book}`, 'Deep end');
    checkComplete('Deep end', `//- a.md\n[[deep e$0]]${book}`, `//- a.md\n[[book#Deep end]]${book}`);
    checkCompletion('//- a.md\n# Own\n## Other\n[[othe$0\n//- b.md\n# Other', 'b', 'Other');
    checkComplete('Other', '//- a.md\n## Other\n[[othe$0', '//- a.md\n## Other\n[[#Other]]');
  });

  test('virtual notes', () => {
    const config = '\n//- docs-vault.json\n{ "virtualNotes": ["meta/CHANGELOG.md"] }';
    checkComplete(
      'CHANGELOG',
      `//- a.md\n[[ch$0 [[changelog]]${config}`,
      `//- a.md\n[[CHANGELOG]] [[changelog]]${config}`,
    );
    checkCompletion(`//- a.md\n[[ch$0 [[changelog]]${config}`, 'CHANGELOG');
  });
});

suite('completion of display texts', () => {
  const others = '\n//- b.md\n[[book|the tome]] [[book|the tome]] [[book|that]] ![[book|300]]';

  test('heading, title, aliases, what others show, the stem in words', () => {
    checkCompletion(`//- a.md\n[[book|$0]]${book}${others}`, 'The Book', 'Tome', 'the tome', 'that', 'Book');
    checkCompletion(`//- a.md\n[[book#deep-end|$0]]${book}`, 'Deep end', 'The Book', 'Tome', 'Book');
    checkCompletion('//- a.md\n[[big-book|$0]]\n//- big-book.md', 'Big book');
    checkCompletion('//- a.md\n[[missing|$0]] [[missing|gone]]', 'gone');
  });

  test('one ]] and nothing left behind; in a table too', () => {
    checkComplete('Tome', `//- a.md\n[[book|t$0`.concat(book), `//- a.md\n[[book|Tome]]${book}`);
    checkComplete('Tome', `//- a.md\n[[book|t$0he]] x${book}`, `//- a.md\n[[book|Tome]] x${book}`);
    const table = (link: string): string => `//- a.md\n| a |\n|---|\n| ${link} |${book}`;
    checkComplete('Tome', table('[[book\\|$0]]'), table('[[book\\|Tome]]'));
  });
});

suite('completion of tags', () => {
  const tags = '\n//- b.md\n---\ntags: [Baking/bread, cold]\n---\n#cold\n//- c.md\n#cold #𝔸bc';

  test('in the text, the most used first; not the one that is being written', () => {
    checkCompletion(`//- a.md\nx #c$0${tags}`, 'cold', '𝔸bc');
    checkCompletion(`//- a.md\nx #bre$0${tags}`, 'Baking/bread');
    checkCompletion(`//- a.md\nx #zzz$0${tags}`);
    checkComplete('cold', `//- a.md\n𝔸 (#co$0ol) x${tags}`, `//- a.md\n𝔸 (#cold) x${tags}`);
  });

  test('in the front matter', () => {
    checkCompletion(`//- a.md\n---\ntags: [x, c$0]\n---${tags}`, 'cold', '𝔸bc');
    const list = (tag: string): string => `//- a.md\n---\ntags:\n  - x\n  - ${tag}\n---${tags}`;
    checkComplete('Baking/bread', list('b$0'), list('Baking/bread'));
  });

  test('a heading in the making, a URL, code and words with # are none', () => {
    for (const text of [
      '#$0',
      'x#$0',
      'https://x.org/ #$0'.replace(' ', ''),
      '`#$0`',
      '```\nx #$0\n```',
      '<!-- #$0 -->',
    ])
      checkCompletion(`//- a.md\n${text}${tags}`);
  });
});

suite('completion in the front matter', () => {
  const config = `
//- docs-vault.json
{ "frontMatter": { "required": ["title", "modified"], "fields": {
  "modified": { "type": "date" },
  "status": { "enum": ["active", "done"], "only": ["how-to/**"] },
  "requires": { "type": "links" },
  "draft": { "type": "boolean" }
} } }
//- x/b.md
---
title: Big note
owner: "me: you"
---
//- c.md
---
owner: "me: you"
area: one
---`;

  test('keys: required, declared for the note, used elsewhere; not those that are there', () => {
    checkCompletion(
      `//- a.md\n---\ntitle: x\n$0\n---${config}`,
      ...['modified', 'requires', 'draft', 'owner', 'area', 'tags', 'aliases'],
    );
    checkCompletion(`//- how-to/a.md\n---\nst$0\n---${config}`, 'status');
    checkComplete('owner', `//- a.md\n---\now$0\n---${config}`, `//- a.md\n---\nowner: \n---${config}`);
    checkComplete('owner', `//- a.md\n---\now$0: x\n---${config}`, `//- a.md\n---\nowner: x\n---${config}`);
  });

  test('values: from the config, and from the vault, quoted where YAML needs it', () => {
    const field = (line: string): string => `//- a.md\n---\n${line}\n---${config}`;
    checkCompletion(field('status: $0'), 'active', 'done');
    checkCompletion(field('draft: $0'), 'true', 'false');
    checkCompletion(field('modified: $0'), '2026-06-15');
    checkCompletion(`//- a.md\n---\nmade: $0\n---\n//- b.md\n---\nmade: 2020-01-01\n---`, '2026-06-15');
    checkCompletion(field('area: $0'));
    checkComplete('me: you', field('owner: $0'), field('owner: "me: you"'));
    checkComplete('me: you', field("owner: 'm$0'"), field("owner: 'me: you'"));
    checkCompletion(field('title: $0'));
  });

  test('names of notes in fields of links, and links in quotes', () => {
    const field = (line: string): string => `//- a.md\n---\n${line}\n---${config}`;
    checkComplete('b', field('requires: [c, big$0]'), field('requires: [c, b]'));
    checkComplete('b', field('requires:\n  - c\n  - b$0'), field('requires:\n  - c\n  - b'));
    checkComplete('b', field('related: "[[$0]]"'), field('related: "[[b]]"'));
    checkComplete('b', field('related: "[[b$0'), field('related: "[[b]]'));
  });

  test('nothing in comments, on the fences and behind them', () => {
    for (const text of ['---\n# $0\n---', '---$0\na: b\n---', '---\na: b\n---$0', '---\na: # $0\n---'])
      checkCompletion(`//- a.md\n${text}${config}`);
  });
});

suite('completion of Markdown links', () => {
  const files = '\n//- x/b.md\n# Big\n//- x/c d.md\n//- pic.png\n//- x/(y).png\n//- e.pdf';

  test('notes and attachments by name, title and path', () => {
    checkComplete('b.md', `//- a.md\n[t](big$0)${files}`, `//- a.md\n[t](x/b.md)${files}`);
    checkComplete('b.md', `//- y/a.md\n[t]($0${files}`, `//- y/a.md\n[t](../x/b.md)${files}`);
    checkComplete('b.md', `//- y/a.md\n[t](../x/$0zzz "title")${files}`, `//- y/a.md\n[t](../x/b.md "title")${files}`);
    checkComplete('b.md', `//- x/a.md\n[t](./b$0)${files}`, `//- x/a.md\n[t](./b.md)${files}`);
    checkComplete('b.md', `//- y/a.md\n[t](/$0)${files}`, `//- y/a.md\n[t](/x/b.md)${files}`);
    checkComplete('e.pdf', `//- a.md\n[l]: e$0${files}`, `//- a.md\n[l]: e.pdf${files}`);
  });

  test('white space is encoded, or stands between < and >', () => {
    checkComplete('c d.md', `//- a.md\n𝔸 [t](c$0)${files}`, `//- a.md\n𝔸 [t](x/c%20d.md)${files}`);
    checkComplete('c d.md', `//- a.md\n[t](<c$0>)${files}`, `//- a.md\n[t](<x/c d.md>)${files}`);
    checkComplete('c d.md', `//- a.md\n[t](<c$0${files}`, `//- a.md\n[t](<x/c d.md>)${files}`);
  });

  test('for images only images', () => checkCompletion(`//- a.md\n![t]($0)${files}`, 'pic.png', '(y).png'));

  test('nothing in a URL, behind the link, in its title', () => {
    for (const text of ['[t](https://x$0)', '[t](//x$0)', '[t](x/b.md)$0', '[t](x/b.md "$0")', '`[t]($0)`'])
      checkCompletion(`//- a.md\n${text}${files}`);
  });
});

suite('completion of footnotes, labels and callouts', () => {
  test('footnotes that are defined; where a definition goes those that are not', () => {
    checkComplete('one', '//- a.md\nx[^$0\n\n[^one]: text', '//- a.md\nx[^one]\n\n[^one]: text');
    checkComplete('one', '//- a.md\nx[^o$0]\n\n[^one]: text', '//- a.md\nx[^one]\n\n[^one]: text');
    checkComplete(
      'two',
      '//- a.md\nx[^two] y[^one]\n\n[^one]: text\n[^$0',
      '//- a.md\nx[^two] y[^one]\n\n[^one]: text\n[^two]: ',
    );
  });

  test('labels of definitions', () =>
    checkComplete('one', '//- a.md\n[t][o$0]\n\n[one]: b.md', '//- a.md\n[t][one]\n\n[one]: b.md'));

  test('types of callouts, the most used first', () => {
    checkCompletion('//- a.md\n> [!w$0]', 'warning');
    checkCompletion('//- a.md\n> [!$0\n//- b.md\n> [!warning]\n> x', 'warning', 'note', '…');
    checkComplete('tip', '//- a.md\n- > [!t$0', '//- a.md\n- > [!tip] ');
    checkCompletion('//- a.md\nx [!t$0');
  });
});
