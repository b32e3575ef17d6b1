import { suite, test } from 'mocha';
import { checkMove } from './check.ts';

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
});
