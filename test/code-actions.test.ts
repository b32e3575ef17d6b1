import { suite, test } from 'mocha';
import { checkAction, checkNoAction } from './check-edits.ts';

const noteB = '//- x/b.md\n---\ntitle: The B\n---\n# One two\n## Three\n';

suite('code actions: links', () => {
  test('a wiki-link becomes a Markdown link, and back', () => {
    checkAction('Convert to a Markdown link', `[[$0b#Three|t]]\n${noteB}`, `[t](x/b.md#three)\n${noteB}`);
    checkAction('Convert to a Markdown link', `[[$0b]]\n${noteB}`, `[b](x/b.md)\n${noteB}`);
    checkAction('Convert to a Markdown link', `# C d\n[[#$0C d]]`, `# C d\n[C d](#c-d)`);
    checkAction('Convert to a Markdown link', `![[p q.png|30$00]]\n//- p q.png\n`, `![|300](p%20q.png)\n//- p q.png\n`);
    checkAction('Convert to a wiki-link', `[t](x/$0b.md#three)\n${noteB}`, `[[b#Three|t]]\n${noteB}`);
    checkAction('Convert to a wiki-link', `[b](<x/$0b.md>)\n${noteB}`, `[[b]]\n${noteB}`);
    checkAction('Convert to a wiki-link', `[t][$0r]\n\n[r]: x/b.md\n${noteB}`, `[[b|t]]\n\n[r]: x/b.md\n${noteB}`);
    checkAction('Convert to a wiki-link', `| [$0t](x/b.md) |\n|---|\n${noteB}`, `| [[b\\|t]] |\n|---|\n${noteB}`);
  });

  test('what would lose something is not converted', () => {
    checkNoAction('Convert…', `[t](x/$0b.md "title")\n${noteB}`);
    checkNoAction('Convert…', `[t](https://example.$0org)`);
    checkNoAction('Convert…', `[[$0missing]] [t](gone.md)`);
    checkNoAction('Convert…', `![[$0b]]\n${noteB}`);
  });

  test('all links of a note are converted', () =>
    checkAction(
      'Convert all wiki-links of this note to Markdown links',
      `[[$0b]] [[b|x]] ![[b]] [[gone]] [b](x/b.md)\n${noteB}`,
      `[b](x/b.md) [x](x/b.md) ![[b]] [[gone]] [b](x/b.md)\n${noteB}`,
    ));

  test('display text is added and dropped', () => {
    checkAction('Add display text: [[b|The B]]', `[[$0b]]\n${noteB}`, `[[b|The B]]\n${noteB}`);
    checkAction(
      'Add display text…',
      `[[$0b#three]]\n//- b.md\n# A\n## Three!`,
      `[[b#three|Three!]]\n//- b.md\n# A\n## Three!`,
    );
    checkAction('Add display text…', `| [[$0b]] |\n|---|\n${noteB}`, `| [[b\\|The B]] |\n|---|\n${noteB}`);
    checkAction('Drop the display text: [[b#x]]', `[[b#x|$0y]]\n${noteB}`, `[[b#x]]\n${noteB}`);
    checkNoAction('Add display text…', `[[$0b]]\n//- b.md\n# B`);
  });

  test('the target is written with another path', () => {
    checkAction('Write the whole path: [[x/b]]', `[[$0b#Three|y]]\n${noteB}`, `[[x/b#Three|y]]\n${noteB}`);
    checkAction('Write a relative path: [[./x/b]]', `[[$0b]]\n${noteB}`, `[[./x/b]]\n${noteB}`);
    checkAction('Write the shortest path: [[b.md]]', `[[x/$0b.md]]\n${noteB}`, `[[b.md]]\n${noteB}`);
    checkAction(
      'Write the path from the root: /x/b.md',
      `[t](x/$0b.md#three)\n${noteB}`,
      `[t](/x/b.md#three)\n${noteB}`,
    );
    checkNoAction('Write the shortest…', `[[$0b]]\n${noteB}`);
  });

  test('a mention of a note becomes a link', () => {
    checkAction(
      'Link to [[b|The B]]',
      `See the B: Th$0e B is it.\n${noteB}`,
      `See the B: [[b|The B]] is it.\n${noteB}`,
    );
    checkAction('Link to [[b]]', `about $0b.\n${noteB}`, `about [[b]].\n${noteB}`);
    checkAction('Link to [[b|B]]', `| a B c |\n    ^\n|---|\n${noteB}`, `| a [[b\\|B]] c |\n|---|\n${noteB}`);
    checkAction('Link to [[b|B]]', `a $0B | c\n${noteB}`, `a [[b|B]] | c\n${noteB}`);
    checkNoAction('Link to…', `\`$0b\`\n${noteB}`);
    checkNoAction('Link to…', `[[a|$0b]]\n${noteB}`);
    checkNoAction('Link to…', `---\ntitle: $0b\n---\n${noteB}`);
  });
});

