import { suite, test } from 'mocha';
import { checkDefinition } from './check.ts';

suite('definition', () => {
  test('a wiki-link leads to its note', () =>
    checkDefinition(`
//- a.md
See [[b$0]].
//- b.md
Text
^ start
`));

  test('a heading chain in a table cell, behind text outside the BMP, leads to the inner heading', () =>
    checkDefinition(`
//- a.md
| a | b |
|---|---|
| 𝔸𝔹 [[b#Two#Inner\\|sh$0own]] | |
//- b.md
# One
## Inner
# Two
## Inner
   ^^^^^
`));

  test('an ambiguous link leads to every candidate', () =>
    checkDefinition(`
//- a.md
![[$0same]]
//- one/same.md
1
^ start
//- two/same.md
2
^ start
`));

  test('plain text, code and links that name nothing lead nowhere', () => {
    checkDefinition('te$0xt [[b]]\n//- b.md\n');
    checkDefinition('//- a.md\n`[[b$0]]`\n//- b.md\n');
    checkDefinition('[[missing$0]]');
  });
});
