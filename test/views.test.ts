import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { type ViewItem, views } from '../server/src/features/views/index.ts';
import type { ViewChoice } from '../server/src/features/views/view.ts';
import { viewWordsFor } from '../server/src/features/views/words.ts';
import { judgeNote } from '../server/src/rules/judge.ts';
import { today, vaultOf } from './check.ts';
import { converse } from './client.ts';
import { parseFixture } from './fixture.ts';

const words = viewWordsFor('en');

suite('views', () => {
  test('backlinks: the notes that link to the active one, with the lines of their links', () =>
    checkView(
      'backlinks',
      `
//- a.md
# Alpha$0
//- b.md
# Beta

See [[a]] first.

- then [[a#Alpha|again]]
//- c.md
![[a]] and [[b]]
`,
      `
Beta (2 links, b.md)
  See [[a]] first. (3)
  - then [[a#Alpha|again]] (5)
c (c.md)
  ![[a]] and [[b]] (1)
`,
    ));

  test('outgoing links: what they lead to, which lead nowhere, and the lines in which they stand', () => {
    const notes = `
//- a.md
[[sub/b#Two]] and [[nowhere]]

[[SITE]] ![[p.png]] [out](https://example.org)$0

See [[sub/b#Three]] there.
//- sub/b.md
# Beta
## Two
//- p.png
//- docs-vault.json
{ "virtualNotes": ["SITE"] }
`;
    checkView(
      'outgoing',
      notes,
      `
Beta (2 links, sub/b.md)
  [[sub/b#Two]] and [[nowhere]] (1)
  See [[sub/b#Three]] there. (5) broken
nowhere (no such note) broken
  [[sub/b#Two]] and [[nowhere]] (1) broken
SITE (made by the site)
  [[SITE]] ![[p.png]] [out](https://example.org) (3)
p.png (p.png) file
  [[SITE]] ![[p.png]] [out](https://example.org) (3)
`,
    );
    checkView('outgoing', notes, 'Beta (sub/b.md)\n  See [[sub/b#Three]] there. (5) broken', { filter: 'three' });
    checkView(
      'outgoing',
      notes,
      `
sub/ (1) folder
  Beta (2 links, b.md)
    [[sub/b#Two]] and [[nowhere]] (1)
    See [[sub/b#Three]] there. (5) broken
no such note (1) folder
  nowhere () broken
    [[sub/b#Two]] and [[nowhere]] (1) broken
made by the site (1) folder
  SITE ()
    [[SITE]] ![[p.png]] [out](https://example.org) (3)
/ (1) folder
  p.png (p.png) file
    [[SITE]] ![[p.png]] [out](https://example.org) (3)
`,
      { isGrouped: true },
    );
  });

  test('the line of a link is cut in front of a link that stands far in it, and the link is marked', () => {
    const line = 'A line that goes on and on for a long while before it comes to [[a]] at last.';
    const vault = vaultOf(
      new Map([
        ['a.md', ''],
        ['b.md', `  ${line}`],
      ]),
    );
    const source = { vault, read: () => `  ${line}`, circumstances: { today }, problemsOf: () => [], words };
    const [item] = views.get('backlinks')?.({ ...source, active: 'a.md' }, 'b.md') ?? [];
    assert.equal(item?.label, '…before it comes to [[a]] at last.');
    assert.equal(item.label.slice(item.highlight?.start, item.highlight?.end), '[[a]]');
    assert.equal(item.tooltip, line);
  });

  test('the review queue: never reviewed on top, then the oldest; what is not due is left out', () =>
    checkView(
      'review',
      `
//- a.md
---
last-reviewed: 2026-01-01
---
//- b.md
---
last-reviewed: 2026-06-10
---
//- c.md
//- d.md
---
last-reviewed: 2025-06-15
---
//- docs-vault.json
{ "review": { "field": "last-reviewed", "maxAgeDays": 90 } }
`,
      `
c (never reviewed)
d (365 days)
a (165 days)
`,
    ));

  test('the review queue is empty in a vault that does not review', () => checkView('review', 'Text', ''));

  test('problems: by rule, below each its places', () =>
    checkView(
      'problems',
      `
//- a.md
[[x]] and [[b|B]]
//- b.md
[[a]] [[y]]
//- docs-vault.json
{ "rules": { "orphan-note": "off" } }
`,
      `
broken-link (2) error
  a.md:1 (There is no note 'x' in this vault. Correct the name, or create the note.) error
  b.md:1 (There is no note 'y' in this vault. Correct the name, or create the note.) error
redundant-alias (1) hint
  a.md:1 (The display text 'B' repeats the target; [[b]] says the same.) hint
`,
    ));

  test('tags: a tree by their parts, with the notes below', () =>
    checkView(
      'tags',
      `
//- a.md
#infra/dns and #Tools
//- b.md
---
tags: [infra, tools]
---
`,
      `
infra (2)
  dns (1)
    a (a.md)
  b (b.md)
Tools (2)
  a (a.md)
  b (b.md)
`,
    ));

  test('chains: what requires what, and a ring ends', () =>
    checkView(
      'chains',
      `
//- a.md
---
requires: [b]
---
//- b.md
---
requires: [c]
---
//- c.md
---
requires: [b]
---
//- docs-vault.json
{ "frontMatter": { "fields": { "requires": { "type": "links" } } } }
`,
      `
a (a.md) open
  b (b.md) open
    c (c.md) open
      b (a ring: this note requires itself) open
`,
    ));

  test('a filter leaves what has all its words: backlinks in title, path or line', () => {
    const notes = `
//- a.md
# Alpha$0
//- b.md
# Beta

See [[a]] first.

- then [[a#Alpha|again]]
//- sub/c.md
![[a]] and [[b]]
`;
    checkView('backlinks', notes, 'Beta (2 links, b.md)\n  See [[a]] first. (3)\n  - then [[a#Alpha|again]] (5)', {
      filter: 'BET',
    });
    checkView('backlinks', notes, 'Beta (b.md)\n  - then [[a#Alpha|again]] (5)', { filter: 'again beta' });
    checkView('backlinks', notes, 'c (sub/c.md)\n  ![[a]] and [[b]] (1)', { filter: 'sub' });
    checkView('backlinks', notes, '', { filter: 'nothing has this' });
  });

  test('a filter of tags keeps the tags above', () =>
    checkView(
      'tags',
      '//- a.md\n#infra/dns #tools\n',
      `
infra (1)
  dns (1)
    a (a.md)
`,
      { filter: 'dns' },
    ));

  test('a filter of chains leaves the notes that have its words, and what requires them; chains by folder', () => {
    const notes = `
//- x/a.md
---
requires: [b]
---
//- b.md
---
requires: [c, d]
---
//- c.md
//- d.md
//- e.md
---
requires: [d]
---
//- docs-vault.json
{ "frontMatter": { "fields": { "requires": { "type": "links" } } } }
`;
    checkView('chains', notes, 'a (x/a.md) open\n  b (b.md) open\n    c (c.md) open', { filter: 'C.md' });
    checkView('chains', notes, '', { filter: 'nothing' });
    checkView(
      'chains',
      notes,
      `
/ (1) folder
  e (e.md) open
    d (d.md) open
x/ (1) folder
  a (a.md) open
    b (b.md) open
      d (d.md) open
`,
      { isGrouped: true, filter: 'd.md' },
    );
  });

  test('backlinks and the review queue by folder', () => {
    const notes = `
//- a.md
# Alpha$0
//- x/b.md
[[a]]
//- c.md
[[a]]
//- x/d.md
---
last-reviewed: 2026-01-01
---
[[a]]
`;
    checkView(
      'backlinks',
      notes,
      `
/ (1) folder
  c (c.md)
    [[a]] (1)
x/ (2) folder
  b (b.md)
    [[a]] (1)
  d (d.md)
    [[a]] (4)
`,
      { isGrouped: true },
    );
    checkView(
      'review',
      notes,
      `
/ (2) folder
  Alpha (never reviewed)
  c (never reviewed)
x/ (2) folder
  b (never reviewed)
  d (165 days)
`,
      { isGrouped: true },
    );
  });

  test('problems by note, and filtered by rule, path or message', () => {
    const notes = `
//- a.md
[[x]] and [[b|B]]
//- b.md
[[a]] [[y]]
//- docs-vault.json
{ "rules": { "orphan-note": "off" } }
`;
    checkView(
      'problems',
      notes,
      `
a (2, a.md)
  line 1 (There is no note 'x' in this vault. Correct the name, or create the note.) error
  line 1 (The display text 'B' repeats the target; [[b]] says the same.) hint
b (1, b.md)
  line 1 (There is no note 'y' in this vault. Correct the name, or create the note.) error
`,
      { isGrouped: true },
    );
    checkView(
      'problems',
      notes,
      `
broken-link (1) error
  b.md:1 (There is no note 'y' in this vault. Correct the name, or create the note.) error
`,
      { filter: 'b.md' },
    );
  });

  test('ids stay the same when text is written above: what is expanded and selected stays so', () => {
    const idsIn = (name: string, text: string): string[] => {
      const vault = vaultOf(
        new Map([
          ['a.md', text],
          ['b.md', `${text}\n[[a]]`],
        ]),
      );
      const problemsOf = (path: string): ReturnType<typeof judgeNote> => {
        const note = vault.notes.get(path);
        return note ? judgeNote(vault, note, { today }) : [];
      };
      const source = { vault, read: () => text, circumstances: { today }, problemsOf, active: 'a.md', words };
      const top = views.get(name)?.(source) ?? [];
      return top.flatMap((item) => [item.id, ...(views.get(name)?.(source, item.id) ?? []).map(({ id }) => id)]);
    };
    for (const name of ['backlinks', 'outgoing', 'problems', 'tags']) {
      const ids = idsIn(name, '[[x]] [[x]] [[b]] #tag');
      assert.equal(new Set(ids).size, ids.length, `${name}: ${ids}`);
      assert.deepEqual(idsIn(name, 'More.\n\n[[x]] [[x]] [[b]] #tag'), ids);
    }
  });

  test('a list that nobody would read to its end is cut, and says how much is missing', async () => {
    const notes = Array.from({ length: 1003 }, (_, at) => `//- n${at}.md\n[[hub]]\n`).join('');
    const talk = await converse(`//- hub.md\n# Hub\n${notes}`);
    const { items } = await talk.connection.sendRequest<{ items: { label: string }[] }>('docsVault/view', {
      view: 'backlinks',
      uri: talk.uri('hub.md'),
    });
    assert.deepEqual([items.length, items.at(-1)?.label], [1001, 'and 3 more']);
    await talk.end();
  });

  test('an editor gets the items with places that it can open, and is told when they may be others', async () => {
    const talk = await converse('//- a.md\n# Alpha\n//- b.md\n𝔸 [[a]]');
    await talk.open('b.md');
    const ask = { view: 'backlinks', uri: talk.uri('a.md') };
    const { items } = await talk.connection.sendRequest<{ items: { id: string }[] }>('docsVault/view', ask);
    assert.deepEqual(items, [
      {
        id: 'b.md',
        label: 'b',
        icon: 'note',
        tooltip: 'b.md',
        description: 'b.md',
        spoken: '1 link, b.md',
        hasChildren: true,
        location: { uri: talk.uri('b.md'), range: rangeAt(0, 0, 0) },
      },
    ]);
    const below = await talk.connection.sendRequest<{ items: { location: unknown }[] }>('docsVault/view', {
      ...ask,
      parent: items[0]?.id,
    });
    assert.deepEqual(below.items[0]?.location, { uri: talk.uri('b.md'), range: rangeAt(0, 3, 8) });
    const told = new Promise<void>((resolve) => talk.connection.onNotification('docsVault/changed', () => resolve()));
    await talk.type('b.md', { line: 0, character: 0 }, { line: 0, character: 8 }, 'nothing');
    await told;
    assert.deepEqual(await talk.connection.sendRequest('docsVault/view', ask), { items: [] });
    await talk.end();
  });

  test('an editor that speaks German gets the views in German', async () => {
    const talk = await converse('//- a.md\n[[nowhere]]\n\n#tag\n//- b.md\n[[a]] [[a]]', undefined, { locale: 'de-AT' });
    const shown = async (view: string): Promise<unknown[]> => {
      const asked = { view, uri: talk.uri('a.md') };
      const answer = await talk.connection.sendRequest<{ items: { description: string }[] }>('docsVault/view', asked);
      return answer.items.map(({ description }) => description);
    };
    assert.deepEqual(await shown('outgoing'), ['keine solche Notiz']);
    assert.deepEqual(await shown('backlinks'), ['2 Links, b.md']);
    await talk.end();
  });

  test('an editor learns how large the vault is and how many problems it has', async () => {
    const talk = await converse('//- a.md\n[[b]] [[x]]\n//- b.md\n[[a]]');
    assert.deepEqual(await talk.connection.sendRequest('docsVault/status', { uri: talk.uri('a.md') }), {
      root: 'file:///vault',
      notes: 2,
      problems: 1,
      due: 0,
    });
    await talk.end();
  });
});

