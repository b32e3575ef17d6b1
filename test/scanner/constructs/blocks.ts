import type { Case } from './case.ts';

/** Blocks and lines. */
export const blocks: Readonly<Record<string, readonly Case[]>> = {
  'list items (CommonMark 5.2, 5.3)': [
    [
      'with their marker, depth and extent',
      '- a\n  b\n  * c\n- d\n\n10) e\n',
      'listItems',
      [
        '"- a\\n  b\\n  * c" | marker "-" | depth 0',
        '"* c" | marker "*" | depth 1',
        '"- d" | marker "-" | depth 0',
        '"10) e" | marker "10)" | depth 0 | ordered true',
      ],
    ],
    [
      'empty, and with a task',
      '-\n- [x] a\n-   \n',
      'listItems',
      ['"-" | marker "-" | depth 0', '"- [x] a" | marker "-" | depth 0', '"-   " | marker "-" | depth 0'],
    ],
    [
      'nested, with code by indentation',
      '- a\n\n      b\n  1. c\n\n         d\n',
      'excluded',
      ['"    b" | kind indented-code', '"    d" | kind indented-code'],
    ],
    [
      'nested thrice on a line',
      '- 1. + a\n',
      'listItems',
      [
        '"- 1. + a" | marker "-" | depth 0',
        '"1. + a" | marker "1." | depth 1 | ordered true',
        '"+ a" | marker "+" | depth 2',
      ],
    ],
    ['five columns behind a marker are code', '-      a\n', 'excluded', ['"     a" | kind indented-code']],
    [
      'a number other than 1 does not interrupt a paragraph',
      'a\n2. b\n1. c\n',
      'listItems',
      ['"1. c" | marker "1." | depth 0 | ordered true'],
    ],
  ],
  callouts: [
    ['with a type, a fold mark and a title', '> [!note]- a\n> b\n', 'callouts', ['"> [!note]- a\\n> b" | type "note"']],
    [
      'nested, and with metadata',
      '> [!a|b] c\n> > [!d]+\n> > e\n',
      'callouts',
      ['"> [!a|b] c\\n> > [!d]+\\n> > e" | type "a"', '"> [!d]+\\n> > e" | type "d"'],
    ],
    ['on the first line of the quote only', '> a\n> [!b]\n', 'callouts', []],
  ],
  'fenced code (CommonMark 4.5)': [
    [
      'of backticks and tildes, with other fences in it',
      '````a\n```\n````\n~~~\n```\n~~~\n',
      'excluded',
      ['"````a\\n```\\n````" | kind fence', '"~~~\\n```\\n~~~" | kind fence'],
    ],
    [
      'indented, and not closed by a fence that is indented more',
      '  ```\n  a\n    ```\n  ```\n',
      'excluded',
      ['"```\\n  a\\n    ```\\n  ```" | kind fence'],
    ],
    [
      'in a list item and a quote',
      '- a\n\n  ```\n  b\n  ```\n\n> ~~~\n> c\n> ~~~\n',
      'excluded',
      ['"```\\n  b\\n  ```" | kind fence', '"~~~\\n> c\\n> ~~~" | kind fence'],
    ],
    ['unclosed, to the end of the file', '```\na\n\n# b', 'excluded', ['"```\\na\\n\\n# b" | kind fence']],
    [
      'unclosed, to the end of the container',
      '> ```\n> a\n\n- ```\n  b\n\nc\n',
      'excluded',
      ['"```\\n> a" | kind fence', '"```\\n  b\\n" | kind fence'],
    ],
    ['no backtick in an info string', '``` a`b\n', 'excluded', []],
  ],
  'indented code (CommonMark 4.4)': [
    [
      'with blank lines in it',
      '    a\n\n\n      b\n\nc\n',
      'excluded',
      ['"    a\\n\\n\\n      b" | kind indented-code'],
    ],
    ['not in a paragraph', 'a\n    b\n', 'excluded', []],
    [
      'by tabs, in an item too',
      '\ta\n\n-\tb\n\n\t\tc\n',
      'excluded',
      ['"\\ta" | kind indented-code', '"\\tc" | kind indented-code'],
    ],
  ],
  'HTML blocks (CommonMark 4.6)': [
    [
      'kind 1, up to its closing tag, over blank lines',
      '<script>\na\n\nb</script> c\nd\n',
      'excluded',
      ['"<script>\\na\\n\\nb</script> c" | kind html'],
    ],
    [
      'kind 2, a comment over blank lines',
      '<!-- a\n\nb --> c\nd\n',
      'excluded',
      ['"<!-- a\\n\\nb --> c" | kind comment'],
    ],
    ['kind 3, an instruction', '<? a\n\nb ?>\nc\n', 'excluded', ['"<? a\\n\\nb ?>" | kind html']],
    ['kind 4, a declaration', '<!X a\n\nb>\nc\n', 'excluded', ['"<!X a\\n\\nb>" | kind html']],
    ['kind 5, CDATA', '<![CDATA[ a\n]>\n\nb ]]>\nc\n', 'excluded', ['"<![CDATA[ a\\n]>\\n\\nb ]]>" | kind html']],
    [
      'kind 6, an element up to a blank line, interrupting',
      'a\n<div>\n*b*\n\nc\n',
      'excluded',
      ['"<div>\\n*b*" | kind html'],
    ],
    [
      'kind 7, any tag alone, not interrupting',
      "<a b='c'>\nd\n\ne\n<f>\n",
      'excluded',
      ['"<a b=\'c\'>\\nd" | kind html', '"<f>" | kind html'],
    ],
    ['in a quote, up to its end', '> <div>\n> a\n\nb\n', 'excluded', ['"<div>\\n> a" | kind html']],
  ],
  'lazy continuation (CommonMark 5.1)': [
    ['of a quote, up to a block', '> a\nb\n# c\n', 'headings', ['"# c" | level 1 | text "c" | slug c']],
    ['of an item in a quote', '> - a\nb\n', 'listItems', ['"- a\\nb" | marker "-" | depth 0']],
    [
      'not of a fence, not of indented code',
      '> ```\na\n\n>     b\n    c\n',
      'excluded',
      ['"```" | kind fence', '"    b" | kind indented-code', '"    c" | kind indented-code'],
    ],
  ],
  'tabs (CommonMark 2.2)': [
    ['behind markers', '-\ta\n\n\tb\n>\tc\n', 'listItems', ['"-\\ta\\n\\n\\tb" | marker "-" | depth 0']],
    ['taken in part', '-\t\ta\n\n>\t\tb\n', 'excluded', ['"\\ta" | kind indented-code', '"\\tb" | kind indented-code']],
  ],
  lines: [
    [
      'with CRLF',
      '# a\r\n\r\nb\r\nc ^d\r\n===\r\n',
      'headings',
      [
        '"# a" | level 1 | text "a" | slug a',
        '"b\\r\\nc ^d\\r\\n===" | level 1 | text "b\\r\\nc ^d" = "b\\nc ^d" | slug bc-d',
      ],
    ],
    [
      'with lone CR',
      '# a\r\rb\rc\r===\r',
      'headings',
      ['"# a" | level 1 | text "a" | slug a', '"b\\rc\\r===" | level 1 | text "b\\rc" = "b\\nc" | slug bc'],
    ],
    [
      'fences with CRLF and lone CR',
      '```\r\na\r\n```\r\n\r~~~\rb\r~~~\r',
      'excluded',
      ['"```\\r\\na\\r\\n```" | kind fence', '"~~~\\rb\\r~~~" | kind fence'],
    ],
    ['behind a byte order mark', '\ufeff# a\n', 'headings', ['"# a" | level 1 | text "a" | slug a']],
    [
      'with NUL in them, which stands for U+FFFD',
      '# a\0b\n',
      'headings',
      ['"# a\\u0000b" | level 1 | text "a\\u0000b" = "a�b" | slug ab'],
    ],
    [
      'with a form feed, which is no blank line',
      'a\n\f\nb\n===\n',
      'headings',
      ['"a\\n\\f\\nb\\n===" | level 1 | text "a\\n\\f\\nb" | slug ab'],
    ],
    ['without a line ending at the end', 'a ^b', 'blocks', ['"b" | names "a ^b"']],
  ],
  'tables (GFM 4.10)': [
    [
      'cells hold links, and an escaped pipe divides nothing',
      '| [a](b) | `c \\| d` |\n|:--|--:|\n| e \\| [f](g) | [h](i)\n',
      'links',
      [
        '"[a](b)" | kind markdown | destination "b" | target "b" | display "a" | table true',
        '"[f](g)" | kind markdown | destination "g" | target "g" | display "f" | table true',
        '"[h](i)" | kind markdown | destination "i" | target "i" | display "h" | table true',
      ],
    ],
    [
      'code with an escaped pipe is one span',
      '| a |\n|---|\n| `b \\| c` | \n',
      'excluded',
      ['"`b \\\\| c`" | kind code-span'],
    ],
    [
      'in a list item and a quote',
      '- | a |\n  |---|\n  | [b](c) |\n\n> | d |\n> |---|\n> | [e](f) |\n',
      'links',
      [
        '"[b](c)" | kind markdown | destination "c" | target "c" | display "b" | table true',
        '"[e](f)" | kind markdown | destination "f" | target "f" | display "e" | table true',
      ],
    ],
    [
      'end at a blank line or another block',
      '| a |\n|---|\n| b |\n# c\n',
      'headings',
      ['"# c" | level 1 | text "c" | slug c'],
    ],
    ['block ids are none in a cell', '| a ^b |\n|---|\n', 'blocks', []],
  ],
};
