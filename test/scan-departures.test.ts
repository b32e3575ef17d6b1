import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { departuresIn, differences, scannerFacts, shown } from './scanner/compare.ts';
import { counterexamples } from './scanner/counterexamples.ts';
import type { Departure } from './scanner/departures.ts';

/** Where a note means something else than remark finds: the text, and what remark by itself finds otherwise in it. */
const examples: readonly [Departure, string, string[]][] = [
  ['wiki-link', '[[a]](/u)', ['remark: link 0..9 "/u"']],
  ['wiki-link', '# [[a|_c_]] *d*', ['scanner: heading 1 0..15 "_c_ d"', 'remark: heading 1 0..15 "[[a|c]] d"']],
  ['wiki-link', '[[`a]]`', ['remark: code-span 2..7']],
  ['table-pipe', '| a |\n|---|\n| [[b|c]] |\n', ['scanner: wiki-link 14..21']],
  ['table-pipe', '| [[b|c]] |\n|---|---|\n', ['scanner: wiki-link 2..9']],
  ['table-pipe', 'a `b\n| [[c|d]] |\n|---|\n`\n', ['remark: code-span 2..24', 'scanner: wiki-link 7..14']],
  ['comment', 'a %%[[b]] `c%% d`', ['remark: wiki-link 4..9', 'remark: code-span 10..17']],
  ['comment', '%%\n# a\n%%\n', ['remark: heading 1 3..6 "a"']],
  ['math', 'a $[b](c)$ d', ['remark: link 3..9 "c"']],
  ['math', '$$\n- a\n$$\n', ['remark: list item 0 3..9']],
  ['tag', '# #_a b_\n', ['scanner: heading 1 0..8 "#_a b_"', 'remark: heading 1 0..8 "#a b"']],
  ['tag', '#a@b.c\n', ['remark: autolink 1..6']],
  ['block-id', 'a ^b', []],
  ['cdata-end', '<![CDATA[\n]]]>\n# a', ['scanner: html 0..14', 'remark: html 0..18', 'scanner: heading 1 15..18 "a"']],
];

suite('scan: differences on purpose', () => {
  for (const [name, text, expected] of examples) {
    test(`${name}: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(differences(text), [], shown(text, differences(text)));
      const found = departuresIn(text).find((departure) => departure.name === name)?.found ?? [];
      const lines = found.map(
        ({ by, kind, start, end, text: value }) => `${by}: ${kind} ${start}..${end}${value && ` "${value}"`}`,
      );
      assert.deepEqual(lines, expected);
    });
  }

  test('excuse no fact that is left out, none that is added, and none in the wrong place', () => {
    for (const text of [...examples.map(([, text]) => text), ...Object.values(counterexamples)]) {
      const facts = scannerFacts(text);
      for (const [at, fact] of facts.entries()) {
        const others = facts.filter((_, index) => index !== at);
        const moved = { ...fact, start: fact.start + 1 };
        const renamed = { ...fact, kind: `${fact.kind}?` };
        for (const planted of [others, [...others, moved], [...others, renamed], [...facts, renamed]])
          assert.notDeepEqual(
            differences(text, () => [...planted]),
            [],
            JSON.stringify([text, fact]),
          );
      }
    }
  });
});
