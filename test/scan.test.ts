import assert from 'node:assert/strict';
import fc from 'fast-check';
import { slug } from 'github-slugger';
import { suite, test } from 'mocha';
import type { Note } from '../server/src/parse/note.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { slugOf, slugsOf } from '../server/src/parse/slug.ts';
import type { Range } from '../server/src/text/range.ts';

/** What stands at each of the ranges. */
function covered(text: string, ranges: (note: Note) => readonly Range[]): string[] {
  return ranges(parseNote('note.md', text)).map(({ start, end }) => text.slice(start, end));
}

const links = (note: Note) => note.links;
const targets = (note: Note) => note.links.map((link) => link.target);

suite('scan: links', () => {
  test('a wiki-link has all its parts', () => {
    const text = 'See ![[ folder/note #One#Two | shown ]].';
    const [link] = parseNote('note.md', text).links;
    assert(link?.kind === 'wiki');
    const at = (range: Range | undefined) => range && text.slice(range.start, range.end);
    assert.equal(at(link), '![[ folder/note #One#Two | shown ]]');
    assert.equal(at(link.inner), ' folder/note #One#Two | shown ');
    assert.equal(at(link.target), 'folder/note');
    assert.equal(at(link.fragment), 'One#Two');
    assert.equal(at(link.pipe), '|');
    assert.equal(at(link.display), 'shown');
    assert.equal(link.embed, true);
  });

  test('in a table the pipe may have a backslash, or none', () => {
    const text = '| a | b |\n|---|---|\n| [[x\\|y]] | [[u|v]] |\n';
    assert.deepEqual(covered(text, targets), ['x', 'u']);
    assert.deepEqual(
      parseNote('note.md', text).links.map((link) => link.inTable),
      [true, true],
    );
  });

  test('a bare pipe in the header row may count as a cell, or not', () => {
    for (const columns of ['|---|---|', '|---|']) {
      const [link] = parseNote('note.md', `| [[x|y]] |\n${columns}\n`).links;
      assert(link?.inTable && link.display?.text === 'y');
    }
  });

  test('a Markdown link is split and decoded', () => {
    const text = 'See [the *note*](<my%20notes/a&amp;b.md#One%20Two> "title").';
    const [link] = parseNote('note.md', text).links;
    assert(link?.kind === 'markdown' && link.angled && !link.external && !link.embed);
    assert.deepEqual(
      [link.target.text, link.fragment?.text, link.display?.text],
      ['my notes/a&b.md', 'One Two', 'the *note*'],
    );
    assert.equal(text.slice(link.target.start, link.target.end), 'my%20notes/a&amp;b.md');
    assert.equal(text.slice(link.destination.start, link.destination.end), 'my%20notes/a&amp;b.md#One%20Two');
  });

  test('percent-encoding that is none stays', () =>
    assert.deepEqual(
      parseNote('note.md', '[a](100%.md) [b](%E9.md) [c](%C3%A9%.md)').links.map(({ target }) => target.text),
      ['100%.md', '%E9.md', 'é%.md'],
    ));

  test('a scheme makes a destination external', () =>
    assert.deepEqual(
      parseNote(
        'note.md',
        '[a](https://x.y#z) [b](mailto:x) [c](//x) [d](obsidian://open) [e](x:y.md) [f](a/b:c.md)',
      ).links.map((link) => link.kind === 'markdown' && link.external),
      [true, true, true, true, false, false],
    ));

  test('a reference link is where it stands, its target where the definition is', () => {
    const text = 'See [it][ Ref ], [ref][] and [ref].\n\n> [REF]: other.md#part\n> "title"\n';
    const found = parseNote('note.md', text).links;
    assert.deepEqual(
      found.map((link) => [text.slice(link.start, link.end), link.target.text, link.fragment?.text]),
      [
        ['[it][ Ref ]', 'other.md', 'part'],
        ['[ref][]', 'other.md', 'part'],
        ['[ref]', 'other.md', 'part'],
      ],
    );
    assert.deepEqual(covered(text, targets), ['other.md', 'other.md', 'other.md']);
    assert.deepEqual(
      covered(text, (note) => note.definitions.map(({ destination }) => destination)),
      ['other.md#part'],
    );
  });

  test('an image may be a link', () =>
    assert.deepEqual(covered('[![a](b.png)](c.md)', links), ['[![a](b.png)](c.md)', '![a](b.png)']));

  for (const [where, text] of [
    ['a fence', '```\n[[a]]\n```'],
    ['a fence in a list item', '- x\n\n  ~~~\n  [[a]]\n  ~~~'],
    ['an unclosed fence', '```\n[[a]]\n'],
    ['indented code', 'x\n\n    [[a]]'],
    ['a code span', '``[[a]]`` and ` [[b]] `'],
    ['an HTML block', '<div>\n[[a]]\n</div>'],
    ['a comment', 'x <!-- [[a]] --> y\n\n<!--\n\n[[b]]\n\n-->'],
    ['an Obsidian comment', 'x %%[[a]]%% y\n\n%%\n[[b]]\n\n# no heading\n%%'],
    ['math', 'x $[[a]]$ y $$[[b]]$$\n\n$$\n[[b]]\n$$'],
    ['an autolink', '<https://x.org/[[a]]> https://x.org/#[[b]]'],
    ['an escape', '\\[[a]] [\\[b]]'],
    ['brackets that do not close on the line', '[[a\nb]]'],
    ['a footnote', '[^1]\n\n[^1]: x'],
  ] as const) {
    test(`nothing is a link in ${where}`, () => assert.deepEqual(covered(text, links), []));
  }

  for (const [what, text] of [
    ['prices', 'It costs $5 [[a]] or $10.'],
    ['a variable', 'Set $HOME, then [[a]] and $PATH.'],
    ['percentages', 'From 50%% to [[a]] more.'],
    ['an unclosed comment', '%%\n[[a]]'],
    ['unclosed math', '$$\n[[a]]'],
    ['the line behind a block comment', '%%\nx\n%% [[a]]'],
    ['a list in a fence that a container ends', '> ```\n\n[[a]]'],
  ] as const) {
    test(`a link stands beside ${what}`, () => assert.deepEqual(covered(text, targets), ['a']));
  }

  test('an unfinished link ends at the next one, at its line, or with its brackets', () =>
    assert.deepEqual(
      covered('a [[b [[c]] ![[d\n[[]] [[e]f]] | [[g](h)\n\n|a|\n|-|\n|[[i|j|', (note) => note.unfinished),
      ['[[b ', '![[d', '[[]]', '[[i'],
    ));
});

