import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { lookAfter } from './look-after.ts';
import { Desk, type Workbench } from './workbench.ts';

const notes = {
  'start.md': '# Anfang\n\n[[nirgends]]\n\n![[ring]]\n',
  'ring.md': '# Ring\n\n![[start]]\n',
};

suite('a German workbench', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-vault-german-'));
  let desk: Desk;
  let workbench: Workbench;
  const picture = lookAfter('german', () => ({ desk, workbench }));

  suiteSetup(async () => {
    for (const [name, text] of Object.entries(notes)) fs.writeFileSync(path.join(folder, name), text);
    desk = await Desk.set({ 'workbench.editor.useModal': 'off' }, { language: 'de' });
    workbench = await desk.openFolder(folder, 'light', { width: 1400, height: 1100 });
    await workbench.open('start.md');
    await workbench.editor.locator('.squiggly-error').first().waitFor();
  });

  suiteTeardown(() => fs.rmSync(folder, { recursive: true, force: true }));

  test('checks the vault, shows all its problems and says how many there are', async () => {
    await workbench.command('Docs Vault: Vault prüfen');
    await workbench.page.locator('.sidebar .monaco-list-row', { hasText: 'broken-link' }).waitFor();
    await workbench.command('Notifications: Show Notifications');
    const message = workbench.page.locator('.notification-list-item', {
      hasText: 'Vault workshop, Notizen: 2, Probleme: ',
    });
    await message.first().waitFor();
    await workbench.command('Notifications: Clear All Notifications');
  });

  test('has views, what they say and what they say when they are empty in German', async () => {
    await workbench.command('Docs Vault: Backlinks anzeigen');
    for (const title of ['Ausgehende Links', 'Vault-Probleme', 'Zur Prüfung', 'Abhängigkeiten'])
      await workbench.page.locator('.pane-header', { hasText: title }).waitFor();
    await workbench.page.locator('.welcome-view', { hasText: 'Keine Notiz ist zur Prüfung fällig.' }).waitFor();
    await workbench.page.locator('.pane-header', { hasText: 'Ausgehende Links' }).click();
    await workbench.page.locator('.pane .monaco-list-row', { hasText: 'keine solche Notiz' }).waitFor();
    await picture('1-views');
  });

  test('has the status of the language in German', async () => {
    const status = workbench.page.locator('.monaco-hover, .hover-language-status', {
      hasText: /Vault workshop, Notizen: 2/,
    });
    await workbench.until(() => workbench.page.locator('[id="status.languageStatus"]').click(), status.first());
    await status.filter({ hasText: 'Probleme:' }).first().waitFor();
    await picture('2-status');
    await workbench.press('Escape');
  });

  test('asks in German', async () => {
    await workbench.open('start.md');
    const asked = workbench.page.locator('.quick-input-widget');
    await workbench.command('Docs Vault: Notiz nach Titel oder Alias öffnen', false);
    await asked.filter({ hasText: 'Notiz öffnen' }).waitFor();
    await asked.locator('input[placeholder="Titel, Alias oder Dateiname der Notiz"]').waitFor();
    await picture('3-picker');
    await workbench.press('Escape');
    await asked.waitFor({ state: 'hidden' });
    await workbench.command('Docs Vault: Links dieser Notiz umwandeln', false);
    await asked.locator('.monaco-list-row', { hasText: 'Markdown-Links' }).waitFor();
    await workbench.press('Escape');
    await asked.waitFor({ state: 'hidden' });
  });

  test('says in German what is wrong with the links of a preview', async () => {
    await workbench.open('start.md');
    await workbench.press('Control+k');
    await workbench.press('v');
    await workbench.page.locator('.tab', { hasText: 'Preview start.md' }).waitFor();
    const page = workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await page.locator('.docs-vault-broken[title="Es gibt keine Notiz oder Datei „nirgends“."]').waitFor();
    await page
      .locator('.docs-vault-remark', { hasText: 'Bettet sich selbst ein: nicht noch einmal gezeigt.' })
      .waitFor();
    await picture('4-preview');
    await workbench.command('View: Close All Editors');
  });

  test('has settings, the graph and the walkthrough in German', async () => {
    await workbench.command('Preferences: Open Settings (UI)');
    const search = workbench.page.locator('.settings-editor .suggest-input-container');
    await search.click();
    await workbench.type('@ext:docs-vault.docs-vault');
    await workbench.page
      .locator('.settings-editor', { hasText: 'Zeigt über jeder Notiz, wie viele Notizen' })
      .waitFor();
    await picture('5-settings');
    await workbench.command('View: Close All Editors');
    await workbench.open('start.md');
    await workbench.command('Docs Vault: Graph des Vaults anzeigen');
    const page = workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await page.locator('body', { hasText: 'den ganzen Vault' }).waitFor();
    await workbench.page.locator('.tab', { hasText: 'Graph des Vaults' }).waitFor();
    await picture('6-graph');
    await workbench.command('View: Close All Editors');
    await workbench.command('Welcome: Open Walkthrough', false);
    const choice = workbench.page.locator('.quick-input-list .monaco-list-row', {
      hasText: 'Erste Schritte mit Docs Vault',
    });
    await choice.click();
    await workbench.page.locator('.gettingStartedContainer', { hasText: 'Einen Vault öffnen' }).waitFor();
    await picture('7-walkthrough');
  });
});
