import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suite, test } from 'mocha';
import type { Diagnostic } from 'vscode-languageserver';
import { views } from '../server/src/features/views/index.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { rules } from '../server/src/rules/index.ts';
import { positionAt } from '../server/src/text/lines.ts';
import { converse } from './client.ts';
import { filesOn, onDiskAsync } from './disk.ts';
import { parseFixture } from './fixture.ts';
import { runCli } from './run-cli.ts';
import { noteRequests, placeRequests } from './soak/answers.ts';

/** Names that every object of JavaScript has. */
const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then'];

/** A name that no object has, and that is sorted, measured and read as Markdown as that one is. */
function twinOf(name: string): string {
  return name.replace(/[a-z](?=_*$)/, 'q');
}

/** A vault in which the name is that of a note, a folder, a heading, a block, a tag, a field, a value, and of settings. */
function vaultOfName(name: string): string {
  return `
//- docs-vault.json
{
  "review": { "field": "${name}", "maxAgeDays": 90 }, "virtualNotes": ["${name}x"], "indexes": { "${name}": "${name}/${name}.md" }, "site": "quartz-4",
  "resolve": { "aliases": true, "titles": true },
  "frontMatter": { "required": ["${name}"], "fields": { "${name}": { "type": "links" }, "f": { "enum": ["${name}"], "only": ["${name}/**"] } } },
  "rules": { ${rules.map(({ id }) => `"${id}": "warning"`).join(', ')} },
  "overrides": [{ "files": "${name}/**", "rules": { "orphan-note": "hint" } }]
}
//- ${name}.md
---
${name}: [${name}, other]
title: ${name}
tags: [${name}, ${name}/${name}]
aliases: [${name}]
f: ${name}
---
# ${name}

[[${name}]] [[${name}#${name}]] [[${name}|${name}]] [[${name}#^${name}]] ![[${name}]] ![[${name}.png]] #${name}
[a](${name}.md#${name}) [a][${name}] [^${name}] \`${name}/${name}.ts\` [[missing ${name}]] [[${name}/${name}]]

Text ^${name}

[${name}]: ${name}.md
[^${name}]: Text
//- ${name}/${name}.md
[[${name}]] [[../${name}]]
//- ${name}.png
//- other.md
[[${name}]] [[${name}/${name}#None]]
`;
}

/** Line breaks, what a terminal and GitHub obey, what turns writing round, and what HTML, XML and Markdown read. */
const evil = 'a\n::error::b\r\x1b[31m\x1b]0;t\x07\u009b2J\u202egpj\u2066\u200b<img src=x>"\'&`](x)\u2028\ud83d';

suite('a hostile vault: names that every object has', function () {
  this.timeout(60_000);

  for (const name of inherited) {
    test(`${name}: every request of the editor is answered as for any other name`, async () => {
      const answers = await askedOf(name);
      const twin = twinOf(name);
      const expected = await askedOf(twin);
      assert.ok(expected.size > 100, String(expected.size));
      for (const [what, answer] of expected) assert.equal(answers.get(what), saidOf(name, twin, answer), what);
    });

    test(`${name}: every command is done as for any other name`, async () => {
      const done = await commandsOn(name);
      const twin = twinOf(name);
      const expected = await commandsOn(twin);
      for (const [what, result] of expected)
        assert.equal(done.get(saidOf(name, twin, what)), saidOf(name, twin, result), what);
    });
  }

  test('no object got what it did not have', () => {
    assert.deepEqual(Object.keys(Object.prototype), []);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });
});

suite('a hostile vault: names and texts that something obeys', function () {
  this.timeout(60_000);

  const vault = `//- docs-vault.json\n{ "rules": { ${rules.map(({ id }) => `"${id}": "warning"`).join(', ')} } }\n//- b.md\n`;
  const text = `---\ntitle: "\\x1b[31m\\u202e</script>"\ntags: ["\\u202e<b>"]\nx: *none\n---\n# \x1b[31mOne\u202e <img src=x>\n\n[[${evil.replace(/[\n\r\u2028]/g, '')}]] [a](\x1b[2J.md) #tag\u202e\n`;

  for (const format of ['pretty', 'plain', 'json', 'sarif', 'github', 'junit'])
    test(`check --format ${format} says them in a harmless way`, async function () {
      if (process.platform === 'win32') this.skip();
      await onDiskAsync(vault, async (root) => {
        writeFileSync(join(root, `${evil.replaceAll('/', '')}.md`), text);
        const { stdout, stderr, code } = await runCli(['check', '--format', format], { cwd: root });
        assert.equal(code <= 1, true, stderr);
        assertHarmless(stdout + stderr);
        if (format === 'json' || format === 'sarif') assert.ok(JSON.parse(stdout));
        if (format === 'junit') assert.doesNotMatch(stdout, /<img|<b>/);
        if (format === 'github')
          assert.deepEqual(
            stdout.split('\n').filter((line) => line.startsWith('::error') || line.includes('\n')),
            [],
          );
      });
    });

  for (const args of [
    ['review'],
    ['orphans'],
    ['tags'],
    ['chains'],
    ['links', 'b'],
    ['fix', '--dry-run'],
    ['graph', '--format', 'dot'],
    ['rename', 'b', evil],
    ['mv', 'b.md', evil],
    ['tags', 'rename', evil, 'x'],
    ['explain', evil],
    [evil],
  ])
    test(`docs-vault ${args.join(' ').replaceAll(evil, '…')} says them in a harmless way`, async function () {
      if (process.platform === 'win32') this.skip();
      await onDiskAsync(vault, async (root) => {
        writeFileSync(join(root, `${evil.replaceAll('/', '')}.md`), text);
        const { stdout, stderr } = await runCli(args, { cwd: root });
        assertHarmless(stdout + stderr);
        assert.doesNotMatch(stdout + stderr, /something went wrong/);
        assert.equal([...filesOn(root).keys()].length, 3);
      });
    });

  test('messages and fixes of the language server show what is not seen, and its hovers hold no HTML of theirs', async () => {
    const talk = await converse(`//- a.md\n[[b]] [[no<img src=x>\u202egpj\x1b\u200b]]\n//- b.md\n${text}`);
    await talk.open('a.md');
    const textDocument = { uri: talk.uri('a.md') };
    const { items } = await talk.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument,
    });
    assert.equal(items.length, 1);
    const range = items[0]?.range;
    const context = { diagnostics: items };
    const actions = await talk.connection.sendRequest<{ title: string }[]>('textDocument/codeAction', {
      ...{ textDocument, range, context },
    });
    assert.match(String(items[0]?.message), /u\{202e\}gpj/);
    assert.ok(actions.length > 0);
    for (const said of [...items.map(({ message }) => String(message)), ...actions.map(({ title }) => title)]) {
      assertHarmless(said);
      assert.doesNotMatch(said, /\n/);
    }
    const hover = JSON.stringify(
      await talk.connection.sendRequest('textDocument/hover', { textDocument, position: { line: 0, character: 3 } }),
    );
    // An angle bracket behind a backslash is a letter for Markdown.
    assert.doesNotMatch(hover.replaceAll('\\\\<', ''), /<(?!file:)/);
    await talk.end();
  });
});