suite('scan: what else stands in a note', () => {
  const headings = (text: string) => parseNote('note.md', text).headings.map(({ level, text }) => [level, text.text]);

  test('headings show what a reader sees', () =>
    assert.deepEqual(
      headings('# *A* `b` [c](d) [[e|f]] [[g]] <b>h</b> &amp; \\* ![i](j) ~~k~~ ##\n\ntwo\nlines\n---\n\n#\n#no\n'),
      [
        [1, 'A b c f g h & * i k'],
        [2, 'two\nlines'],
        [1, ''],
      ],
    ));

  test('equal headings have slugs of their own', () =>
    assert.deepEqual(slugsOf(parseNote('note.md', '# A b\n# a B\n# a-b-1\n# A B\n# Ä & ö\n').headings), [
      'a-b',
      'a-b-1',
      'a-b-1-1',
      'a-b-2',
      'ä--ö',
    ]));

  test('slugs are those of github-slugger', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) =>
        assert.equal(slugOf(text), slug(text)),
      ),
    ));

  test('tags', () =>
    assert.deepEqual(
      parseNote(
        'note.md',
        '#a (#b-c/d_1) x#no #12 #1a `#no` # #é漢 #👩‍💻 \\#no [x](y#no) **#no**\n- #e\n> #f',
      ).tags.map(({ text }) => text),
      ['a', 'b-c/d_1', '1a', 'é漢', '👩‍💻', 'e', 'f'],
    ));

  test('a block id names its paragraph, its list item, or the block before it', () => {
    const text = 'One\ntwo ^p\n\n- item ^i\n  - inner\n\n| a |\n|---|\n\n^t\n\n```\nx\n```\n\n^c\n\nno ^id here\n';
    const { blocks } = parseNote('note.md', text);
    assert.deepEqual(
      blocks.map(({ text: id, block }) => [id, text.slice(block.start, block.end)]),
      [
        ['p', 'One\ntwo ^p'],
        ['i', '- item ^i\n  - inner'],
        ['t', '| a |\n|---|'],
        ['c', '```\nx\n```'],
      ],
    );
  });

  test('list items have their marker and their depth', () =>
    assert.deepEqual(
      parseNote('note.md', '- a\n  1) b\n\n     c\n- d\n').listItems.map(({ depth, ordered, marker }) => [
        depth,
        ordered,
        marker.text,
      ]),
      [
        [0, false, '-'],
        [1, true, '1)'],
        [0, false, '-'],
      ],
    ));

  test('a callout is the whole quote', () => {
    const text = '> [!note]- Title\n> text\n\n> [!my-type|wide]\n\n> x\n> [!no]\n';
    const { callouts } = parseNote('note.md', text);
    assert.deepEqual(
      callouts.map(({ type, start, end }) => [type.text, text.slice(start, end)]),
      [
        ['note', '> [!note]- Title\n> text'],
        ['my-type', '> [!my-type|wide]'],
      ],
    );
  });

  test('anchors in HTML, inline and in blocks', () =>
    assert.deepEqual(
      parseNote(
        'note.md',
        'x <a id="one"></a> <A href=x name=\'two\'>\n\n<div>\n<a id=three>\n</div>\n\n`<a id="no">`',
      ).htmlAnchors.map(({ text }) => text),
      ['one', 'two', 'three'],
    ));

  test('comments that turn rules off', () =>
    assert.deepEqual(
      parseNote(
        'note.md',
        '<!-- docs-vault-disable-next-line a, b c -->\n\nx <!--docs-vault-enable-->\n\n<!-- docs-vault-other -->',
      ).directives.map(({ action, rules }) => [action, rules.map(({ text }) => text)]),
      [
        ['disable-next-line', ['a', 'b', 'c']],
        ['enable', []],
      ],
    ));
});
