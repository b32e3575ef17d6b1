import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { CompletionList, DefinitionLink, Hover, Location } from 'vscode-languageserver';
import { type Conversation, converse } from './client.ts';

/** Asks at the cursor of the fixture, whose note is open. */
async function ask<Answer>(
  source: string,
  method: string,
  look: (answer: Answer, talk: Conversation) => void,
  more: object = {},
): Promise<void> {
  const talk = await converse(source);
  assert.ok(talk.cursor, 'the fixture has no $0');
  const { uri, position } = talk.cursor;
  await talk.open(uri.slice(talk.uri('').length));
  const answer: Answer = await talk.connection.sendRequest(method, { textDocument: { uri }, position, ...more });
  look(answer, talk);
  assert.deepEqual(talk.log, []);
  await talk.end();
}

suite('lsp: language features', () => {
  test('definition', () =>
    ask<Location[] | DefinitionLink[]>(
      '//- a.md\n𝔸 [[b#Two$0]]\n//- b.md\n# One\n\n# Two',
      'textDocument/definition',
      (answer, talk) => {
        const range = { start: { line: 2, character: 2 }, end: { line: 2, character: 5 } };
        assert.deepEqual(answer, [{ uri: talk.uri('b.md'), range }]);
      },
    ));

  test('hover', () =>
    ask<Hover>('//- a.md\n𝔸 [[b$0]]\n//- b.md\n# One', 'textDocument/hover', ({ range, contents }, talk) => {
      assert.deepEqual(range, { start: { line: 0, character: 3 }, end: { line: 0, character: 8 } });
      assert.ok(typeof contents === 'object' && 'kind' in contents);
      assert.ok(contents.value.startsWith(`[**One**](<${talk.uri('b.md')}>)`), contents.value);
    }));

  test('completion', () =>
    ask<CompletionList>('//- a.md\n𝔸 [[be$0]]\n//- bee.md\n', 'textDocument/completion', ({ items }) => {
      const range = { start: { line: 0, character: 5 }, end: { line: 0, character: 7 } };
      assert.deepEqual(
        items.map((item) => [item.label, item.textEdit]),
        [['bee', { range, newText: 'bee' }]],
      );
    }));
});
