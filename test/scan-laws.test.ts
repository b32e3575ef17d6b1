import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import type { Link, Note } from '../server/src/parse/note.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { slugsOf } from '../server/src/parse/slug.ts';
import { lineStartsOf } from '../server/src/text/lines.ts';
import type { Part, Range } from '../server/src/text/range.ts';
import { documents } from './scanner/documents.ts';
import { partition } from './scanner/partition.ts';

const runs = Number(process.env.DOCS_VAULT_RUNS ?? 300);

/** Documents with what remark does not know, too: comments, math, callouts, wiki-links of all forms. */
const obsidian = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: documents },
      fc.constantFrom(
        ...[
          '%%',
          '%% a %%',
          '\n%%\n',
          '$',
          '$$',
          '\n$$\n',
          '$a$',
          '> [!note] b\n',
          '> [!x|y]- z\n> ^id\n',
          '\n\n^id\n',
        ],
        ...[
          '[[a|b]]',
          '[[a\\|b]]',
          '| [[a|b]] | [[c\\|d]] |\n',
          '|--|--|\n',
          '![[a#^b|300]]',
          '[[a#b#c]]',
          '[[ a # b | c ]]',
        ],
        ...[
          '[[',
          '[[a',
          '[[]]',
          '\n\n',
          '\n',
          '# ',
          '- ',
          '---\na: "[[b]]"\n---\n',
          '<!-- docs-vault-disable a, b -->',
        ],
        ...[
          '<a id="b">',
          "<A name='c' x>",
          '[a](b%20c.md#d)',
          '![a](<b c.png>)',
          '[a](//b)',
          '[a](b:c)',
          '\ufeff',
          '\r\n',
          ' ^id\n',
        ],
      ),
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));

function check(law: (text: string, note: Note) => void): void {
  fc.assert(
    fc.property(obsidian, (text) => law(text, parseNote('note.md', text))),
    { numRuns: runs },
  );
}

function allRanges(note: Note): Range[] {
  const { frontMatter } = note;
  return [
    ...(frontMatter
      ? [frontMatter, frontMatter.content, ...frontMatter.fields.flatMap(({ key, items }) => [key, ...items])]
      : []),
    ...[note.headings, note.links, note.unfinished, note.definitions, note.footnotes, note.tags, note.blocks].flat(),
    ...[note.htmlAnchors, note.listItems, note.callouts, note.excluded, note.directives].flat(),
    ...note.headings.map(({ text }) => text),
    ...note.links.flatMap(partsOf),
    ...note.definitions.flatMap(({ label, target, fragment, destination }) => [
      label,
      target,
      fragment ?? label,
      destination,
    ]),
    ...note.directives.flatMap(({ rules }) => rules),
    ...note.callouts.map(({ type }) => type),
    ...note.listItems.map(({ marker }) => marker),
    ...note.blocks.map(({ block }) => block),
  ];
}

function partsOf(link: Link): Range[] {
  const { target, fragment, display } = link;
  const own: (Range | undefined)[] = [display, ...(link.kind === 'reference' ? [link.label] : [target, fragment])];
  if (link.kind === 'markdown') own.push(link.destination);
  if (link.kind === 'wiki' || link.kind === 'field') own.push(link.inner, link.pipe);
  return own.filter((part) => part !== undefined);
}

