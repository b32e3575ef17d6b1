import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, suiteSetup, test } from 'mocha';
import { artifactsFolder } from '../paths.ts';
import { lookAfter } from './look-after.ts';
import { Desk, type Workbench } from './workbench.ts';

suite('writing', () => {
  let desk: Desk;
  let workbench: Workbench;
  const picture = lookAfter('writing', () => ({ desk, workbench }));

  suiteSetup(async () => {
    desk = await Desk.set();
    workbench = await desk.openWindow('light');
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });

  test('a note is found by its alias, shown while the list stands at it, and opened', async () => {
    await workbench.open('index.md');
    await workbench.command('Docs Vault: Open Note by Title or Alias', false);
    // The palette has the same input; it is another one when it says what it asks for.
    await workbench.page.getByPlaceholder('Title, alias or file name').fill('network stor');
    await workbench.page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: 'The storage box' })
      .waitFor();
    await workbench.page.locator('.tab.active', { hasText: 'nas.md' }).waitFor();
    await picture('1-open-note');
    await workbench.press('Escape');
    await workbench.page.locator('.tab.active', { hasText: 'index.md' }).waitFor();
  });

  test('a file that was copied in the explorer is pasted as a link', async () => {
    await workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'scratch.md' }).click();
    await workbench.page.locator('.tab.active', { hasText: 'scratch.md' }).waitFor();
    await workbench.press('Control+c'); // The row that was clicked has the focus.
    await workbench.open('index.md');
    await workbench.press('Control+End');
    await workbench.press('Enter');
    await workbench.press('Control+v');
    await workbench.line('[[scratch]]').waitFor();
    await picture('2-pasted');
  });

  test('suggestions stay while one types fast, are closed once, and are undone in one step', async () => {
    await workbench.press('Enter');
    await workbench.page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      new MutationObserver(() => {
        const widget = document.querySelector('.suggest-widget');
        const rows = widget?.querySelectorAll('.monaco-list-row').length ?? 0;
        const now = widget?.classList.contains('visible') && rows > 0 ? 'open' : 'closed';
        if (now !== seen.at(-1)) seen.push(now);
      }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
    });
    await workbench.page.keyboard.type('[[printe', { delay: 10 });
    const first = workbench.suggestions.locator('.monaco-list-row.focused', { hasText: 'The printer' });
    await first.waitFor();
    // On a busy machine VS Code closes no brackets in a line that it has not coloured yet: then the suggestion does.
    await workbench.line('[[printe').waitFor();
    await first.locator('.highlight', { hasText: 'printe' }).first().waitFor();
    const seen = await workbench.page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    assert.equal(seen.filter((state) => state === 'open').length, 1, seen.join());
    await workbench.press('Enter');
    await workbench.line('[[printer]]').waitFor();
    assert.equal(await workbench.line('[[printer]]]').count(), 0);
    await workbench.press('Control+z');
    await workbench.line('[[printer').waitFor({ state: 'detached' });
    await workbench.line('[[printe').waitFor();
    await workbench.press('Escape');
    await workbench.press('Shift+Home');
    await workbench.press('Delete');
  });

  test('the front matter completes while one types, and prose opens no suggestions', async () => {
    await workbench.press('Enter');
    await workbench.type('the prin');
    await workbench.page.waitForTimeout(1000);
    assert.equal(await workbench.suggestions.count(), 0);
    await workbench.open('scratch.md');
    await workbench.goTo(2, 15);
    await workbench.press('Enter');
    await workbench.type('ali');
    await workbench.suggestions.locator('.monaco-list-row', { hasText: 'aliases' }).first().waitFor();
    await picture('3-front-matter');
    await workbench.press('Escape');
  });
});

for (const theme of ['dark', 'hc-light'] as const) coloursIn(theme);

function coloursIn(name: 'dark' | 'hc-light'): void {
  test(`broken and ambiguous links and brackets differ from others in the theme ${name}`, async () => {
    const themes = {
      dark: 'Default Dark Modern',
      'hc-light': 'Default High Contrast Light',
    };
    const desk = await Desk.set({ 'workbench.colorTheme': themes[name], 'window.autoDetectColorScheme': false });
    try {
      const workbench = await desk.openWindow(name.endsWith('dark') ? 'dark' : 'light');
      await workbench.open('tutorials/first-print.md');
      const colour = (line: string, text: string): Promise<string> =>
        workbench
          .line(line)
          .locator('span', { hasText: new RegExp(`^${text}$`) })
          .last()
          .evaluate((element) => getComputedStyle(element).color);
      await workbench.editor.locator('.squiggly-error').first().waitFor();
      await workbench.page.waitForTimeout(1500);
      await workbench.page.screenshot({ path: path.join(artifactsFolder(), `writing-colours-${name}.png`) });
      const broken = await colour('Start the print from', 'printr');
      const resolved = await colour('You need a model', 'printer');
      assert.notEqual(broken, resolved);
      await workbench.close();
    } finally {
      await desk.clear();
    }
  });
}
