import type { Case } from './case.ts';

/** What stands in the text of a block. */
export const inlines: Readonly<Record<string, readonly Case[]>> = {
  'wiki-links': [
    [
      'with all their parts',
      '[[ a/b #C#D | e ]]',
      'links',
      [
        '"[[ a/b #C#D | e ]]" | kind wiki | inner " a/b #C#D | e " | target "a/b" | fragment "C#D" | pipe "|" | display "e"',
      ],
    ],
    [
      'as embeds, with a size or a page',
      '![[a.png|300]] ![[b.pdf#page=3]]',
      'links',
      [
        '"![[a.png|300]]" | kind wiki embed | inner "a.png|300" | target "a.png" | pipe "|" | display "300"',
        '"![[b.pdf#page=3]]" | kind wiki embed | inner "b.pdf#page=3" | target "b.pdf" | fragment "page=3"',
      ],
    ],
    [
      'to a block, to a heading of this note, and with an empty display text',
      '[[a#^b]] [[#c]] [[d|]]',
      'links',
      [
        '"[[a#^b]]" | kind wiki | inner "a#^b" | target "a" | fragment "^b"',
        '"[[#c]]" | kind wiki | inner "#c" | target "" | fragment "c"',
        '"[[d|]]" | kind wiki | inner "d|" | target "d" | pipe "|" | display ""',
      ],
    ],
    [
      'in a table, with a backslash before the pipe or without',
      '| a | b |\n|---|---|\n| [[c\\|d]] | [[e|f]] |\n',
      'links',
      [
        '"[[c\\\\|d]]" | kind wiki | inner "c\\\\|d" | target "c" | pipe "\\\\|" | display "d" | table true',
        '"[[e|f]]" | kind wiki | inner "e|f" | target "e" | pipe "|" | display "f" | table true',
      ],
    ],
    ['beside unfinished ones', '[[a [[b]]\n[[c\n[[]]\n[[[[d\n', 'unfinished', ['"[[a "', '"[[c"', '"[[]]"', '"[[d"']],
    [
      'over the lines of a quote',
      '> a [[b]]\n> [[c|d]]\n',
      'links',
      [
        '"[[b]]" | kind wiki | inner "b" | target "b"',
        '"[[c|d]]" | kind wiki | inner "c|d" | target "c" | pipe "|" | display "d"',
      ],
    ],
  ],
  'links (CommonMark 4.7, 6.3, 6.4)': [
    [
      'in line',
      '[a](b%20c.md#d%C3%A9 "t") [e](<f g>) [h]()',
      'links',
      [
        '"[a](b%20c.md#d%C3%A9 \\"t\\")" | kind markdown | destination "b%20c.md#d%C3%A9" | target "b%20c.md" = "b c.md" | fragment "d%C3%A9" = "dé" | display "a"',
        '"[e](<f g>)" | kind markdown | destination "f g" | target "f g" | display "e"',
        '"[h]()" | kind markdown | destination "" | target "" | display "h"',
      ],
    ],
    [
      'external',
      '[a](https://x.y/z#w) [b](mailto:a@b.c)',
      'links',
      [
        '"[a](https://x.y/z#w)" | kind markdown | destination "https://x.y/z#w" | target "https://x.y/z#w" | display "a" | external true',
        '"[b](mailto:a@b.c)" | kind markdown | destination "mailto:a@b.c" | target "mailto:a@b.c" | display "b" | external true',
      ],
    ],
    [
      'images, and images in links',
      '![a](b.png) [![c](d.png)](e.md)',
      'links',
      [
        '"![a](b.png)" | kind markdown embed | destination "b.png" | target "b.png" | display "a"',
        '"[![c](d.png)](e.md)" | kind markdown | destination "e.md" | target "e.md" | display "![c](d.png)"',
        '"![c](d.png)" | kind markdown embed | destination "d.png" | target "d.png" | display "c"',
      ],
    ],
    [
      'references: full, collapsed, shortcut, and as an image',
      '[a][r] [r][] [r] ![r]\n\n[R]: b.md#c\n',
      'links',
      [
        '"[a][r]" | kind reference | label "r" | target "b.md" | fragment "c" | display "a"',
        '"[r][]" | kind reference | label "r" | target "b.md" | fragment "c" | display "r"',
        '"[r]" | kind reference | label "r" | target "b.md" | fragment "c" | display "r"',
        '"![r]" | kind reference embed | label "r" | target "b.md" | fragment "c" | display "r"',
      ],
    ],
    [
      'definitions, with a title over lines, in a quote',
      "[a]: b#c\n> [d e]:\n> <f g>\n> 't\n> u'\n",
      'definitions',
      [
        '"[a]: b#c" | label "a" | target "b" | fragment "c"',
        '"[d e]:\\n> <f g>\\n> \'t\\n> u\'" | label "d e" | target "f g"',
      ],
    ],
    [
      'the first of two equal labels counts',
      '[a]\n\n[a]: b\n[A]: c\n',
      'links',
      ['"[a]" | kind reference | label "a" | target "b" | display "a"'],
    ],
  ],
  'footnotes (GFM)': [
    [
      'used and defined',
      'a[^1] ![^b]\n\n[^1]: c\n\n    d\n[^b]: e\n',
      'footnotes',
      [
        '"[^1]" | label "1"',
        '"[^b]" | label "b"',
        '"[^1]:" | label "1" | defines true',
        '"[^b]:" | label "b" | defines true',
      ],
    ],
    ['used without a definition are none', 'a[^1]\n', 'footnotes', []],
    ['hold blocks', '[^1]: - a\n    - b\n\n        code\n', 'excluded', []],
  ],
  tags: [
    [
      'behind white space, a parenthesis, or nothing',
      '#a (#b/c) #1d e#f #12 #é-_\n',
      'tags',
      ['"#a"', '"#b/c"', '"#1d"', '"#é-_"'],
    ],
    [
      'in a heading, a quote, a list and a table',
      '# #a\n> #b\n- #c\n\n| #d |\n|---|\n',
      'tags',
      ['"#a"', '"#b"', '"#c"', '"#d"'],
    ],
  ],
  'block ids': [
    ['name their paragraph', 'a\nb ^c\n', 'blocks', ['"c" | names "a\\nb ^c"']],
    [
      'name their list item, what is in it included',
      '- a ^b\n  - c\n- d\n',
      'blocks',
      ['"b" | names "- a ^b\\n  - c"'],
    ],
    [
      'alone name the block before: a table, code, a quote, a list',
      '| a |\n|---|\n\n^t\n\n```\n```\n\n^f\n\n> q\n\n^q\n\n- l\n- m\n\n^l\n',
      'blocks',
      ['"t" | names "| a |\\n|---|"', '"f" | names "```\\n```"', '"q" | names "> q"', '"l" | names "- l\\n- m"'],
    ],
    ['name their heading', '# a ^b\n', 'blocks', ['"b" | names "# a ^b"']],
    ['stand at the end', 'a ^b c\n', 'blocks', []],
  ],
  'code spans (CommonMark 6.1)': [
    [
      'of any length, over lines',
      '`a` ``b`c`` `d\ne`\n',
      'excluded',
      ['"`a`" | kind code-span', '"``b`c``" | kind code-span', '"`d\\ne`" | kind code-span'],
    ],
    ['unclosed are text', '`` a ` b\n', 'excluded', []],
    ['that read like a path', '`a/b.ts` `a b/c` `d`\n', 'codePaths', ['"a/b.ts"']],
  ],
  'raw HTML (CommonMark 6.6)': [
    [
      'tags, comments, instructions, declarations, CDATA',
      'a <b c="d"/> </e> <!-- f --> <? g ?> <!H i> <![CDATA[j]]>\n',
      'excluded',
      [
        '"<b c=\\"d\\"/>" | kind html',
        '"</e>" | kind html',
        '"<!-- f -->" | kind comment',
        '"<? g ?>" | kind html',
        '"<!H i>" | kind html',
        '"<![CDATA[j]]>" | kind html',
      ],
    ],
    ['a tag over lines', 'a <b\nc>d\n', 'excluded', ['"<b\\nc>" | kind html']],
    [
      'places to jump to',
      '<a id="b"></a> <a name=c>\n\n<div>\n<a id=\'d\'>\n</div>\n',
      'htmlAnchors',
      ['"b"', '"c"', '"d"'],
    ],
  ],
  'comments and math (Obsidian)': [
    [
      'comments in a line and over lines',
      'a %%b\nc%% d\n\n%%\n\n# e\n%%\n',
      'excluded',
      ['"%%b\\nc%%" | kind obsidian-comment', '"%%\\n\\n# e\\n%%" | kind obsidian-comment'],
    ],
    [
      'a block comment in a quote ends with it',
      '> %%\n> a\n\nb %%c%%\n',
      'excluded',
      ['"%%\\n> a" | kind obsidian-comment', '"%%c%%" | kind obsidian-comment'],
    ],
    [
      'comments that turn rules off',
      '<!-- docs-vault-disable a, b -->\n',
      'directives',
      ['"<!-- docs-vault-disable a, b -->" | action disable | rules a, b'],
    ],
    [
      'math in a line and over lines',
      'a $b$ $$c$$\n\n$$\nd\n\ne\n$$\n',
      'excluded',
      ['"$b$" | kind math', '"$$c$$" | kind math', '"$$\\nd\\n\\ne\\n$$" | kind math'],
    ],
    ['prices are no math', '$5 and $10, $ a $, $b$1\n', 'excluded', []],
  ],
  'autolinks (CommonMark 6.5, GFM 6.9)': [
    [
      'in brackets, and bare',
      '<http://a.b> <c@d.e> www.f.g https://h.i/j. k@l.m\n',
      'excluded',
      [
        '"<http://a.b>" | kind autolink',
        '"<c@d.e>" | kind autolink',
        '"www.f.g" | kind autolink',
        '"https://h.i/j" | kind autolink',
        '"k@l.m" | kind autolink',
      ],
    ],
  ],
};
