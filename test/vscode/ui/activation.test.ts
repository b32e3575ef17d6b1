import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import type { Locator } from 'playwright-core';
import { lookAfter } from './look-after.ts';
import { Desk, type Workbench } from './workbench.ts';

suite('the activation', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-vault-no-vault-'));
  let desk: Desk;
  let workbench: Workbench;
  lookAfter('activation', () => ({ desk, workbench }));

  suiteSetup(async () => {
    fs.writeFileSync(path.join(folder, 'list.txt'), 'Nothing to see: [[printer]]\n');
    desk = await Desk.set({ 'workbench.editor.useModal': 'off' });
    workbench = await desk.openFolder(folder, 'light', { width: 1400, height: 3000 }); // Rows off the screen are not in the page.
  });

  suiteTeardown(() => fs.rmSync(folder, { recursive: true, force: true }));

  test('a folder without notes does not start it', async () => {
    await workbench.open('list.txt');
    await workbench.page.waitForTimeout(3000); // Whatever starts late has started then.
    await workbench.command('Developer: Show Running Extensions');
    await running().first().waitFor();
    await workbench.page.waitForTimeout(500);
    assert.equal(await docsVault().count(), 0, 'Docs Vault runs');
  });

  test('a note does', async () => {
    fs.writeFileSync(path.join(workbench.vault, 'note.md'), '# A note\n');
    await workbench.openFromExplorer('note.md');
    await workbench.command('Developer: Show Running Extensions');
    await docsVault().filter({ hasText: /\d+ms/ }).waitFor();
    console.log(`      ${/Activation: \d+ms/.exec(await docsVault().innerText())?.[0]}`);
  });

  function running(): Locator {
    return workbench.page.locator('.runtime-extensions-editor .monaco-list-row');
  }

  function docsVault(): Locator {
    return running().filter({ hasText: /docs.vault/i });
  }
});