suite('scan: laws', () => {
  test('every range lies in the text, and its end is not before its start', () =>
    check((text, note) => {
      for (const { start, end } of allRanges(note)) assert(0 <= start && start <= end && end <= text.length);
    }));

  test('blocks, the markers of containers and white space make up the text, each once', () =>
    check((text, note) => {
      const start = note.frontMatter?.end ?? note.start;
      const pieces = partition(text, start);
      assert.equal(pieces.map((piece) => text.slice(piece.start, piece.end)).join(''), text.slice(start));
      const blocks = pieces.filter(({ kind }) => kind === 'block');
      for (const found of [...note.headings, ...note.definitions, ...note.links, ...note.tags, ...note.excluded]) {
        if (found.end <= start) continue;
        const isIn = blocks.some((block) => block.start <= found.start && found.end <= block.end);
        assert(isIn, JSON.stringify([text, found]));
      }
    }));

  test('blocks and constructs nest or are disjoint', () =>
    check((text, note) => {
      const { headings, links, definitions, footnotes, tags, listItems, callouts, excluded, directives } = note;
      const ranges: Range[] = [
        headings,
        links,
        definitions,
        footnotes,
        tags,
        listItems,
        callouts,
        excluded,
        directives,
      ].flat();
      assertNested(text, ranges);
    }));

  test('the parts of a link lie in it, apart from each other, in their order', () =>
    check((text, note) => {
      for (const link of note.links) {
        const parts = partsOf(link);
        for (const { start, end } of parts)
          assert(link.start <= start && end <= link.end, text.slice(link.start, link.end));
        if (link.kind !== 'wiki' && link.kind !== 'field') continue;
        const inOrder = [link.target, link.fragment, link.pipe, link.display].filter((part) => part !== undefined);
        for (const [index, part] of inOrder.entries()) assert((inOrder[index - 1]?.end ?? 0) <= part.start);
      }
    }));

  test('what a range claims stands there', () =>
    check((text, note) => {
      const at = ({ start, end }: Range) => text.slice(start, end);
      const isWritten = (part: Part) => assert.equal(oneLine(at(part)), oneLine(part.text));
      for (const { label } of [...note.definitions, ...note.footnotes]) isWritten(label);
      for (const { marker } of note.listItems) isWritten(marker);
      for (const tag of note.tags) assert.equal(at(tag), `#${tag.text}`);
      for (const block of note.blocks) assert.equal(text.slice(block.start - 1, block.end), `^${block.text}`);
      for (const link of note.links) assertLink(link, at);
      for (const { kind, ...range } of note.excluded) assert.match(at(range), opening[kind]);
    }));

  test('no link, tag or block id lies where nothing is one', () =>
    check((_, note) => {
      for (const { start } of note.unfinished)
        assert(!note.excluded.some((range) => range.start <= start && start < range.end));
      for (const found of [...note.links, ...note.tags, ...note.blocks]) {
        const around = note.excluded.find(({ start, end }) => start < found.end && found.start < end);
        // Code may stand in the text of a link, and a URL in it.
        assert(around === undefined || (found.start <= around.start && around.end <= found.end));
      }
    }));

  test('every list is in text order, and slugs differ', () =>
    check((_, note) => {
      for (const list of [note.headings, note.links, note.tags, note.excluded, note.listItems, note.footnotes]) {
        for (const [index, { start }] of list.entries()) assert((list[index - 1]?.start ?? 0) <= start);
      }
      assert.equal(new Set(slugsOf(note.headings)).size, note.headings.length);
    }));

  test('lines are those of the text, and with a byte order mark all is one further', () =>
    check((text, note) => {
      assert.deepEqual(note.lineStarts, lineStartsOf(text));
      if (text.startsWith('\ufeff')) return;
      const marked = parseNote('note.md', `\ufeff${text}`);
      const places = (ranges: Range[], by: number) => ranges.map(({ start, end }) => [start + by, end + by]);
      assert.deepEqual(places(allRanges(marked), 0), places(allRanges(note), 1));
    }));

  test('any string is read without a throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void parseNote('note.md', text)),
      { numRuns: runs },
    );
  });
});

const opening = {
  fence: /^(?:```|~~~)/,
  'indented-code': /^(?: |\t)/,
  'code-span': /^`[\s\S]*`$/,
  html: /^\s*</,
  comment: /^\s*<!--/,
  'obsidian-comment': /^%%/,
  math: /^\$/,
  autolink: /^<.*>$|^www$|[.:@]/i,
} as const;

function assertLink(link: Link, at: (range: Range) => string): void {
  const written = at(link);
  if (link.kind === 'wiki' || link.kind === 'field') {
    assert.equal(written, `${link.embed ? '!' : ''}[[${at(link.inner)}]]`);
    assert.equal(at(link.target), link.target.text);
    if (link.fragment) assert.equal(at(link.fragment), link.fragment.text);
    if (link.pipe) assert.match(at(link.pipe), /^\\?\|$/);
    if (link.display) assert.equal(at(link.display), link.display.text);
  } else {
    assert(written.startsWith(link.embed ? '![' : '['));
    if (link.kind === 'markdown' && link.angled) assert(written.includes(`<${at(link.destination)}>`));
  }
}

/** A label over several lines has indentation and quote markers between them, which its text may have or not. */
function oneLine(written: string): string {
  return written.replace(/[\r\n][\s>]*/g, ' ');
}

function assertNested(text: string, ranges: readonly Range[]): void {
  const sorted = [...ranges].sort((a, b) => a.start - b.start || b.end - a.end);
  const open: Range[] = [];
  for (const range of sorted) {
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= range.start) open.pop();
    const around = open.at(-1);
    assert(around === undefined || range.end <= around.end, JSON.stringify([text, around, range]));
    open.push(range);
  }
}
