import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { setup, suite, teardown, test } from 'mocha';
import { gather } from '../client/src/views/gather.ts';
import { generateVault } from './bench/generate.ts';
import { converse } from './client.ts';

suite('what follows typing', () => {
  setup(() => mock.timers.enable({ apis: ['setTimeout', 'Date'] }));
  teardown(() => mock.timers.reset());

  /** How often something is done that is wanted that many times, so many milliseconds apart. */
  const runs = (wishes: number, apart: number): number => {
    let count = 0;
    const wish = gather(() => count++, { pause: 300, longest: 3000 });
    for (let wished = 0; wished < wishes; wished++) {
      wish();
      mock.timers.tick(apart);
    }
    mock.timers.tick(10_000);
    return count;
  };

  test('a wish is fulfilled once, many at once too', () => {
    assert.equal(runs(1, 0), 1);
    assert.equal(runs(50, 0), 1);
  });

  test('while one types, every three seconds at most, and once more at the end', () => {
    assert.equal(runs(20, 100), 1);
    assert.equal(runs(100, 100), 4);
  });

  test('wishes that are far apart are fulfilled each', () => assert.equal(runs(5, 1000), 5));

  test('what was wanted and cancelled is not done', () => {
    let count = 0;
    const wish = gather(() => count++, { pause: 300, longest: 3000 });
    wish();
    wish.cancel();
    mock.timers.tick(10_000);
    assert.equal(count, 0);
  });
});

suite('a view of a large vault', () => {
  test('is told of a burst of keystrokes a few times, not at each', async () => {
    const notes = [{ path: 'typed.md', text: '# Typed\n' }, ...generateVault(2000)];
    const talk = await converse(notes.map(({ path, text }) => `//- ${path}\n${text}`).join('\n'));
    await talk.open('typed.md');
    await talk.connection.sendRequest('docsVault/view', { view: 'backlinks', uri: talk.uri('typed.md') });
    let told = 0;
    talk.connection.onNotification('docsVault/changed', () => {
      told++;
    });
    for (let typed = 0; typed < 100; typed++)
      await talk.type('typed.md', { line: 0, character: 7 }, { line: 0, character: 7 }, 'x');
    await talk.connection.sendRequest('docsVault/view', { view: 'backlinks', uri: talk.uri('typed.md') });
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.ok(told >= 1 && told <= 10, `told ${told} times of 100 keystrokes`);
    await talk.end();
  });
});
