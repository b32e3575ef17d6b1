// Takes the README's pictures from the real editor: node --import tsx test/vscode/pictures.ts
// The extension has to be built before.

import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { runQuietly } from '../../scripts/command.mjs';
import { project } from './paths.ts';
import { Desk, type Workbench } from './ui/workbench.ts';

/** Only what the pictures are about. */
const settings = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 15,
  'editor.lineNumbers': 'off',
  'editor.scrollbar.vertical': 'hidden',
  'explorer.openEditors.visible': 0,
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.activityBar.location': 'hidden',
  'workbench.editor.editorActionsLocation': 'hidden',
  'workbench.layoutControl.enabled': false,
};

const folder = path.join(project, 'docs/images');

const desk = await Desk.set(settings);
try {
  fs.mkdirSync(folder, { recursive: true });
  const pictures = [
    { name: 'problems', height: 800, show: showProblems },
    { name: 'completion', height: 560, show: showCompletion },
    { name: 'hover', height: 620, show: showHover },
    { name: 'graph', height: 700, show: showGraph },
  ];
  for (const { name, height, show } of pictures) {
    const workbench = await desk.openWindow('light', { width: 1000, height });
    await show(workbench);
    await settle(workbench);
    const file = path.join(folder, `${name}.png`);
    await workbench.page.screenshot({ path: file, animations: 'disabled', caret: 'initial' });
    await workbench.close();
    await compress(file);
    console.log(`${path.relative(project, file)}  ${Math.ceil(fs.statSync(file).size / 1024)} kB`);
  }
} finally {
  await desk.clear();
}

async function showProblems(workbench: Workbench): Promise<void> {
  await workbench.open('explanation/why-a-slicer.md');
  await workbench.editor.locator('.squiggly-warning').first().waitFor();
  await workbench.command('Problems: Focus on Problems View');
  await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'misleading-alias' }).waitFor();
  await workbench.command('View: Focus Active Editor Group');
  await workbench.goTo(10, 74);
  await workbench.until(() => workbench.press('Control+.'), workbench.menu.filter({ hasText: '[[slicer]]' }));
}

async function showCompletion(workbench: Workbench): Promise<void> {
  await workbench.open('explanation/why-a-slicer.md');
  await workbench.goTo(12, 1);
  await workbench.press('Control+End');
  await workbench.type('See [[p');
  await workbench.suggestions.locator('.monaco-list-row', { hasText: 'printer' }).first().waitFor();
}

async function showHover(workbench: Workbench): Promise<void> {
  await workbench.open('tutorials/first-print.md');
  const link = workbench
    .line('You need a model')
    .locator('span', { hasText: /^printer$/ })
    .first();
  await workbench.until(() => link.hover(), workbench.hover.filter({ hasText: 'serial number' }));
}

async function showGraph(workbench: Workbench): Promise<void> {
  await workbench.open('reference/printer.md');
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await workbench.command('Docs Vault: Show Graph of the Vault');
  await webview(workbench).locator('#chosen', { hasText: 'reference/printer.md' }).waitFor();
  await workbench.page.waitForTimeout(3000); // The notes move into their places.
}

function webview(workbench: Workbench): FrameLocator {
  return workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

/** Few colours are enough, and a third of the size; where pngquant is not installed, the picture stays as it is. */
async function compress(file: string): Promise<void> {
  try {
    await runQuietly('pngquant', ['--force', '--strip', '--speed', '1', '--output', file, '128', file]);
  } catch (error) {
    console.error(`${file} is not compressed: ${error}`);
  }
}

/** What pops up fades in, and notices fade out. */
async function settle(workbench: Workbench): Promise<void> {
  await workbench.page.waitForTimeout(1000);
}
