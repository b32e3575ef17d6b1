import assert from 'node:assert/strict';
import { suite, suiteSetup, test } from 'mocha';
import type { Locator } from 'playwright-core';
import { lookAfter } from './look-after.ts';
import { Desk, type Workbench } from './workbench.ts';

suite('the side views', () => {
  let desk: Desk;
  let workbench: Workbench;
  const picture = lookAfter('views', () => ({ desk, workbench }));
  const rows = (view: string): Locator =>
    workbench.page.locator(`.pane:has([aria-label="${view} Section"]) .monaco-list-row`);

  suiteSetup(async () => {
    desk = await Desk.set();
    workbench = await desk.openWindow('light', { width: 1300, height: 1000 });
  });

  test('backlinks of the active note, with the lines of the links', async () => {
    await workbench.open('reference/printer.md');
    await workbench.command('Docs Vault: Focus on Backlinks View');
    await rows('Backlinks').filter({ hasText: 'Why there is a slicer' }).first().waitFor();
    await rows('Backlinks').filter({ hasText: 'Why there is a slicer' }).first().locator('.monaco-tl-twistie').click();
    await rows('Backlinks').filter({ hasText: 'knows only lines' }).first().waitFor();
    await picture('1-backlinks');
  });

  test('a view shows what is in it as soon as it is opened, and no welcome before that', async () => {
    const pane = workbench.page.locator('.pane:has([aria-label="Outgoing Links Section"])');
    await pane.evaluate((element) => {
      // VS Code marks the body of a view that shows its welcome, and shows no items until some time after that.
      new MutationObserver(() => {
        if (element.querySelector('.pane-body.welcome')) element.setAttribute('data-welcomed', '');
      }).observe(element, { subtree: true, childList: true, attributes: true });
    });
    await pane.locator('.pane-header').click();
    await rows('Outgoing Links').filter({ hasText: 'The slicer' }).locator('.monaco-tl-twistie').click();
    const line = rows('Outgoing Links').filter({ hasText: 'The [[slicer]] knows the limit' });
    await line.waitFor();
    await picture('9-outgoing');
    assert.equal(await line.getAttribute('aria-label'), '…tube melts. The [[slicer]] knows the limit., line 33');
    assert.equal(await line.getAttribute('aria-level'), '2');
    assert.equal(await pane.getAttribute('data-welcomed'), null);
    await pane.locator('.pane-header').click();
  });

  test('backlinks are filtered while one types, and what was there comes back with Escape', async () => {
    await workbench.command('Docs Vault: Filter Backlinks', false);
    await workbench.page.locator('.quick-input-widget', { hasText: 'Words to filter by' }).waitFor();
    await workbench.type('knows only lines');
    await rows('Backlinks').filter({ hasText: 'Level the bed' }).waitFor({ state: 'detached' });
    await rows('Backlinks').filter({ hasText: 'Why there is a slicer' }).waitFor();
    await picture('6-filtered');
    await workbench.press('Control+a');
    await workbench.type('no such words');
    await rows('Backlinks').first().waitFor({ state: 'detached' });
    await picture('7-filtered-empty');
    await workbench.press('Escape');
    await rows('Backlinks').filter({ hasText: 'Level the bed' }).waitFor();
  });

  test('backlinks are grouped by folder, and as before', async () => {
    await workbench.command('Docs Vault: Toggle Grouping of Backlinks by Folder');
    await rows('Backlinks')
      .filter({ hasText: /^explanation\/1$/ })
      .waitFor();
    await rows('Backlinks').filter({ hasText: 'Why there is a slicer' }).waitFor();
    await picture('8-grouped');
    await workbench.command('Docs Vault: Toggle Grouping of Backlinks by Folder');
    await rows('Backlinks')
      .filter({ hasText: /^explanation\/1$/ })
      .waitFor({ state: 'detached' });
  });

  test('what is expanded and selected stays so while the note is written', async () => {
    await rows('Backlinks').filter({ hasText: 'Why there is a slicer' }).locator('.monaco-tl-twistie').click();
    await rows('Backlinks').filter({ hasText: 'knows only lines' }).waitFor();
    await workbench.command('Docs Vault: Focus on Backlinks View');
    await workbench.press('Home');
    await workbench.press('ArrowDown');
    const selected = workbench.page.locator('.pane .monaco-list-row.focused', { hasText: 'knows only lines' });
    await selected.waitFor();
    await workbench.command('View: Focus Active Editor Group');
    await workbench.goTo(18, 1);
    await workbench.type('See [[nas]] and [[nowhere]]. ');
    await rows('Problems of the Vault').filter({ hasText: 'broken-link' }).filter({ hasText: '2' }).waitFor();
    await selected.waitFor();
    await workbench.press('Shift+Home');
    await workbench.press('Delete');
    await rows('Problems of the Vault').filter({ hasText: 'broken-link' }).filter({ hasText: '1' }).waitFor();
    await selected.waitFor();
  });

  test('a line of the backlinks opens the note at the link', async () => {
    await rows('Backlinks').filter({ hasText: 'knows only lines' }).first().click();
    await workbench.page.locator('.tab.active', { hasText: 'why-a-slicer.md' }).waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 10' }).waitFor();
  });

  test('the problems of the vault by rule, and the notes that are due for review', async () => {
    await workbench.command('Docs Vault: Focus on Problems of the Vault View');
    await rows('Problems of the Vault').filter({ hasText: 'broken-link' }).first().waitFor();
    await rows('Review Queue').filter({ hasText: 'never reviewed' }).first().waitFor();
    await picture('2-problems-and-review');
  });

  test('a note is marked as reviewed with one click, and leaves the queue', async () => {
    const due = rows('Review Queue').filter({ hasText: 'never reviewed' }).first();
    await due.hover();
    await due.locator('.actions-container [aria-label="Mark as Reviewed Today"]').click();
    await due.waitFor({ state: 'detached' });
  });

  test('a problem is fixed with one click, where it offers several fixes after a choice', async () => {
    await workbench.command('Docs Vault: Focus on Problems of the Vault View');
    const rule = rows('Problems of the Vault').filter({ hasText: 'broken-link' }).first();
    await rule.locator('.monaco-tl-twistie').click();
    const problem = rows('Problems of the Vault').filter({ hasText: 'printr' }).first();
    await problem.hover();
    await problem.locator('.actions-container [aria-label="Fix This Problem"]').click();
    const choice = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: '[[printer]]' });
    await choice.first().waitFor();
    await picture('4-fixes');
    await choice.first().click();
    await problem.waitFor({ state: 'detached' });
    await workbench.command('File: Save All');
    await workbench.saved('tutorials/first-print.md', /Start the print from the \[\[printer\]\]'s screen/);
  });

  test('a tag is renamed in every note, with the keyboard alone', async () => {
    await workbench.command('Docs Vault: Focus on Tags View');
    const tag = rows('Tags').filter({ hasText: 'index' }).first();
    await tag.waitFor();
    await workbench.until(
      async () => {
        await workbench.press('Home');
        for (let step = 0; step < 3; step++) await workbench.press('ArrowDown');
      },
      workbench.page.locator('.pane .monaco-list-row.focused', { hasText: 'index' }),
    );
    const menu = workbench.page.locator('.monaco-menu');
    await workbench.until(() => workbench.press('Shift+F10'), menu);
    await workbench.press('ArrowDown');
    await menu.locator('.action-item.focused', { hasText: 'Rename This Tag' }).waitFor();
    await workbench.press('Enter');
    const name = workbench.page.locator('.quick-input-widget input.input');
    await name.fill('entry');
    await picture('5-renaming');
    await workbench.press('Enter');
    await rows('Tags').filter({ hasText: 'entry' }).first().waitFor();
    await tag.waitFor({ state: 'detached' });
    await workbench.command('File: Save All');
    await workbench.saved('tutorials/tutorials.md', /^tags: \[entry\]$/m);
    await workbench.saved('reference/reference.md', /^tags: \[entry\]$/m);
  });

  test('the views say what they are for when they are empty', async () => {
    await workbench.command('Docs Vault: Focus on Requirement Chains View');
    await rows('Requirement Chains').first().waitFor();
    await workbench.command('Docs Vault: Focus on Tags View');
    await rows('Tags').first().waitFor();
    await picture('3-chains-and-tags');
  });

  test('a screen reader hears what icons and numbers say, and the level of each item', async () => {
    const heard = async (view: string, text: string): Promise<string | null> =>
      rows(view).filter({ hasText: text }).first().getAttribute('aria-label');
    assert.match((await heard('Tags', 'how-to')) ?? '', /^how-to, \d+ notes$/);
    assert.match(
      (await heard('Problems of the Vault', 'ambiguous-link')) ?? '',
      /^Warning, ambiguous-link, 1 problem$/,
    );
    assert.equal(await heard('Requirement Chains', 'Change the nozzle'), 'Change the nozzle, blocked');
    const goal = rows('Requirement Chains').first();
    assert.deepEqual(
      await Promise.all(['role', 'aria-level', 'aria-expanded'].map((name) => goal.getAttribute(name))),
      ['treeitem', '1', 'false'],
    );
  });

  test('chains are filtered down to the notes that are looked for, which are shown', async () => {
    await workbench.command('Docs Vault: Filter Requirement Chains', false);
    await workbench.page.locator('.quick-input-widget', { hasText: 'Words to filter by' }).waitFor();
    await workbench.type('level');
    await rows('Requirement Chains').filter({ hasText: 'Level the bed' }).waitFor();
    await picture('10-chains-filtered');
    await workbench.press('Control+a');
    await workbench.press('Delete');
    await rows('Requirement Chains').filter({ hasText: 'Level the bed' }).waitFor({ state: 'detached' });
    await workbench.press('Escape');
  });
});