suite('code actions: notes', () => {
  test('a section becomes a note of its own, and every link follows', () =>
    checkAction(
      "Extract the section to 'part', leave a link",
      `
//- x/a.md
# A
[[#Part]] [p](#inner) [[#Rest]]
## $0Part
[[#Part]] [[#Rest]] [b](b.md) [[b]] [t][r]
### Inner
text ^id
## Rest
[[a#^id]]

[r]: ../c.md "t"
//- x/b.md
[[a#Inner]] [[a#Rest]] [[a]] ![[a#^id]] [i](a.md#inner)
//- c.md
//- docs-vault.json
{ "newNoteFolder": "new", "frontMatter": { "required": ["title"] } }
`,
      `
//- x/a.md
# A
[[part#Part]] [p](../new/part.md#inner) [[#Rest]]
[[part]]
## Rest
[[part#^id]]

[r]: ../c.md "t"
//- new/part.md
---
title: Part
---

# Part
[[#Part]] [[a#Rest]] [b](../x/b.md) [[b]] [t](../c.md "t")
## Inner
text ^id

//- x/b.md
[[part#Inner]] [[a#Rest]] [[a]] ![[part#^id]] [i](../new/part.md#inner)
//- c.md
//- docs-vault.json
{ "newNoteFolder": "new", "frontMatter": { "required": ["title"] } }
`,
    ));

  test('a selection becomes a note, and an embed stays; a name that is taken gets a number', () =>
    checkAction(
      "Extract the selection to 'some-words-2', leave an embed",
      `
//- a.md
Before.

**Some** words.
     ^^^
- [[b]]

After.
//- b.md
//- some-words.md
`,
      `
//- a.md
Before.

![[some-words-2]]
- [[b]]

After.
//- b.md
//- some-words-2.md
# Some words

**Some** words.

//- some-words.md
`,
    ));

  test('what would tear footnotes and labels apart is not extracted', () => {
    checkNoAction('Extract…', `# A\n## $0B\ntext[^1]\n## C\n[^1]: foot`);
    checkNoAction('Extract…', `# A\n## $0B\n[r]: x.md\n## C\n[t][r]`);
    checkNoAction('Extract…', `---\nti$0tle: a\n---\n`);
  });

  test('a new note takes no short link from another one', () =>
    checkAction(
      "Extract the section to 'b', leave a link",
      `//- a.md\n[[b]]\n# $0B\ntext\n//- x/b.md\n`,
      `//- a.md\n[[x/b]]\n[[b]]\n//- b.md\n# B\ntext\n\n//- x/b.md\n`,
    ));

  test('a note, section or block is put in place of a link that is alone', () => {
    checkAction(
      "Put 'B' here in place of the link",
      `# A\n## Here\n\n![[$0b]]\n\nend\n//- x/b.md\n---\nt: 1\n---\n\n# B\n[[#C]] [d](d.md) [[a]]\n## C\n\n//- x/d.md\n`,
      `# A\n## Here\n\n### B\n[[b#C]] [d](x/d.md) [[a]]\n#### C\n\nend\n//- x/b.md\n---\nt: 1\n---\n\n# B\n[[#C]] [d](d.md) [[a]]\n## C\n\n//- x/d.md\n`,
    );
    checkAction(
      "Put the section 'C' here…",
      `[x](b.md#$0c)\n//- b.md\n# B\n## C\nc\n## D`,
      `# C\nc\n//- b.md\n# B\n## C\nc\n## D`,
    );
    checkAction(
      'Put the block here…',
      `![[b#^$0id]]\n//- b.md\n# B\nblock *x* ^id`,
      `block *x*\n//- b.md\n# B\nblock *x* ^id`,
    );
    checkNoAction('Put…', `text [[$0b]]\n//- b.md\ntext`);
  });

  test('a note is added to the related ones, here and there', () => {
    checkAction(
      "Add 'The B' to Related",
      `See [[$0b]].\n\n## Related\n\n* [[c]] — C of it\n* [[d]] — D\n\n## End\n//- b.md\n---\ntitle: The B\n---`,
      `See [[b]].\n\n## Related\n\n* [[c]] — C of it\n* [[d]] — D\n* [[b]] — The B\n\n## End\n//- b.md\n---\ntitle: The B\n---`,
    );
    checkAction(
      "Add 'B' to Related, and this note there",
      `See [[$0b]].\n\n\n//- b.md\n# B\n\n## See also\n\n1. [[c]]\n//- c.md\n`,
      `See [[b]].\n\n## Related\n\n- [[b]]\n\n//- b.md\n# B\n\n## See also\n\n1. [[c]]\n2. [[a]]\n//- c.md\n`,
    );
    checkAction(
      "Add this note to Related in 'B'",
      `## Related\n- [[$0b]]\n//- b.md\n# B`,
      `## Related\n- [[b]]\n//- b.md\n# B\n\n## Related\n\n- [[a]]\n\n`,
    );
  });

  test('a note is marked as reviewed today', () => {
    const config = '//- docs-vault.json\n{ "review": { "field": "last-reviewed", "maxAgeDays": 90 } }';
    checkAction(
      'Mark as reviewed today',
      `---\ntitle: A # x\nlast-reviewed: 2020-01-01\n---\n$0\n${config}`,
      `---\ntitle: A # x\nlast-reviewed: 2026-06-15\n---\n\n${config}`,
    );
    checkAction(
      'Mark as reviewed today',
      `$0text\n${config}`,
      `---\nlast-reviewed: 2026-06-15\n---\n\ntext\n${config}`,
    );
    checkNoAction('Mark…', `---\nlast-reviewed: 2026-06-15\n---\n$0\n${config}`);
    checkNoAction('Mark…', `$0text`);
  });

  test('a table of contents is inserted and updated', () => {
    checkAction(
      'Insert a table of contents',
      `# A$0\ntext\n## One\n### Two [[x]]\n## One\n`,
      `# A\n\n<!-- toc -->\n\n- [[#One]]\n  - [[#Two x]]\n- [[#one-1|One]]\n\n<!-- /toc -->\n\ntext\n## One\n### Two [[x]]\n## One\n`,
    );
    checkAction(
      'Update the table of contents',
      `# A$0\n<!-- toc -->\n- [[#Old]]\n<!-- /toc -->\n## New\n## Other`,
      `# A\n<!-- toc -->\n\n- [[#New]]\n- [[#Other]]\n\n<!-- /toc -->\n## New\n## Other`,
    );
    checkNoAction('Update…', `# A$0\n<!-- toc -->\n\n- [[#New]]\n- [[#Other]]\n\n<!-- /toc -->\n## New\n## Other`);
    checkNoAction('Insert…', `# A$0\n## One`);
  });
});
