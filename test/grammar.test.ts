import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, suiteSetup, test } from 'mocha';
import * as textmate from 'vscode-textmate';
import { loadVault } from '../server/src/files/node.ts';
import type { Note } from '../server/src/parse/note.ts';
import { positionAt } from '../server/src/text/lines.ts';
import { markdownGrammar } from './markdown-grammar.ts';

/** How a character of each scope is shown below its line; the first scope that matches counts. */
const MARKS: readonly [scope: string, mark: string][] = [
  ['comment.block.percent', '%'],
  ['punctuation.definition.embed.wiki', '!'],
  ['punctuation.definition.link.begin.wiki', '['],
  ['punctuation.definition.link.end.wiki', ']'],
  ['markup.underline.link.target.wiki', 't'],
  ['punctuation.separator.fragment.wiki', '#'],
  ['markup.underline.link.fragment.wiki', 'f'],
  ['markup.underline.link.block.wiki', 'b'],
  ['punctuation.separator.display.wiki', '|'],
  ['markup.link.display.wiki', 'd'],
  ['punctuation.definition.tag.markdown', '#'],
  ['entity.name.tag.markdown', 'n'],
  ['punctuation.definition.block.markdown', '^'],
  ['entity.name.label.block.markdown', 'i'],
];

const project = join(import.meta.dirname, '..');

let grammar: textmate.IGrammar;

suite('grammar: wiki-links in VS Code’s Markdown grammar', () => {
  suiteSetup(async () => {
    grammar = await markdownGrammar();
  });

  test('every part of a link has its scope', () =>
    checkMarks(`
See [[printer]] and [[printer#Bed|the bed]].
    [[ttttttt]]     [[ttttttt#fff|ddddddd]]
![[printer.png|300]] ![[printer#^bed-size]] [[#Bed]]
![[ttttttttttt|ddd]] ![[ttttttt#bbbbbbbbb]] [[#fff]]
[[printer#Nozzle#Limits]] [[ nas | box ]]
[[ttttttt#ffffff#ffffff]] [[ttttt|ddddd]]
`));

  test('in headings, lists, quotes and emphasis', () =>
    checkMarks(`
# The [[nas]]
      [[ttt]]
1. one
   - **bold [[nas|box]]**, *[[nas]]*, ~~[[nas]]~~
            [[ttt|ddd]]     [[ttt]]     [[ttt]]
> quote [[nas]]
        [[ttt]]
>
> - [[nas]]
    [[ttt]]

> [!tip] A callout [[nas]]
                   [[ttt]]
`));

  test('in table cells, with an escaped pipe and with a bare one', () =>
    checkMarks(`
| a | b |
|---|---|
| [[nas\\|box]] | *x* [[nas]] |
  [[ttt||ddd]]       [[ttt]]
| [[nas|box]] and [[nas#a|b]] | ![[a.png|40]] |
  [[ttt|ddd]]     [[ttt#f|d]]   ![[ttttt|dd]]
| [[nas|box]] | no end
  [[ttt|ddd]]
`));

  test('not in code, comments, math, tags of HTML, autolinks and escapes', () =>
    checkMarks(`
\`[[nas]]\` \`\`a \` [[nas]]\`\` \\[[nas]] $[[nas]]$ <!-- [[nas]] --> <a title="[[nas]]">[[nas]]</a>
                                                                                 [[ttt]]
<https://example.org/[[nas]]>

    [[nas]]

~~~toml
[[nas]]
~~~

\`\`\`bash
[[ -f nas ]]
\`\`\`

<!--
[[nas]]
-->

<div>
[[nas]]
</div>
`));

  test('not when empty or not closed on the line', () =>
    checkMarks(`
[[]] [[ ]] [[nas
box]] [[nas] ]
a [[nas [[box]] [[a]b]] [[[nas]]]
        [[ttt]]          [[ttt]]
`));

  test('in front matter only within quotes', () =>
    checkMarks(`
---
title: [[nas]]
up: "[[nas|box]]"
     [[ttt|ddd]]
also: ['[[nas#a]]', "no #tag"]
        [[ttt#f]]
---
`));

  test('tags', () =>
    checkMarks(`
#one and #a/b-c_2, (#größe) #日本語 #🛠️x
#nnn     #nnnnnnn   #nnnnn  #nnn #nnnn
C#no a#no #12 #2026x ##no # no #!x
              #nnnnn
- #item
  #nnnn
# Heading #two
          #nnn
`));

  test('block ids at the end of a line', () =>
    checkMarks(`
Some text ^block-1
          ^iiiiiii
^alone
^iiiii
2^8 and ^not here, a footnote[^1]
- item ^item
       ^iiii
`));

  test('comments between percent signs, on one line and over several', () =>
    checkMarks(`
a %%[[nas]] #no%% b [[nas]]
  %%%%%%%%%%%%%%%   [[ttt]]
50% of [[nas]], 20%
       [[ttt]]

%%
%%
[[nas]]
%%%%%%%
%%
%%
[[nas]]
[[ttt]]
`));

  for (const folder of ['test/vaults/sample', 'docs'])
    test(`in ${folder} the grammar colours the links, tags and block ids that the scanner finds`, () => {
      const texts = new Map<string, string>();
      const loaded = loadVault(join(project, folder), { texts });
      assert.ok('vault' in loaded, `${folder} loads`);
      for (const [path, text] of texts) {
        const note = loaded.vault.notes.get(path);
        assert.ok(note);
        assert.equal(`${path}\n${scanned(note).join('\n')}`, `${path}\n${coloured(text).join('\n')}`);
      }
    });
});