/** Nothing is left that a terminal obeys, that turns writing round, or that is no text. */
function assertHarmless(output: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  assert.doesNotMatch(output, /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2028]/);
}

/** What the server answers to everything that can be asked about the notes of such a vault. */
async function askedOf(name: string): Promise<ReadonlyMap<string, string>> {
  const source = vaultOfName(name);
  const talk = await converse(source);
  const answers = new Map<string, unknown>();
  const ask = async (what: string, method: string, params: object): Promise<unknown> => {
    const answer = await talk.connection.sendRequest(method, params).catch(({ message }: Error) => {
      assert.doesNotMatch(message, /see the log/, `${method}: ${message}\n${talk.log.at(-1)}`);
      return message;
    });
    answers.set(`${what} ${method}`, answer);
    return answer;
  };
  for (const [path, text] of parseFixture(source).files) {
    if (!path.endsWith('.md')) continue;
    const what = path.replaceAll(name, 'N');
    await talk.open(path);
    const textDocument = { uri: talk.uri(path) };
    for (const method of noteRequests) await ask(what, method, { textDocument });
    await ask(what, 'docsVault/preview', { uri: talk.uri(path) });
    await ask(what, 'textDocument/diagnostic', { textDocument });
    for (const view of views.keys()) await ask(`${what} ${view}`, 'docsVault/view', { view, uri: talk.uri(path) });
    const note = parseNote(path, text);
    const places = [
      ...note.links,
      ...note.headings,
      ...note.tags,
      ...(note.frontMatter?.fields.map(({ key }) => key) ?? []),
    ];
    for (const [index, { start, end }] of places.entries()) {
      const position = positionAt(note.lineStarts, Math.min(start + 3, end));
      const context = { includeDeclaration: true, diagnostics: [] };
      for (const method of placeRequests) await ask(`${what} ${index}`, method, { textDocument, position, context });
      await ask(`${what} ${index}`, 'textDocument/rename', { textDocument, position, newName: 'renamed' });
      await ask(`${what} ${index}`, 'textDocument/codeAction', {
        textDocument,
        range: { start: position, end: position },
        context,
      });
    }
  }
  await ask('', 'docsVault/graph', {});
  await ask('', 'workspace/symbol', { query: name });
  await ask('', 'docsVault/findNotes', { query: name });
  assert.deepEqual(talk.log, []);
  await talk.end();
  return new Map([...answers].map(([what, answer]) => [what, JSON.stringify(answer ?? null, withoutIds)]));
}

/** What was said of one name as if it had been said of another, also in lower case, and where Markdown takes underscores for marks. */
function saidOf(name: string, twin: string, text: string): string {
  const forms = (word: string): string[] =>
    [word, word.replaceAll('_', '')].flatMap((form) => [form, form.toLowerCase()]);
  return forms(twin).reduce((said, form, index) => said.replaceAll(form, () => forms(name)[index] ?? ''), text);
}

/** For JSON: ids that differ from server to server are left out. */
function withoutIds(key: string, value: unknown): unknown {
  return key === 'resultId' || (key === 'version' && typeof value === 'string') ? undefined : value;
}

async function commandsOn(name: string): Promise<ReadonlyMap<string, string>> {
  const results = new Map<string, string>();
  const lines = [
    ...['pretty', 'json', 'sarif'].map((format) => `check --format ${format}`),
    ...['review', 'orphans', 'tags', 'chains', 'graph --format json', 'graph --format dot', 'init --dry-run'],
    ...[
      'links N',
      'tags rename N renamed',
      'review --done N',
      'rename other N2',
      'rename N renamed',
      'fix',
      'explain N',
    ],
    ...['N', 'check --N', 'check --rule N'],
  ];
  await onDiskAsync(vaultOfName(name), async (root) => {
    for (const line of lines) {
      const { stdout, stderr, code } = await runCli(line.replaceAll('N', name).split(' '), { cwd: root, columns: 500 });
      assert.doesNotMatch(stderr, /something went wrong|\n {4}at /, line);
      results.set(line, `${code}\n${stdout}${stderr}`.replaceAll(root, 'ROOT').replaceAll(basename(root), 'ROOT'));
    }
    for (const [path, text] of filesOn(root)) results.set(path, text);
  });
  return results;
}
