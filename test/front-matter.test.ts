import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite, test } from 'mocha';
import type { Field, FieldLink, FrontMatter } from '../server/src/parse/note.ts';
import { parseNote } from '../server/src/parse/scan.ts';
import { readPlainFields } from '../server/src/parse/yaml/plain.ts';
import { readYaml } from '../server/src/parse/yaml/yaml.ts';

function frontMatter(yaml: string): FrontMatter {
  const found = parseNote('note.md', `---\n${yaml}\n---\n`).frontMatter;
  assert(found);
  return found;
}

function field(yaml: string, name: string): Field {
  const found = frontMatter(yaml).fields.find(({ key }) => key.text === name);
  assert(found, `no field ${name}`);
  return found;
}

suite('front matter: where it is', () => {
  const extent = (text: string) => {
    const found = parseNote('note.md', text).frontMatter;
    return found && [text.slice(found.start, found.end), text.slice(found.content.start, found.content.end)];
  };
  for (const [text, expected] of [
    ['---\na: 1\n---\ntext', ['---\na: 1\n---', 'a: 1\n']],
    ['\ufeff---  \r\na: 1\r\n---\t\r\n', ['---  \r\na: 1\r\n---\t', 'a: 1\r\n']],
    ['---\n---', ['---\n---', '']],
    ['---\na: |\n  ---x\n----\n---', ['---\na: |\n  ---x\n----\n---', 'a: |\n  ---x\n----\n']],
    ['---\na: 1\n--- x\n', undefined],
    [' ---\na: 1\n---\n', undefined],
    ['----\na: 1\n----\n', undefined],
    ['---js\n{}\n---\n', undefined],
    ['', undefined],
  ] as const) {
    test(JSON.stringify(text), () => assert.deepEqual(extent(text), expected));
  }

  test('a fence that no line closes is said, if a field follows it', () => {
    assert.deepEqual(parseNote('note.md', '---\ntitle: x\n\ntext').unclosedFrontMatter, { start: 0, end: 3 });
    assert.equal(parseNote('note.md', '---\n\ntext').unclosedFrontMatter, undefined);
    assert.equal(parseNote('note.md', '---\ntitle: x\n---').unclosedFrontMatter, undefined);
  });
});

suite('front matter: fields', () => {
  test('a list has its items with their places, without quotes', () => {
    const yaml = 'requires:\n  - one\n  - "two"';
    const { value, items, range } = field(yaml, 'requires');
    assert.deepEqual(value, ['one', 'two']);
    const text = `---\n${yaml}\n---\n`;
    assert.deepEqual(
      items.map(({ start, end }) => text.slice(start, end)),
      ['one', 'two'],
    );
    assert.equal(text.slice(range.start, range.end), '- one\n  - "two"');
  });

  test('dates stay strings, numbers and booleans do not', () => {
    assert.deepEqual(
      frontMatter('a: 2026-02-13\nb: 12\nc: true\nd: null\ne: "12"\nf: 1.5\ng:\nh: 0x1F').fields.map(
        ({ value }) => value,
      ),
      ['2026-02-13', 12, true, null, '12', 1.5, null, 31],
    );
  });

  test('a field without value has its place behind the colon', () =>
    assert.deepEqual(field('a:   \nb: x', 'a').range, { start: 6, end: 6 }));

  test('quoted values hold links, others do not', () => {
    const text = '---\nup: "[[a#b|c]]"\nlist:\n  - \'see [[d]]\'\n  - {x: "[[e]]"}\nplain: [[f]]\n---\n';
    assert.deepEqual(
      parseNote('note.md', text).links.map((link) => [
        (link as FieldLink).field,
        text.slice(link.start, link.end),
        link.target.text,
      ]),
      [
        ['up', '[[a#b|c]]', 'a'],
        ['list', '[[d]]', 'd'],
        ['list', '[[e]]', 'e'],
      ],
    );
  });
});