/** What the scanner finds that the grammar colours, each as `line:column mark`. */
function scanned(note: Note): string[] {
  const links = note.links.flatMap((link) =>
    link.kind === 'wiki' || link.kind === 'field' ? [link.inner.start - 2] : [],
  );
  return [
    ...links.map((start) => ({ start, mark: '[' })),
    ...note.tags.map(({ start }) => ({ start, mark: '#' })),
    ...note.blocks.map(({ start }) => ({ start: start - 1, mark: '^' })),
  ]
    .sort((a, b) => a.start - b.start)
    .map(({ start, mark }) => {
      const { line, character } = positionAt(note.lineStarts, start);
      return `${line + 1}:${character + 1} ${mark}`;
    });
}

function coloured(text: string): string[] {
  let state = textmate.INITIAL;
  return text.split('\n').flatMap((line, index) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.flatMap(({ startIndex, scopes }) => {
      const begins = [
        ['punctuation.definition.link.begin.wiki', '['],
        ['punctuation.definition.tag.markdown', '#'],
        ['punctuation.definition.block.markdown', '^'],
      ].find(([scope = '']) => scopes.some((each) => each.startsWith(scope)));
      return begins ? [`${index + 1}:${startIndex + 1} ${begins[1]}`] : [];
    });
  });
}

/** Takes lines each followed by the marks expected below it, if any; shows what is found in the same form. */
function checkMarks(fixture: string): void {
  const lines = fixture.slice(1).split('\n');
  const isMarks = (line: string) => /^[ \][!t#fb|dn^i%]+$/.test(line);
  const text: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    text.push(lines[at] ?? '');
    if (lines[at] && isMarks(lines[at + 1] ?? '')) at++;
  }
  assert.equal(`\n${withMarks(text).join('\n')}`, fixture);
}

function withMarks(lines: readonly string[]): string[] {
  let state = textmate.INITIAL;
  return lines.flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    const marks = tokens.map(({ startIndex, endIndex, scopes }) => {
      const found = MARKS.find(([scope]) => scopes.some((each) => each.startsWith(scope)));
      return (found?.[1] ?? ' ').repeat(Math.min(endIndex, line.length) - startIndex);
    });
    const below = marks.join('').trimEnd();
    return below ? [line, below] : [line];
  });
}
