import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { lookAfter } from './look-after.ts';
import { Desk, type Workbench } from './workbench.ts';

suite('a folder that is not trusted', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-vault-trust-'));
  let desk: Desk;
  let workbench: Workbench;
  lookAfter('trust', () => ({ desk, workbench }));
  const problem = (rule: string) => workbench.page.locator('.markers-panel .monaco-list-row', { hasText: rule });

  suiteSetup(async () => {
    const config = { rules: { 'dangling-path': 'warning', 'orphan-note': 'off' } };
    fs.writeFileSync(path.join(folder, 'docs-vault.json'), JSON.stringify(config));
    fs.writeFileSync(path.join(folder, 'note.md'), '# A note\n\nSee [[nowhere]] and `src/missing.ts`.\n');
    fs.mkdirSync(path.join(folder, 'src'));
    fs.writeFileSync(path.join(folder, 'src/there.ts'), '');
    for (const args of [
      ['init', '--quiet'],
      ['add', '.'],
    ])
      execFileSync('git', args, { cwd: folder });
    const settings = { 'security.workspace.trust.startupPrompt': 'never', 'workbench.editor.useModal': 'off' };
    desk = await Desk.set(settings, { asksForTrust: true });
    workbench = await desk.openFolder(folder, 'light');
  });

  suiteTeardown(() => fs.rmSync(folder, { recursive: true, force: true }));

  test('is checked, without asking git', async () => {
    await workbench.openFromExplorer('note.md');
    await workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await workbench.command('Problems: Focus on Problems View');
    await problem('broken-link').waitFor();
    await workbench.page.waitForTimeout(1000);
    assert.equal(await problem('dangling-path').count(), 0);
  });

  test('is checked with git as soon as it is trusted', async () => {
    await workbench.command('Workspaces: Manage Workspace Trust');
    await workbench.page
      .locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust/ })
      .first()
      .click();
    await workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'detached' });
    await problem('dangling-path').waitFor();
  });
});
