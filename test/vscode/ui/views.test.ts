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
    await rows('Backlinks').filter({ hasText: 'A model is a surface' }).first().waitFor();
    await picture('1-backlinks');
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
    await rows('Backlinks').filter({ hasText: 'A model is a surface' }).waitFor();
    await workbench.command('Docs Vault: Focus on Backlinks View');
    await workbench.press('Home');
    await workbench.press('ArrowDown');
    const selected = workbench.page.locator('.pane .monaco-list-row.focused', { hasText: 'A model is a surface' });
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
    await rows('Backlinks').filter({ hasText: 'A model is a surface' }).first().click();
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

  test('a tag is renamed in every note', async () => {
    await workbench.command('Docs Vault: Focus on Tags View');
    const tag = rows('Tags').filter({ hasText: 'index' }).first();
    await tag.hover();
    await tag.locator('.actions-container [aria-label="Rename This Tag"]').click();
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
    const spoken = await rows('Tags').first().getAttribute('aria-label');
    assert.ok(spoken && /, \d+/.test(spoken), `a screen reader hears '${spoken}'`);
    await picture('3-chains-and-tags');
  });
});
