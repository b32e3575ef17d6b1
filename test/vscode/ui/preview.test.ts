import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite, suiteSetup, test } from 'mocha';
import type { FrameLocator } from 'playwright-core';
import { sampleVault } from '../paths.ts';
import { lookAfter } from './look-after.ts';
import { Desk, type Theme, type Workbench } from './workbench.ts';

const note = `---
title: Shown
tags: [demo]
---

# Shown

A link to the [[printer]], to its [[printer#Bed|bed]], to [[#Below|what is below]] and to [[nowhere]]. %%hidden%% #a-tag

> [!warning] Hot: the [[printer#Nozzle|nozzle]]
> Never above 260 °C.
>
> > [!tip]- More
> > Folded away.

![[printer#Bed]]

![[printer.png|120]]

## Below

The end.
`;

suite('the Markdown preview', () => {
  let desk: Desk;
  let workbench: Workbench | undefined;
  const picture = lookAfter('preview', () => ({ desk, workbench }));

  suiteSetup(async () => {
    desk = await Desk.set();
  });

  const openPreview = async (
    theme: Theme,
    width: number,
    folder = sampleVault,
  ): Promise<{ window: Workbench; page: FrameLocator }> => {
    await workbench?.close();
    const window = await desk.openFolder(folder, theme, { width, height: 1000 });
    workbench = window;
    fs.writeFileSync(path.join(window.vault, 'shown.md'), note);
    await window.open('shown.md');
    await window.press('Control+k');
    await window.press('v');
    await window.page.locator('.tab', { hasText: 'Preview shown.md' }).waitFor();
    return { window, page: window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame') };
  };

  test('shows links, embeds and callouts as the vault means them', async () => {
    const { page } = await openPreview('light', 1500);
    await page.locator('a.docs-vault-link', { hasText: 'printer' }).first().waitFor();
    await page.locator('.docs-vault-broken[title*="nowhere"]').waitFor();
    await page.locator('.docs-vault-embed', { hasText: '220 × 220 mm' }).waitFor();
    await page
      .locator('.docs-vault-callout[data-callout="warning"] .docs-vault-callout-title', { hasText: 'nozzle' })
      .waitFor();
    await page.locator('details.docs-vault-callout:not([open])').waitFor();
    await page.locator('.docs-vault-tag', { hasText: '#a-tag' }).waitFor();
    // The page has loaded the picture when it is as wide as the link says, and as high as the picture is.
    await page.locator('img.docs-vault-image').evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      if (image.width !== 120 || image.naturalWidth === 0) throw new Error(`${image.width} of ${image.naturalWidth}`);
    });
    await picture('1-light');
  });

  test('follows what is typed', async () => {
    const { window, page } = await openPreview('dark', 1500);
    await page.locator('.docs-vault-broken[title*="nowhere"]').waitFor();
    // A key that comes before the editor has the focus goes to the page beside it.
    await window.until(() => window.press('Control+1'), window.page.locator('.monaco-editor.focused'));
    await window.press('Control+End');
    await window.type('Typed: [[slicer');
    await window.line('Typed: [[slicer').waitFor();
    await page.locator('a.docs-vault-link', { hasText: 'slicer' }).waitFor();
    // Some of the colours of a theme are see-through.
    const border = await page
      .locator('.docs-vault-callout[data-callout="warning"]')
      .evaluate((callout) => getComputedStyle(callout).borderLeftColor);
    assert.doesNotMatch(border, /rgba|\//);
    await picture('2-dark');
  });

  test('can be read in high contrast', async () => {
    // From the start: VS Code may change the colours of a page and not say to it what theme they are of.
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-vault-contrast-'));
    const settings = { 'window.autoDetectColorScheme': false, 'workbench.colorTheme': 'Default High Contrast' };
    try {
      fs.cpSync(sampleVault, folder, { recursive: true });
      fs.mkdirSync(path.join(folder, '.vscode'));
      fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
      const { page } = await openPreview('light', 1500, folder);
      await page.locator('body.vscode-high-contrast .docs-vault-embed').waitFor();
      await picture('4-high-contrast');
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  test('a click opens the note at the heading, in the preview', async () => {
    const { window, page } = await openPreview('light', 1000);
    await page.locator('a.docs-vault-link', { hasText: 'bed' }).first().click();
    await page.locator('h1', { hasText: 'The printer' }).waitFor();
    await window.page.locator('.tab', { hasText: 'Preview printer.md' }).waitFor();
    await page.locator('h2', { hasText: 'Bed' }).waitFor();
    await picture('3-followed');
  });
});
