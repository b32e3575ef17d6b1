import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { graphOf } from '../server/src/features/graph/graph.ts';
import {
  type Choice,
  chosenNodes,
  colouringOf,
  firstChoice,
  foundNodes,
  namesIn,
} from '../server/src/features/graph/page/choice.ts';
import { pageMarkup } from '../server/src/features/graph/page/markup.ts';
import { type PageGraph, pageGraphOf } from '../server/src/features/graph/page/protocol.ts';
import { wordsFor } from '../server/src/features/graph/page/words.ts';
import { graphPage } from '../server/src/features/graph/page.ts';
import { vaultOf } from './check.ts';
import { converse } from './client.ts';
import { parseFixture } from './fixture.ts';

const notes = `
//- hub.md
[[a]] [[b]] #infra
//- how/a.md
[[c]] #infra/dns
//- how/deep/b.md
#tools
//- c.md
[[d]]
//- d.md
[[nowhere]]
//- alone.md
`;

suite('the page of a graph', () => {
  test('the whole vault, and what is left out on demand', () => {
    checkShown({}, undefined, 'alone.md c.md d.md how/a.md how/deep/b.md hub.md nowhere');
    checkShown({ missing: false }, undefined, 'alone.md c.md d.md how/a.md how/deep/b.md hub.md');
    checkShown({ orphans: false }, undefined, 'c.md d.md how/a.md how/deep/b.md hub.md nowhere');
  });

  test('what lies around a note, up to three links away', () => {
    checkShown({ scope: 'around', depth: 1 }, 'hub.md', 'how/a.md how/deep/b.md hub.md');
    checkShown({ scope: 'around', depth: 2 }, 'hub.md', 'c.md how/a.md how/deep/b.md hub.md');
    checkShown({ scope: 'around', depth: 3 }, 'hub.md', 'c.md d.md how/a.md how/deep/b.md hub.md');
  });

  test('a folder with what is in it, a tag with those below it; a note in the middle is always shown', () => {
    checkShown({ folder: 'how', missing: false }, undefined, 'how/a.md how/deep/b.md');
    checkShown({ folder: 'how/deep', missing: false }, undefined, 'how/deep/b.md');
    checkShown({ tag: 'infra', missing: false }, undefined, 'how/a.md hub.md');
    checkShown({ tag: 'tools', scope: 'around' }, 'hub.md', 'how/deep/b.md hub.md');
    const { folders, tags } = namesIn(pageOf(notes));
    assert.deepEqual(
      [folders, tags],
      [
        ['how', 'how/deep'],
        ['infra', 'infra/dns', 'tools'],
      ],
    );
  });

  test('speaks German where the editor does, and English everywhere else', () => {
    assert.match(pageMarkup(wordsFor('de-AT')), />Suchen <input/);
    for (const language of ['en', 'fr', 'den', '']) assert.match(pageMarkup(wordsFor(language)), />Find <input/);
    const [english, german] = [wordsFor('en'), wordsFor('de')];
    const same = Object.keys(english).filter((key) => `${english[key as never]}` === `${german[key as never]}`);
    assert.deepEqual(same, ['tag']);
    assert.equal(german.count(3, 24, 0), '3 von 24 Notizen');
    assert.equal(english.count(24, 24, 5), '24 of 24 notes, 5 missing');
  });

  test('finds by title, path and tag', () => {
    const graph = pageOf(notes);
    const found = (search: string): string => idsOf(graph, foundNodes(graph, [...graph.nodes.keys()], search));
    assert.equal(found('DEEP'), 'how/deep/b.md');
    assert.equal(found('#infra'), 'how/a.md hub.md');
  });

  test('colours by folder, or by the most used tag of each note', () => {
    const names = (by: Choice['colour']): string[] => colouringOf(pageOf(notes), by).groups.map(({ name }) => name);
    assert.deepEqual(names('folder'), ['how']);
    assert.deepEqual(names('tag'), ['infra', 'infra/dns', 'tools']);
  });

  test('no name gets out of the data: the file has its own two scripts and no other element', () => {
    const hostile = '</script><script>alert(1)</script><img src=x onerror=alert(1)>';
    const page = graphPage(
      graphOf(vaultOf(new Map([['a.md', `---\ntitle: "${hostile}"\n---\n[[&lt;b>]] \u2028`]])), { missing: true }),
      `${hostile}"`,
      { nonce: 'n', script: 'run("</script>")' },
    );
    assert.deepEqual(page.match(/<(?!\/|!)[\w-]+/g), [
      ...['<html', '<head', '<meta', '<meta', '<meta', '<title', '<body'],
      ...['<script', '<script'],
    ]);
    const [, json = ''] = /application\/json" nonce="n">(.*?)<\/script>/.exec(page) ?? [];
    const { nodes } = JSON.parse(json) as PageGraph;
    assert.equal(nodes.find(({ id }) => id === 'a.md')?.title, hostile);
  });

  test('a client that has the graph gets it again only when links, names or tags changed', async () => {
    const talk = await converse('//- a.md\n# Alpha\n//- b.md\n[[a]] text');
    await talk.open('b.md');
    const ask = (known?: string) =>
      talk.connection.sendRequest<{ version: string; graph?: PageGraph }>('docsVault/graph', {
        uri: talk.uri('b.md'),
        known,
      });
    const first = await ask();
    assert.deepEqual(first.graph?.ends, [1, 0]);
    await talk.type('b.md', { line: 0, character: 6 }, { line: 0, character: 10 }, 'words');
    const second = await ask(first.version);
    assert.equal(second.graph, undefined);
    await talk.type('b.md', { line: 0, character: 0 }, { line: 0, character: 5 }, '[[c]]');
    assert.equal((await ask(first.version)).graph?.nodes.at(-1)?.id, 'c');
    await talk.end();
  });
});

function pageOf(source: string): PageGraph {
  return pageGraphOf(graphOf(vaultOf(parseFixture(source).files), { missing: true }), 'vault');
}

function idsOf(graph: PageGraph, places: readonly number[]): string {
  return places.map((at) => graph.nodes[at]?.id).join(' ');
}

function checkShown(choice: Partial<Choice>, middle: string | undefined, expected: string): void {
  const graph = pageOf(notes);
  const at = graph.nodes.findIndex(({ id }) => id === middle);
  const shown = chosenNodes(graph, { ...firstChoice, ...choice }, at === -1 ? undefined : at);
  assert.equal(idsOf(graph, shown), expected);
}
