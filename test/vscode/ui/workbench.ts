import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { project, sampleVault } from '../paths.ts';
import { launchBrowser } from '../workbench/browser.ts';
import { type OpenOptions, type ServerOptions, startServer, type WorkbenchServer } from '../workbench/server.ts';

export type Theme = 'light' | 'dark';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A VS Code server with a browser, on copies of the sample vault: what all windows of a run share. */
export class Desk {
  private constructor(
    private readonly server: WorkbenchServer,
    private readonly browser: Browser,
    private readonly scratch: string,
  ) {}

  static async set(settings: ServerOptions['settings'] = {}, options: ServerOptions = {}): Promise<Desk> {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-vault-ui-'));
    const browser = await launchBrowser();
    return new Desk(await startServer({ ...options, settings }), browser, scratch);
  }

  /** Opens a window on a vault of its own, so that what one window changes no other sees. */
  async openWindow(theme: Theme, size?: Size): Promise<Workbench> {
    return this.openFolder(sampleVault, theme, size);
  }

  /** Opens a window on a copy of a folder. */
  async openFolder(folder: string, theme: Theme, size: Size = { width: 1400, height: 860 }): Promise<Workbench> {
    const vault = path.join(fs.mkdtempSync(path.join(this.scratch, 'window-')), 'workshop');
    fs.cpSync(folder, vault, { recursive: true });
    return new Workbench(await this.openPage({ folder: vault, extensions: [project] }, theme, size), vault);
  }

  /** Opens a window as on the web: the extension runs in the browser, on files that are there alone. */
  async openOnTheWeb(): Promise<Workbench> {
    // The workbench takes one folder of extensions.
    const extensions = fs.mkdtempSync(path.join(this.scratch, 'extensions-'));
    fs.symlinkSync(project, path.join(extensions, 'docs-vault'));
    fs.symlinkSync(path.join(project, 'test/vscode/memory'), path.join(extensions, 'memory'));
    const open = { folder: 'memory:/vault', extensions: [extensions], inBrowser: true };
    return new Workbench(await this.openPage(open, 'light', { width: 1400, height: 860 }), '');
  }

  private async openPage(open: OpenOptions, theme: Theme, size: Size): Promise<Page> {
    const context = await this.browser.newContext({ viewport: size, colorScheme: theme });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    await page.goto(this.server.url(open));
    await page.locator('.monaco-workbench').waitFor();
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    return page;
  }

  /** The process from which all extension hosts, and what these start, descend. */
  get process(): number {
    return this.server.process;
  }

  async clear(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    fs.rmSync(this.scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * A window, driven with keys and the mouse as a person would. Every step waits for what it causes: a key that is pressed too early
 * goes to whatever has the focus then.
 */
export class Workbench {
  readonly editor: Locator;
  readonly suggestions: Locator;
  readonly hover: Locator;
  readonly menu: Locator;
  private readonly input: Locator;

  constructor(
    readonly page: Page,
    /** The folder of the vault. */
    readonly vault: string,
  ) {
    this.editor = page.locator('.editor-instance .monaco-editor').first();
    this.suggestions = page.locator('.suggest-widget.visible');
    this.hover = page.locator('.monaco-hover:not(.hidden)');
    this.menu = page.locator('.action-widget');
    this.input = page.locator('.quick-input-widget input.input');
  }

  /** Runs a command of the palette, named as the palette names it; one that asks on leaves the list open. */
  async command(title: string, closes = true): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.input.waitFor();
    await this.input.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).waitFor();
    if (closes) await this.accept();
    else await this.press('Enter');
  }

  /** Opens a file by its path in the vault. */
  async open(file: string): Promise<void> {
    await this.page.keyboard.press('Control+p');
    await this.input.waitFor();
    await this.input.fill(file);
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: path.basename(file) }).waitFor();
    await this.accept();
    await this.page.locator('.tab.active', { hasText: path.basename(file) }).waitFor();
    await this.editor.locator('.view-line').first().waitFor();
  }

  /** Opens a file at the top of the explorer: where a search for files finds none, as files are in the browser alone. */
  async openFromExplorer(file: string): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).dblclick();
    await this.page.locator('.tab.active', { hasText: file }).waitFor();
    await this.editor.locator('.view-line').first().waitFor();
  }

  /** Sets the cursor; line and column count from 1, as the editor's status bar does. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press('Control+g');
    await this.input.waitFor();
    await this.input.fill(`:${line}:${column}`);
    await this.accept();
    await this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
    await this.page.locator('.monaco-editor.focused').waitFor();
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 40 });
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** A line of the open note that holds the text, as long as it is on the screen. */
  line(text: string): Locator {
    return this.editor.locator('.view-line', { hasText: text });
  }

  /** Asks until what was asked for is shown: a late event, such as new diagnostics, may close a popup again. */
  async until(ask: () => Promise<void>, shown: Locator): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await ask();
      try {
        return await shown.waitFor({ timeout: 5000 });
      } catch (error) {
        if (attempt === 5) throw error;
        await this.press('Escape');
      }
    }
  }

  /** Points at something until what that brings is shown: only a pointer that moves brings anything. */
  async pointAt(place: Locator, shown: Locator): Promise<void> {
    await this.until(async () => {
      await this.pointAway();
      await place.hover();
    }, shown);
  }

  /** Points where nothing is. */
  async pointAway(): Promise<void> {
    await this.page.mouse.move(1000, 700);
  }

  /** Waits until a note on the disk reads so; the failure shows how it reads instead. */
  async saved(note: string, expected: RegExp): Promise<void> {
    const file = path.join(this.vault, note);
    const read = () => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
    for (let attempt = 0; attempt < 100 && !expected.test(read()); attempt++) await this.page.waitForTimeout(100);
    assert.match(read(), expected);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  private async accept(): Promise<void> {
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }
}
