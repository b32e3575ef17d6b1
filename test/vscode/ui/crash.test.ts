import assert from 'node:assert/strict';
import fs from 'node:fs';
import { suite, suiteSetup, test } from 'mocha';
import type { Locator } from 'playwright-core';
import { lookAfter } from './look-after.ts';
import { Desk, type Workbench } from './workbench.ts';

suite('a language server that ends again and again, or stands still', () => {
  let desk: Desk;
  let workbench: Workbench;
  const picture = lookAfter('crash', () => ({ desk, workbench }));

  suiteSetup(async () => {
    desk = await Desk.set();
    workbench = await desk.openWindow('light');
    await workbench.open('tutorials/first-print.md');
    await workbench.editor.locator('.squiggly-error').first().waitFor();
  });

  test('the status of the language tells the vault, its notes and problems', async () => {
    await workbench.pointAt(languageStatus(), status().filter({ hasText: 'Vault workshop, notes: 18' }));
    await status().filter({ hasText: 'Problems: ' }).waitFor();
    await picture('1-status');
    await workbench.pointAway();
  });

  test('a message says so, and its button shows the log', async () => {
    for (let times = 0; times < 5; times++) await killLanguageServer();
    // A workbench that is driven shows no message by itself.
    await workbench.command('Notifications: Show Notifications');
    const message = workbench.page.locator('.notifications-center .notification-list-item', {
      hasText: 'ended 5 times',
    });
    await message.waitFor();
    await picture('2-message');
    await message.locator('.monaco-button', { hasText: 'Show Output' }).click();
    await logShown();
    await picture('3-log');
    await workbench.press('Control+j');
  });

  test('the status of the language says so, and leads to the log', async () => {
    await workbench.pointAt(languageStatus(), status().filter({ hasText: 'Docs Vault is not running' }));
    await picture('4-status');
    await status().locator('a', { hasText: 'Show Output' }).click();
    await logShown();
    await workbench.press('Control+j');
  });

  test('the views say so, and start it again with a button', async () => {
    await workbench.command('Docs Vault: Focus on Backlinks View');
    const button = workbench.page.locator('.sidebar .monaco-button', { hasText: 'Restart Server' }).first();
    await button.waitFor();
    await picture('5-views');
    await button.click();
    await workbench.page.locator('.sidebar .monaco-list-row', { hasText: 'broken-link' }).waitFor();
  });

  test('typing and what VS Code suggests itself wait for nobody', async () => {
    await workbench.open('index.md'); // A note without errors.
    await workbench.goTo(1, 1);
    await workbench.press('Control+End');
    await workbench.type('Like the [[printer');
    await workbench.suggestions.locator('.monaco-list-row', { hasText: 'printer' }).first().waitFor();
    await workbench.press('Escape');
    await workbench.press('End');
    const server = await found(languageServer);
    process.kill(server, 'SIGSTOP');
    try {
      await workbench.type('. It stands still at [[not-there]] and is bol');
      await workbench.line('. It stands still at [[not-there]] and is bol').waitFor();
      await workbench.press('Control+Space');
      await workbench.suggestions.locator('.monaco-list-row', { hasText: 'Insert bold text' }).waitFor();
      await picture('6-still');
    } finally {
      process.kill(server, 'SIGCONT');
    }
    await workbench.press('Escape');
    await workbench.editor.locator('.squiggly-error').waitFor();
    await workbench.line('. It stands still at [[not-there]] and is bol').waitFor();
  });

  /** Kills the server, and waits until another one runs, or none for longer than the pause before that. */
  async function killLanguageServer(): Promise<void> {
    const before = await found(languageServer);
    process.kill(before, 'SIGKILL');
    for (let attempt = 0; attempt < 50 && languageServer() === before; attempt++)
      await workbench.page.waitForTimeout(100);
  }

  async function found(find: () => number | undefined): Promise<number> {
    for (let attempt = 0; attempt < 300; attempt++) {
      const id = find();
      if (id !== undefined) return id;
      await workbench.page.waitForTimeout(100);
    }
    assert.fail('no language server runs');
  }

  /** The process of the language server among those that this window's server started. */
  function languageServer(): number | undefined {
    const parents = new Map<number, number>();
    const servers: number[] = [];
    for (const id of fs.readdirSync('/proc').map(Number)) {
      if (!(id > 0)) continue;
      const [state, parent] = (read(id, 'stat').split(') ')[1] ?? '').split(' ');
      parents.set(id, Number(parent));
      if (state !== 'Z' && read(id, 'cmdline').includes('server/out/lsp.js')) servers.push(id);
    }
    return servers.find((id) => {
      let above: number | undefined = id;
      while (above && above !== desk.process) above = parents.get(above);
      return above === desk.process;
    });
  }

  /** The output is that of Docs Vault; the workbench from npm writes no logs, so that there is nothing in it. */
  async function logShown(): Promise<void> {
    const chosen = workbench.page.locator('.part.panel option:checked', { hasText: 'Docs Vault' });
    await chosen.first().waitFor({ state: 'attached' });
  }

  function languageStatus(): Locator {
    return workbench.page.locator('[id="status.languageStatus"]');
  }

  function status(): Locator {
    return workbench.page.locator('.hover-language-status');
  }
});

function read(id: number, file: string): string {
  try {
    return fs.readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    return ''; // It has ended.
  }
}
