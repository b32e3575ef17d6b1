import assert from 'node:assert/strict';
import { suite, suiteSetup, test } from 'mocha';
import type { FrameLocator } from 'playwright-core';
import { lookAfter } from './look-after.ts';
import { Desk, type Workbench } from './workbench.ts';

/** What is said of the number of notes where all are shown. */
const whole = /^(\d+) of \1 notes, \d+ missing$/;

suite('the graph', () => {
  let desk: Desk;
  let workbench: Workbench;
  const picture = lookAfter('graph', () => ({ desk, workbench }));
  const graph = (): FrameLocator =>
    workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const option = (id: string, value: string) => graph().locator(`#${id}`).selectOption(value);

  suiteSetup(async function () {
    if (process.platform !== 'linux') return this.skip(); // The workbench from npm runs on Linux alone.
    desk = await Desk.set({ 'window.autoDetectColorScheme': false });
    workbench = await desk.openWindow('light', { width: 1400, height: 860 });
  });

  test('shows every note, and marks the one in the editor', async () => {
    await workbench.open('reference/printer.md');
    await workbench.command('Docs Vault: Show Graph of the Vault');
    await graph().locator('#count', { hasText: whole }).waitFor();
    await graph().locator('#chosen', { hasText: 'reference/printer.md' }).waitFor();
    assert.ok(await drawn(), 'something is drawn');
    await picture('1-vault');
  });

  test('opens a note from its list, and follows the editor', async () => {
    await graph().locator('#search').fill('storage box');
    await graph().locator('#notes button').first().click();
    await workbench.page.locator('.tab.active', { hasText: 'nas.md' }).waitFor();
    await graph().locator('#chosen', { hasText: 'reference/nas.md' }).waitFor();
    await graph().locator('#search').fill('');
  });

  test('is worked with keys alone', async () => {
    const first = graph().locator('#notes button[aria-current="true"]', { hasText: 'The printer' });
    await workbench.until(() => graph().locator('#search').press('ArrowDown'), first);
    await first.press('ArrowDown');
    const second = graph().locator('#notes button[aria-current="true"]', { hasNotText: 'The printer' });
    await second.press('ArrowUp');
    await first.press('Enter');
    await workbench.page.locator('.tab.active', { hasText: 'printer.md' }).waitFor();
    const spoken = await graph().locator('#notes button').first().getAttribute('aria-label');
    assert.match(spoken ?? '', /^The printer, \d+ links to it$/);
  });

  test('shows what lies around the note, one to three links away', async () => {
    await option('scope', 'around');
    await graph().locator('#count', { hasNotText: whole }).waitFor();
    const near = await graph().locator('#count').textContent();
    await option('depth', '3');
    await graph()
      .locator('#count', { hasNotText: near ?? '' })
      .waitFor();
    await picture('2-around');
  });

  test('follows an edit: a new broken link is a ghost', async () => {
    await option('scope', 'all');
    await workbench.goTo(6, 1);
    await workbench.press('Control+End');
    await workbench.type(' [[phantom ');
    await graph().locator('#notes button', { hasText: 'phantom' }).waitFor();
    await graph().locator('#count', { hasText: whole }).waitFor();
  });

  test('shows what was chosen when the window is loaded anew', async () => {
    await option('colour', 'tag');
    await graph().locator('#missing').uncheck();
    // VS Code in a browser saves by itself, and asks before it leaves what is not saved.
    await workbench.saved('reference/printer.md', /phantom/);
    await workbench.page.waitForTimeout(7000); // In a browser VS Code writes its state every five seconds, when it is idle.
    await workbench.page.reload();
    await graph()
      .locator('#count', { hasNotText: /^(24|25) of|^$/ })
      .waitFor();
    assert.equal(await graph().locator('#colour').inputValue(), 'tag');
  });

  test('says so where no note fits, as missing ones are left out', async () => {
    await option('folder', 'explanation');
    await option('tag', 'draft');
    await graph().locator('#empty', { hasText: 'No note fits what is chosen.' }).waitFor();
    await option('folder', '');
    await option('tag', '');
    await graph().locator('#empty').waitFor({ state: 'hidden' });
  });

  test('takes the colours of a theme at once', async () => {
    const before = await pixel();
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    for (let attempt = 0; attempt < 50 && (await pixel()) === before; attempt++)
      await workbench.page.waitForTimeout(100);
    assert.notEqual(await pixel(), before);
    await picture('3-dark');
  });

  test('is of use in a narrow window', async () => {
    await workbench.page.setViewportSize({ width: 800, height: 900 });
    await workbench.page.waitForTimeout(1000);
    await picture('5-narrow');
  });

  /** Whether the canvas has anything on it. */
  async function drawn(): Promise<boolean> {
    for (let attempt = 0; attempt < 50; attempt++) {
      if ((await pixel()) !== '') return true;
      await workbench.page.waitForTimeout(100);
    }
    return false;
  }

  /** The colours that fill most of the canvas's drawn parts, as text. */
  async function pixel(): Promise<string> {
    return graph()
      .locator('canvas')
      .evaluate((canvas) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const content = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data;
        const colours = new Map<string, number>();
        for (let at = 0; content && at < content.length; at += 4)
          if (content[at + 3] === 255) {
            const colour = `${content[at]} ${content[at + 1]} ${content[at + 2]}`;
            colours.set(colour, (colours.get(colour) ?? 0) + 1);
          }
        return [...colours.keys()].slice(0, 3).join();
      });
  }
});
