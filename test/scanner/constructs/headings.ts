import type { Case } from './case.ts';

/** Front matter and headings. */
export const headings: Readonly<Record<string, readonly Case[]>> = {
  'front matter': [
    [
      'has an extent, and a content between its fences',
      '---\ntitle: A\n---\n\n# B\n',
      'frontMatter',
      ['"---\\ntitle: A\\n---" | content "title: A\\n"'],
    ],
    [
      'each top-level value has its range, quotes and brackets included',
      '---\ntitle: A b\ntags: [x, \'y z\']\nlist:\n  - one\n  - "[[two#T|d]]"\nnested:\n  a: 1\nempty:\ndate: 2026-01-02\nquoted: "q" # comment\nblock: |\n  text\nflow: {a: 1}\n---\n',
      'fields',
      [
        '"title" | value "A b" | is "A b" | items A b',
        '"tags" | value "[x, \'y z\']" | is ["x","y z"] | items x, y z',
        '"list" | value "- one\\n  - \\"[[two#T|d]]\\"" | is ["one","[[two#T|d]]"] | items one, [[two#T|d]]',
        '"nested" | value "a: 1" | is {"a":1}',
        '"empty" | value "" | is null',
        '"date" | value "2026-01-02" | is "2026-01-02" | items 2026-01-02',
        '"quoted" | value "\\"q\\"" | is "q" | items q',
        '"block" | value "|\\n  text\\n" | is "text\\n" | items text\n',
        '"flow" | value "{a: 1}" | is {"a":1}',
      ],
    ],
    [
      'a link in a quoted value has the parts of a wiki-link',
      '---\nup: "[[two#T|d]]"\n---\n',
      'links',
      ['"[[two#T|d]]" | kind field | inner "two#T|d" | target "two" | fragment "T" | pipe "|" | display "d"'],
    ],
    [
      'with CRLF',
      '---\r\na: b\r\nc: [d,\r\n  e]\r\n---\r\n',
      'fields',
      ['"a" | value "b" | is "b" | items b', '"c" | value "[d,\\r\\n  e]" | is ["d","e"] | items d, e'],
    ],
    ['behind a byte order mark', '\ufeff---\na: b\n---\n', 'frontMatter', ['"---\\na: b\\n---" | content "a: b\\n"']],
    ['that is empty', '---\n---\n', 'frontMatter', ['"---\\n---" | content ""']],
    ['is on the first line only', '\n---\na: b\n---\n', 'frontMatter', []],
    [
      'unclosed is none, and its line is a break',
      '---\na: b\n\n# c\n',
      'headings',
      ['"# c" | level 1 | text "c" | slug c'],
    ],
  ],
  'headings (CommonMark 4.2, 4.3)': [
    [
      'ATX, of all levels',
      '# a\n## b\n### c\n#### d\n##### e\n###### f\n####### g\n',
      'headings',
      [
        '"# a" | level 1 | text "a" | slug a',
        '"## b" | level 2 | text "b" | slug b',
        '"### c" | level 3 | text "c" | slug c',
        '"#### d" | level 4 | text "d" | slug d',
        '"##### e" | level 5 | text "e" | slug e',
        '"###### f" | level 6 | text "f" | slug f',
      ],
    ],
    [
      'ATX, closed, indented, with a tab, and empty',
      '# a ##\n   ## b #\n#\tc\n#\n### ###\n#d\n# e#\n',
      'headings',
      [
        '"# a ##" | level 1 | text "a" | slug a',
        '"## b #" | level 2 | text "b" | slug b',
        '"#\\tc" | level 1 | text "c" | slug c',
        '"#" | level 1 | text "" | slug ',
        '"### ###" | level 3 | text "" | slug -1',
        '"# e#" | level 1 | text "e#" | slug e',
      ],
    ],
    [
      'ATX in a quote, a list and a footnote',
      '> # a\n\n- # b\n\n[^f]: # c\n',
      'headings',
      [
        '"# a" | level 1 | text "a" | slug a',
        '"# b" | level 1 | text "b" | slug b',
        '"# c" | level 1 | text "c" | slug c',
      ],
    ],
    [
      'setext, of both levels',
      'a\n===\n\nb\n-\n',
      'headings',
      ['"a\\n===" | level 1 | text "a" | slug a', '"b\\n-" | level 2 | text "b" | slug b'],
    ],
    [
      'setext over several lines',
      'a\nb *c*\n  d\n---\n',
      'headings',
      ['"a\\nb *c*\\n  d\\n---" | level 2 | text "a\\nb *c*\\n  d" = "a\\nb c\\nd" | slug ab-cd'],
    ],
    [
      'setext over several lines of a quote',
      '> a\n> b\n> ===\n',
      'headings',
      ['"a\\n> b\\n> ===" | level 1 | text "a\\n> b" = "a\\nb" | slug ab'],
    ],
    ['setext behind definitions', '[a]: b\nc\n===\n', 'headings', ['"[a]: b\\nc\\n===" | level 1 | text "c" | slug c']],
    ['no setext underline on a lazy line', '> a\n===\n', 'headings', []],
    [
      'without a comment at an end, and the space beside it',
      '# %%a%% b %%c%% d %%e%%\n',
      'headings',
      ['"# %%a%% b %%c%% d %%e%%" | level 1 | text "%%a%% b %%c%% d %%e%%" = "b  d" | slug b--d'],
    ],
    [
      'setext with code over lines, of which a list item takes half a tab',
      '- a ``\n\tb``\n  ===\n',
      'headings',
      ['"a ``\\n\\tb``\\n  ===" | level 1 | text "a ``\\n\\tb``" = "a    b" | slug a----b'],
    ],
    [
      'stripped of Markdown',
      '## *API* [[key|Key]] `a_b` [l](u) ![i](v) <b>x</b> &amp; \\# ~~s~~ <http://x.y> $m$ %%c%%\n',
      'headings',
      [
        '"## *API* [[key|Key]] `a_b` [l](u) ![i](v) <b>x</b> &amp; \\\\# ~~s~~ <http://x.y> $m$ %%c%%" | level 2 | text "*API* [[key|Key]] `a_b` [l](u) ![i](v) <b>x</b> &amp; \\\\# ~~s~~ <http://x.y> $m$ %%c%%" = "API Key a_b l i x & # s http://x.y $m$" | slug api-key-a_b-l-i-x---s-httpxy-m',
      ],
    ],
  ],
};
