import { suite, suiteSetup, test } from 'mocha';
import { lookAfter } from './look-after.ts';
import { Desk, type Workbench } from './workbench.ts';

suite('on the web', () => {
  let desk: Desk;
  let workbench: Workbench;
  const picture = lookAfter('web', () => ({ desk, workbench }));

  suiteSetup(async () => {
    desk = await Desk.set();
    workbench = await desk.openOnTheWeb();
  });

  test('a broken link is reported', async () => {
    await workbench.openFromExplorer('start.md');
    await workbench.editor.locator('.squiggly-error').first().waitFor();
    await picture('1-problems');
  });

  test('notes are completed', async () => {
    await workbench.goTo(4, 1);
    await workbench.type('[[pri');
    await workbench.suggestions.locator('.monaco-list-row.focused', { hasText: 'printer' }).waitFor();
    await workbench.press('Enter');
    await workbench.line('[[printer]]').nth(1).waitFor();
  });

  test('pointing at a link shows the note', async () => {
    const link = workbench
      .line('See')
      .locator('span', { hasText: /^printer$/ })
      .first();
    await workbench.pointAt(link, workbench.hover.filter({ hasText: 'serial number' }));
    await picture('2-hover');
    await workbench.pointAway();
    await workbench.press('Escape');
  });

  test('F2 renames the note and the links to it, in files that only the browser has', async () => {
    await workbench.goTo(3, 9);
    const name = workbench.page.locator('.rename-box input');
    await workbench.until(() => workbench.press('F2'), name);
    await name.fill('machine');
    await workbench.press('Enter');
    await workbench.line('See [[machine]]').waitFor();
    await picture('3-renamed');
  });

  test('a definition is gone to', async () => {
    await workbench.goTo(3, 9);
    await workbench.until(
      () => workbench.press('F12'),
      workbench.page.locator('.tab.active', { hasText: 'machine.md' }),
    );
    await workbench.line('The serial number').waitFor();
  });
});
