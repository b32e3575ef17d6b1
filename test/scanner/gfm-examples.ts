/**
 * The extensions of GitHub Flavored Markdown 0.29 with what a vault adds: documents of our own that show what the examples
 * of these numbers show.
 */
export const gfmExamples: readonly (readonly [number, string])[] = [
  [198, '| one | two |\n| --- | --- |\n| up | [[a|down]] |\n'],
  [199, '| one | two |\n:-: | -----------:\n[a](b) | `c`\n'],
  [200, '| o\\|ne |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n| [[a\\|b]] #tag |\n'],
  [201, '| one | two |\n| --- | --- |\n| up | down |\n> [[quote]]\n'],
  [202, '| one | two |\n| --- | --- |\n| up | down |\n[[row]]\n\n[[text]] ^id\n'],
  [203, '| one | two |\n| --- |\n| up | # no heading |\n'],
  [204, '| one | two |\n| --- | --- |\n| [[up]] |\n| a | b | [[c]] |\n'],
  [205, '| one | two |\n| --- | --- |\n'],
  [279, '- [ ] [[one]]\n- [x] [two](b)\n'],
  [280, '- [x] one\n  - [ ] [[two]]\n  - [x] `three`\n- [ ] four\n'],
  [491, '# ~~Hi~~ Hello, ~there~ world!\n'],
  [492, '# This ~~has a\n\nnew paragraph~~ [[a]].\n'],
  [493, '# This will ~~~not~~~ strike.\n'],
  [622, 'www.example.org/#[[a]]\n'],
  [623, 'Look at www.example.org/help for more #tag.\n'],
  [624, 'Look at www.example.org.\n\nLook at www.example.org/a.b. [[c]]\n'],
  [
    625,
    'www.google.com/search?q=Mark+(a)\n\nwww.google.com/search?q=Mark+(a))\n\n(www.google.com/search?q=Mark+(a) [[b]])\n',
  ],
  [626, 'www.google.com/search?q=(a))+b #tag\n'],
  [627, 'www.google.com/search?q=a&hl=en\n\nwww.google.com/search?q=a&hl; #tag\n'],
  [628, 'www.example.org/he<lp [[a]]\n'],
  [629, 'http://example.org\n\n(Look at https://example.org/#tag.)\n'],
  [630, 'foo@bar.baz/#tag\n'],
  [631, "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.\n"],
  [632, 'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_\n'],
  [657, '<strong> <title> <style> <em>\n\n<blockquote>\n  <xmp> is no text. [[a]] <XMP> neither.\n</blockquote>\n'],
];

/** Footnotes, which GitHub added without examples in its specification. */
export const footnoteExamples: readonly string[] = [
  'A note[^1] and [^a long] one.\n\n[^1]: Here with [[a link]].\n',
  '[^1]\n\n[^1]: first\n\n    second [[a]]\n\n        code [[b]]\nlazy [[c]]\n',
  '[^undefined] and [^Upper]\n\n[^upper]:\n    # Heading\n    - item\n',
  '![^1] and [[^1]] and [a][^1]\n\n[^1]: > quote\n    > more\n',
];
