import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { lookAfter } from './look-after.ts';
import { Desk, type Theme, type Workbench } from './workbench.ts';

let desk: Desk;

suiteSetup(async function () {
  if (process.platform !== 'linux') return this.skip(); // The workbench from npm runs on Linux alone.
  desk = await Desk.set();
});

suiteTeardown(() => desk?.clear());

for (const theme of ['light', 'dark'] as const) reviewIn(theme);

/** The review of one note, as a person does it, in one window: each step goes on from where the last one ended. */
function reviewIn(theme: Theme): void {
  suite(`a review in a ${theme} window`, () => {
    let workbench: Workbench;
    const picture = lookAfter(theme, () => ({ workbench }));

    suiteSetup(async () => {
      workbench = await desk.openWindow(theme);
    });

    test('the problems of a note are underlined, and listed', async () => {
      await workbench.open('tutorials/first-print.md');
      await workbench.editor.locator('.squiggly-error').first().waitFor();
      await workbench.command('Problems: Focus on Problems View');
      const problems = workbench.page.locator('.markers-panel');
      try {
        await problems.locator('.monaco-list-row').first().waitFor();
        await picture('1-problems');
        // Only the rows on the screen are in the page, and the vault has more problems than fit.
        await workbench.page.getByPlaceholder(/^Filter/).fill('printr');
        await problems.locator('.monaco-list-row', { hasText: "'printr'" }).first().waitFor();
      } finally {
        await workbench.press('Control+j'); // Hides the panel again.
        await problems.waitFor({ state: 'hidden' });
      }
    });

    test('a link is completed after two brackets, and closed once', async () => {
      await workbench.goTo(24, 26);
      await workbench.press('Enter');
      await workbench.type('See [[');
      await workbench.suggestions.locator('.monaco-list-row', { hasText: 'slicer' }).first().waitFor();
      await picture('2-completion');
      await workbench.type('slic');
      await workbench.suggestions.locator('.monaco-list-row.focused', { hasText: 'slicer' }).waitFor();
      await workbench.press('Enter');
      await workbench.line('See [[slicer]]').waitFor();
      await picture('3-completed');
    });

    test('pointing at a link shows the note', async () => {
      const link = workbench
        .line('You need a model')
        .locator('span', { hasText: /^printer$/ })
        .first();
      await workbench.pointAt(link, workbench.hover.filter({ hasText: 'serial number' }));
      await picture('4-hover');
      await workbench.pointAway();
      await workbench.press('Escape');
    });

    test('a quick fix mends a broken link', async () => {
      await workbench.goTo(23, 31);
      await workbench.until(() => workbench.press('Control+.'), workbench.menu.filter({ hasText: '[[printer]]' }));
      await picture('5-quick-fixes');
      await workbench.press('Enter');
      await workbench.line('Start the print from the [[printer]]').waitFor();
      await picture('6-fixed');
    });

    test('what was written is saved', async () => {
      await workbench.command('File: Save All');
      await workbench.saved('tutorials/first-print.md', /^2\. Start the print from the \[\[printer\]\]'s screen\.$/m);
      await workbench.saved('tutorials/first-print.md', /See \[\[slicer\]\]$/m);
    });

    test('F2 on a link renames the note, and the links to it in other notes', async () => {
      await workbench.goTo(12, 27);
      const name = workbench.page.locator('.rename-box input');
      await workbench.until(() => workbench.press('F2'), name);
      await name.fill('machine');
      await picture('7-renaming');
      await workbench.press('Enter');
      await workbench.line('You need a model, the [[machine]]').waitFor();
      await workbench.line('Start the print from the [[machine]]').waitFor();
      await workbench.command('File: Save All');
      await workbench.saved('explanation/why-a-slicer.md', /the \[\[machine\|Printer\]\] knows only lines/);
      await workbench.saved('reference/machine.md', /^# The printer$/m);
      assert.ok(!fs.existsSync(path.join(workbench.vault, 'reference/printer.md')));
      await picture('8-renamed');
    });

    test('a definition is gone to', async () => {
      await workbench.goTo(12, 27);
      await workbench.until(
        () => workbench.press('F12'),
        workbench.page.locator('.tab.active', { hasText: 'machine.md' }),
      );
      await picture('7-definition');
    });
  });
}
