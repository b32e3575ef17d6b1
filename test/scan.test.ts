import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { Note } from '../server/src/parse/note.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import type { Range } from '../server/src/text/range.ts';

/** Marks the text as the ranges see it: what each of them covers. */
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

  for (const [where, text] of [
    ['a fence', '```\n[[a]]\n```'],
    ['a fence in a list item', '- x\n\n  ~~~\n  [[a]]\n  ~~~'],
    ['an unclosed fence', '```\n[[a]]\n'],
    ['indented code', 'x\n\n    [[a]]'],
    ['a code span', '``[[a]]`` and ` [[b]] `'],
    ['an HTML block', '<div>\n[[a]]\n</div>'],
    ['a comment', 'x <!-- [[a]] --> y\n\n<!--\n\n[[b]]\n\n-->'],
    ['an Obsidian comment', 'x %%[[a]]%% y\n\n%%\n[[b]]\n\n[[c]]\n%%'],
    ['math', 'x $[[a]]$ y\n\n$$\n[[b]]\n$$'],
    ['an autolink', '<https://x.org/[[a]]> https://x.org/#[[b]]'],
    ['an escape', '\\[[a]] [\\[b]]'],
    ['brackets that do not close on the line', '[[a\nb]]'],
    ['a footnote', '[^1]\n\n[^1]: x'],
  ] as const) {
    test(`nothing is a link in ${where}`, () => assert.deepEqual(covered(text, links), []));
  }
});