suite('front matter: what is wrong or hostile', () => {
  const messages = (yaml: string) => frontMatter(yaml).errors.map(({ message }) => message);

  test('an error has its place', () => {
    const text = '---\na: 1\nb: [\n---\n';
    const [error] = parseNote('note.md', text).frontMatter?.errors ?? [];
    assert(error && error.range.start >= 9 && error.range.end <= 14, JSON.stringify(error));
  });

  test('a key that stands twice is an error, at its second place', () => {
    const text = '---\na: 1\nb: 2\na: 3\nc: {d: 1, d: 2}\n---\n';
    assert.deepEqual(
      parseNote('note.md', text).frontMatter?.errors.map(({ range }) => [
        range.start,
        text.slice(range.start, range.end),
      ]),
      [
        [14, 'a'],
        [29, 'd'],
      ],
    );
  });

  test('a list or a word is no front matter', () => {
    assert.equal(messages('- a').length, 1);
    assert.equal(messages('word').length, 1);
    assert.deepEqual(messages('# only a comment'), []);
    assert.deepEqual(messages(''), []);
  });

  for (const language of ['js', 'javascript', 'coffee', 'coffeescript', 'cson', 'json', 'toml']) {
    test(`---${language} is never run, nor read`, () => {
      const text = `---${language}\n(globalThis.harmed = true)\n---\n`;
      assert.equal(parseNote('note.md', text).frontMatter, undefined);
      assert.equal((globalThis as { harmed?: boolean }).harmed, undefined);
    });
  }

  test('tags of YAML make no objects', () =>
    assert.equal(typeof field('a: !!js/function "function () {}"', 'a').value, 'string'));

  test('aliases that multiply are an error', () => {
    const letters = [...'abcdefghi'];
    const lines = letters.map((letter, index) => {
      const item = index === 0 ? '"lol"' : `*${letters[index - 1]}`;
      return `${letter}: &${letter} [${Array(9).fill(item).join(', ')}]`;
    });
    assert.match(messages(lines.join('\n')).join(), /alias/);
  });

  test('__proto__ is a key as any other', () => {
    const proto = field('__proto__:\n  harmed: {deep: 1}\nx: 1', '__proto__');
    assert.deepEqual(proto.value, { harmed: { deep: 1 } });
    assert.equal(({} as { harmed?: unknown }).harmed, undefined);
    assert.equal(field('constructor: 1', 'constructor').value, 1);
  });

  for (const [name, yaml] of [
    ['brackets', `a: ${'['.repeat(30_000)}`],
    ['braces', `a: ${'{b: '.repeat(20_000)}`],
    ['lists on one line', `${'- '.repeat(30_000)}a`],
    ['indented maps', Array.from({ length: 240 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n')],
    ['length', 'a: x # comment\n'.repeat(50_000)],
  ] as const) {
    test(`too much of it is refused: ${name}`, () => assert.match(messages(yaml).join(), /is not read/));
  }
});

suite('front matter: the plainest YAML, read without a library', () => {
  const pieces = [
    ...[
      'a: ',
      'b: ',
      'key-2: ',
      'a:',
      'b:',
      'tags:',
      '- ',
      '  - ',
      '    - ',
      '-',
      ' ',
      '  ',
      '\n',
      '\n',
      '\n',
      '\n',
      '\r\n',
      '\t',
    ],
    ...[
      'x',
      'word',
      'two words',
      '12',
      '0',
      '007',
      '1.5',
      '-1',
      '1e3',
      '2026-02-13',
      '2026-13',
      'true',
      'False',
      'null',
      '~',
      'yes',
    ],
    ...[
      '"',
      "'",
      '"q"',
      "'q'",
      '"a, b"',
      '"[[n]]"',
      '"\\n"',
      "''",
      '[',
      ']',
      '[]',
      '[a, b]',
      '["x", y]',
      ', ',
      ',',
      '{',
      '}',
      '{}',
    ],
    ...[
      '#',
      ' # c',
      ':',
      ': ',
      '&a ',
      '*a',
      '!t ',
      '|',
      '>',
      '%',
      '@',
      '`',
      '?',
      '? ',
      'é',
      '漢',
      '\u0085',
      '\u2028',
      '\ufeff',
      '.',
      '..',
    ],
    ...[
      'C#',
      'a#b',
      '1Password',
      'http://x.y',
      'a:b',
      'a, b',
      '{x}',
      '[[n]]',
      '\r\n',
      '0x1F',
      '1_000',
      '0o7',
      '12e',
      'constructor: ',
      '__proto__: ',
      '.inf',
      'true: ',
      'null: ',
      '1: ',
      '<<: ',
      '=',
      '\\',
      '$x',
      'a b: ',
      "it's",
      'x"y',
      'NaN',
      '---',
      '...',
    ],
  ];
  const mixed = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));
  const starts = ['a: ', 'b: ', 'key-2: ', 'c:', 'd:\n', '  - ', '  - ', '- ', 'e: [', ''];
  const line = fc
    .tuple(
      fc.constantFrom(...starts),
      fc.array(fc.constantFrom(...pieces), { maxLength: 3 }),
      fc.constantFrom('', '', ']'),
    )
    .map(([start, parts, end]) => start + parts.join('') + end);
  const tidy = fc
    .tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\n', '\r\n'))
    .map(([lines, ending]) => lines.join(ending));
  const yaml = fc.oneof(mixed, { weight: 3, arbitrary: tidy });
  const runs = Number(process.env.DOCS_VAULT_RUNS ?? 2000);

  test('gives what the library gives, places and values, or leaves it to the library', () => {
    let plain = 0;
    fc.assert(
      fc.property(yaml, (source) => {
        const text = `---\n${source}\n---\n`;
        const [start, end] = [4, text.length - 4];
        const found = readPlainFields(text, start, end);
        if (found === undefined) return;
        plain++;
        assert.deepEqual(found, readYaml(text, start, end));
      }),
      { numRuns: runs },
    );
    assert(plain > runs / 50, `only ${plain} of ${runs} were plain enough to compare`);
  });

  test('reads what notes are usually made of', () => {
    const text =
      '---\ntitle: A note\nmodified: 2026-02-13\ntags:\n  - a\n  - b\naliases: [x, "y, z"]\nn: 3\n\nempty:\n---\n';
    assert(readPlainFields(text, 4, text.length - 4));
  });
});
