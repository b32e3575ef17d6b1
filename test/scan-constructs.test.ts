import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { Excluded } from '../server/src/parse/note.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { slugsOf } from '../server/src/parse/slug.ts';
import { runCli } from './run-cli.ts';
import { differences, shown } from './scanner/compare.ts';
import { blocks } from './scanner/constructs/blocks.ts';
import { headings } from './scanner/constructs/headings.ts';
import { inlines } from './scanner/constructs/inlines.ts';
import { noteProperties } from './scanner/note-properties.ts';
import { shownFacts } from './scanner/shown-note.ts';

/** Everything that a note says, and every place where it may stand. All of it holds for remark, too. */
const constructs = { ...headings, ...inlines, ...blocks };

for (const [construct, cases] of Object.entries(constructs)) {
  suite(`scan: ${construct}`, () => {
    for (const [about, text, kind, facts] of cases) {
      test(about, () => {
        assert.deepEqual(shownFacts(text, kind), facts);
        assert.deepEqual(differences(text), [], shown(text, differences(text)));
      });
    }
  });
}

const excludedKinds: Readonly<Record<Excluded['kind'], true>> = {
  fence: true,
  'indented-code': true,
  'code-span': true,
  html: true,
  comment: true,
  'obsidian-comment': true,
  math: true,
  autolink: true,
};

suite('scan: docs-vault inspect', () => {
  const everything = `---
up: "[[a]]"
---
# One #two [[a|b]] [c](d.md) [[e

[^1] [f] \`g/h.md\` $i$ %%j%% <a id="k"> <http://l.m> ^n

[f]: o.md

[^1]: p

> [!note]
> - q

<!-- docs-vault-disable -->

~~~
~~~

    r
`;

  test('prints every kind of fact', async () => {
    const { stdout, code } = await runCli(['inspect', '-'], { cwd: '/', stdin: everything });
    assert.equal(code, 0);
    const printed = JSON.parse(stdout);
    for (const [name, has] of Object.entries(noteProperties)) {
      const value = printed[name];
      assert.equal(value !== undefined && (!Array.isArray(value) || value.length > 0), has, name);
    }
    assert.deepEqual(
      new Set(printed.links.map(({ kind }: { kind: string }) => kind)),
      new Set(['field', 'wiki', 'markdown', 'reference']),
    );
    assert.deepEqual(
      new Set(printed.excluded.map(({ kind }: { kind: string }) => kind)),
      new Set(Object.keys(excludedKinds)),
    );
  });

  test('prints what the scanner found, with the slugs of headings, and nothing else', async () => {
    for (const text of Object.values(constructs).flatMap((cases) => cases.map(([, text]) => text))) {
      if (text.startsWith('\ufeff')) continue;
      const { stdout } = await runCli(['inspect', '-'], { cwd: '/', stdin: text });
      const { lineStarts, ...note } = parseNote('', text);
      const slugs = slugsOf(note.headings);
      const headings = note.headings.map((heading, index) => ({ ...heading, slug: slugs[index] }));
      const { path: _, ...printed } = JSON.parse(stdout);
      const { path: __, ...expected } = JSON.parse(JSON.stringify({ ...note, headings, lineStarts: [...lineStarts] }));
      assert.deepEqual(printed, expected);
    }
  });
});
