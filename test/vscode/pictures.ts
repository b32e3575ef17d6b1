// Takes the pictures of the README and the guide from the real editor: node --import tsx test/vscode/pictures.ts
// With names of pictures, only those.
// The extension has to be built before.

import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import sharp from 'sharp';
import { writing } from './animation.ts';
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

/** What the picture of the preview shows. */
const hotNote = `# Print hot

Some materials need more than the [[printer#Temperatures|usual heat]]. #printing

> [!warning] Mind your fingers
> The [[printer#Nozzle|nozzle]] stays hot for minutes, and [[the fan|so does the fan]].

They stick to the bed, which has this size:

![[printer#Bed]]

![[printer.png|96]]
`;

const folder = path.join(project, 'docs/images');

const pictures = [
  { name: 'problems', height: 800, show: showProblems },
  { name: 'completion', height: 560, show: showCompletion },
  { name: 'hover', height: 620, show: showHover },
  { name: 'graph', height: 700, show: showGraph },
  { name: 'views', height: 800, show: showViews },
  { name: 'preview', height: 760, show: showPreview },
];

const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);

const desk = await Desk.set(settings);
try {
  fs.mkdirSync(folder, { recursive: true });
  for (const { name, height, show } of pictures) {
    if (!isWanted(name)) continue;
    const workbench = await desk.openWindow('light', { width: 1000, height });
    await show(workbench);
    await settle(workbench);
    const picture = await workbench.page.screenshot({ animations: 'disabled', caret: 'initial' });
    await workbench.close();
    const file = path.join(folder, `${name}.png`);
    // Few colours are enough, and a third of the size.
    await sharp(picture).png({ palette: true, colours: 128, effort: 10 }).toFile(file);
    tell(file);
  }
  if (isWanted('writing')) {
    const workbench = await desk.openWindow('light', { width: 860, height: 560 });
    const file = path.join(folder, 'writing.gif');
    await (await writing(workbench)).write(file);
    await workbench.close();
    tell(file);
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
    .line('Open the model in')
    .locator('span', { hasText: /^slicer$/ })
    .first();
  await workbench.until(() => link.hover(), workbench.hover.filter({ hasText: 'No layer above' }));
}

async function showGraph(workbench: Workbench): Promise<void> {
  await workbench.open('reference/printer.md');
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await workbench.command('Docs Vault: Show Graph of the Vault');
  await webview(workbench).locator('#chosen', { hasText: 'reference/printer.md' }).waitFor();
  await workbench.page.waitForTimeout(3000); // The notes move into their places.
}

/** Side bar and editor share the window. */
async function showViews(workbench: Workbench): Promise<void> {
  await workbench.open('reference/printer.md');
  await workbench.command('Docs Vault: Focus on Backlinks View');
  const sash = workbench.page.locator('.monaco-sash.vertical:not(.disabled)').first();
  await sash.waitFor();
  const box = await sash.boundingBox();
  if (!box) throw new Error('The border of the side bar is not on the screen.');
  await workbench.page.mouse.move(box.x + 2, 300);
  await workbench.page.mouse.down();
  await workbench.page.mouse.move(430, 300, { steps: 5 });
  await workbench.page.mouse.up();
  const rows = workbench.page.locator('.sidebar .monaco-list-row');
  const backlink = rows.filter({ hasText: 'Why there is a slicer' }).first();
  await backlink.locator('.monaco-tl-twistie').click();
  await rows.filter({ hasText: 'knows only lines' }).first().waitFor();
  await rows.filter({ hasText: 'never reviewed' }).first().waitFor();
  await rows.filter({ hasText: 'broken-link' }).first().waitFor();
}

async function showPreview(workbench: Workbench): Promise<void> {
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  fs.writeFileSync(path.join(workbench.vault, 'how-to/print-hot.md'), hotNote);
  await workbench.open('how-to/print-hot.md');
  await workbench.press('Control+k');
  await workbench.press('v');
  await webview(workbench).locator('.docs-vault-embed', { hasText: '220 × 220 mm' }).waitFor();
  await webview(workbench).locator('img.docs-vault-image').waitFor();
}

function webview(workbench: Workbench): FrameLocator {
  return workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

function tell(file: string): void {
  console.log(`${path.relative(project, file)}  ${Math.ceil(fs.statSync(file).size / 1024)} kB`);
}

/** What pops up fades in, and notices fade out. */
async function settle(workbench: Workbench): Promise<void> {
  await workbench.page.waitForTimeout(1000);
}
