import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite, suiteSetup, test } from 'mocha';
import { lookAfter } from './look-after.ts';
import { Desk, type Workbench } from './workbench.ts';

suite('commands', () => {
  let desk: Desk;
  let workbench: Workbench;
  const picture = lookAfter('commands', () => ({ desk, workbench }));

  suiteSetup(async () => {
    desk = await Desk.set({ 'workbench.editor.useModal': 'off' });
    workbench = await desk.openWindow('light');
    await workbench.open('tutorials/first-print.md');
    await workbench.editor.locator('.squiggly-error').first().waitFor();
  });

  test('a note that is dropped from the explorer with Shift held becomes a link', async () => {
    const { page } = workbench;
    await workbench.until(async () => {
      await workbench.open('index.md');
      const { x = 0, y = 0 } = (await workbench.line('New here? Start with').boundingBox()) ?? {};
      await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'scratch.md' }).hover();
      await page.mouse.down();
      await page.mouse.move(x + 300, y + 30, { steps: 5 });
      await page.keyboard.down('Shift');
      await page.waitForTimeout(300); // The editor takes the place of the hint that Shift drops into it.
      await page.mouse.move(x + 320, y + 30, { steps: 10 });
      await page.waitForTimeout(300);
      await page.mouse.up();
      await page.keyboard.up('Shift');
    }, workbench.line('[[scratch]]'));
  });

  test('a section is extracted to a note of its own', async () => {
    await workbench.open('reference/printer.md');
    await workbench.goTo(27, 1);
    await workbench.until(
      () => workbench.command('Docs Vault: Extract to a New Note'),
      workbench.menu.filter({ hasText: "Extract the section to 'nozzle', leave a link" }),
    );
    await workbench.press('Enter');
    await workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'nozzle.md' }).waitFor();
    await workbench.command('File: Save All');
    await workbench.saved('reference/nozzle.md', /M6 thread, 0\.4 mm\./);
    await workbench.saved('how-to/change-nozzle.md', /\[\[nozzle/);
  });

  test('all safe fixes are looked at, ticked and applied', async () => {
    await workbench.open('explanation/why-a-slicer.md');
    await workbench.command('Docs Vault: Fix All Safe Problems of the Vault');
    const note = workbench.page.locator('.part.panel .monaco-list-row', { hasText: 'why-a-slicer.md' });
    await note.locator('[role=checkbox]').click();
    await picture('1-refactor-preview');
    await workbench.page.locator('.part.panel .monaco-button', { hasText: 'Apply' }).click();
    await workbench.line('A model is a surface; the [[printer]] knows only lines.').waitFor();
  });

  test('the buttons of the walkthrough do what they say, and its steps are ticked', async () => {
    const { page } = workbench;
    const step = (title: string, state: string) =>
      page.locator(`.gettingStartedContainer [role=checkbox][aria-label="${title}: ${state}"]`);
    await workbench.command('Welcome: Open Walkthrough...', false);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Get started with Docs Vault' }).click();
    await page.locator('.step-title', { hasText: 'Write a link' }).click();
    const list = page.getByPlaceholder('Title, alias or file name');
    // On a busy machine the walkthrough may take the focus back from the list, which closes that.
    for (let attempt = 0, shown = false; attempt < 5 && !shown; attempt++) {
      await page.locator('.monaco-button', { hasText: 'Open a Note' }).click();
      shown = await list.waitFor({ timeout: 10_000 }).then(
        () => true,
        () => false,
      );
    }
    // Not with Escape: the walkthrough, which has the focus when the key is let go, takes it as the way back.
    await page
      .locator('.gettingStartedContainer', { hasText: 'Links that stay whole' })
      .getByText('Links that stay whole')
      .click();
    await list.waitFor({ state: 'hidden' });
    await step('Write a link', 'Completed').waitFor();
    await picture('2-walkthrough');
    await page.locator('.step-title', { hasText: 'Open a vault' }).click();
    await page.locator('.monaco-button', { hasText: 'Make a Config' }).click();
    await page.locator('.tab.active', { hasText: 'docs-vault.json' }).waitFor();
  });

  test('a config that fits the vault becomes a file when it is saved', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-vault-plain-'));
    fs.writeFileSync(path.join(folder, 'start.md'), '---\nlast-reviewed: 2026-01-01\n---\n\n# Start\n');
    await workbench.close();
    workbench = await desk.openFolder(folder, 'light');
    fs.rmSync(folder, { recursive: true });
    await workbench.openFromExplorer('start.md');
    await workbench.page.locator('.statusbar-item', { hasText: 'Markdown' }).waitFor();
    await workbench.command('Docs Vault: Make a Config That Fits the Vault');
    await workbench.line('"review": { "field": "last-reviewed"').waitFor();
    await workbench.press('Control+s');
    await workbench.saved('docs-vault.json', /"field": "last-reviewed"/);
  });
});