function rangeAt(line: number, start: number, end: number): object {
  return { start: { line, character: start }, end: { line, character: end } };
}

/** The view of that name over the fixture is that tree; the note at the cursor is the active one. */
function checkView(name: string, source: string, expected: string, choice: ViewChoice = {}): void {
  const { files, cursor } = parseFixture(source);
  const vault = vaultOf(files);
  const view = views.get(name);
  assert.ok(view, `there is no view ${name}`);
  const circumstances = { today };
  const problemsOf = (path: string): ReturnType<typeof judgeNote> => {
    const note = vault.notes.get(path);
    return note ? judgeNote(vault, note, circumstances) : [];
  };
  const active = cursor ? { active: cursor.path } : {};
  const viewSource = {
    vault,
    read: (path: string) => files.get(path),
    circumstances,
    problemsOf,
    choice,
    words,
    ...active,
  };
  const lines: string[] = [];
  const show = (items: readonly ViewItem[], depth: number): void => {
    for (const { id, label, description, icon, hasChildren } of items) {
      const plain = icon === undefined || ['note', 'link', 'tag'].includes(icon);
      lines.push(`${'  '.repeat(depth)}${label} (${description})${plain ? '' : ` ${icon}`}`);
      if (hasChildren) show(view(viewSource, id), depth + 1);
    }
  };
  show(view(viewSource), 0);
  assert.equal(lines.join('\n'), expected.trim());
}
