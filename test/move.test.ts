import { suite, test } from 'mocha';
import { checkMove } from './check-edits.ts';

suite('moving files and folders', () => {
  test('every form of a link follows, and keeps its form', () =>
    checkMove(
      'b.md -> x/c.md',
      `
//- a.md
[[b]] [[b.md]] [[b#One|one]] ![[b]] [[ b |x]] [[./b]] [[/b]] [[a]]
[t](b.md) [t](b.md#one "title") [t](<b.md>) [t](./b.md#one) [t](/b.md) [t](b) ![t](b.md) [t][r] [r] [R][]
b and \`[[b]]\` and (b.md) and [[bb]]
| [[b\\|x]] | [[b|x]] | [t](b.md) |
|---|---|---|

[r]: b.md#one 'B'
[unused]: <b.md>
//- b.md
# One
[[#One]] [[b]] [t](b.md) [t](#one) [t](a.md) [[a]]
`,
      `
//- a.md
[[c]] [[c.md]] [[c#One|one]] ![[c]] [[ c |x]] [[./x/c]] [[/x/c]] [[a]]
[t](x/c.md) [t](x/c.md#one "title") [t](<x/c.md>) [t](./x/c.md#one) [t](/x/c.md) [t](x/c) ![t](x/c.md) [t][r] [r] [R][]
b and \`[[b]]\` and (b.md) and [[bb]]
| [[c\\|x]] | [[c|x]] | [t](x/c.md) |
|---|---|---|

[r]: x/c.md#one 'B'
[unused]: <x/c.md>
//- x/c.md
# One
[[#One]] [[c]] [t](c.md) [t](#one) [t](../a.md) [[a]]
`,
    ));

  test('a folder, its files among themselves, and what others say of them', () =>
    checkMove(
      'x -> y/z',
      `
//- a.md
[[x/b]] [[b]] [b](x/b.md) ![](x/p.png) [all](x/) [gone](x/gone.md)
//- x/b.md
[c](c.md) [a](../a.md) [gone](gone.md) [up](../gone.md) [[../a]] [out](../../src/x.ts)
//- x/c.md
[[./b]] ![[p.png]] [here](./)
//- x/p.png
`,
      `
//- a.md
[[y/z/b]] [[b]] [b](y/z/b.md) ![](y/z/p.png) [all](y/z/) [gone](x/gone.md)
//- y/z/b.md
[c](c.md) [a](../../a.md) [gone](gone.md) [up](../../gone.md) [[../../a]] [out](../../../src/x.ts)
//- y/z/c.md
[[./b]] ![[p.png]] [here](./)
//- y/z/p.png
`,
    ));

  test('two files change places', () =>
    checkMove(
      'a.md -> b.md\nb.md -> a.md',
      `[[a]] [[b]]\n//- b.md\n[[a]] [[b]]`,
      `[[b]] [[a]]\n//- b.md\n[[b]] [[a]]`,
    ));

  test('an ambiguous link leads to the candidate to which it led', () =>
    checkMove(
      'x/todo.md -> y/longer/todo.md',
      `
//- a.md
[[todo]]
//- x/todo.md
//- z/deep/todo.md
`,
      `
//- a.md
[[longer/todo]]
//- y/longer/todo.md
//- z/deep/todo.md
`,
    ));

  test('a short link stays short where it is right, and becomes a path where it is not', () =>
    checkMove(
      'x/b.md -> y/b2.md\nx/c.md -> y/d.md',
      `
//- a.md
[[b]] [[c]] [[d]]
//- x/b.md
//- x/c.md
//- x/d.md
`,
      `
//- a.md
[[b2]] [[y/d]] [[x/d]]
//- x/d.md
//- y/b2.md
//- y/d.md
`,
    ));

  test('a folder that merges into one of another case', () =>
    checkMove(
      'X -> x',
      `//- X/a.md\n//- x/b.md\n[[../X/a]] [a](../X/a.md)`,
      `//- x/a.md\n//- x/b.md\n[[./a]] [a](a.md)`,
    ));

  test('an attachment is not hidden by a note of its name', () =>
    checkMove(
      'y.md -> x/y.md',
      `//- a.md\n[t](x/y) [[y.md]]\n//- x/y\n//- y.md\n`,
      `//- a.md\n[t](x/y) [[y.md]]\n//- x/y\n//- x/y.md\n`,
    ));
});
