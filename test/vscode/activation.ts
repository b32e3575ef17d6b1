// How long extensions take to start in windows that are opened one after the other: as VS Code shows it, and what of that
// was waiting for others. The extension has to be built before, for production.
//   node --import tsx test/vscode/activation.ts [--windows 10] [--beside <another build>]

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { project, sampleVault } from './paths.ts';
import { launchBrowser } from './workbench/browser.ts';
import { startServer, type WorkbenchServer } from './workbench/server.ts';

/** Of one extension in one window, in milliseconds. */
interface Times {
  /** From the moment that VS Code wanted its code until the code was there; those that it wanted earlier come first. */
  readonly loading: number;
  /** Of that, the time in which its own code was read and run. */
  readonly own: number;
  /** The call of `activate`, and the promise that it returned. */
  readonly call: number;
  readonly promise: number;
}

const { values } = parseArgs({
  options: { windows: { type: 'string', default: '10' }, beside: { type: 'string' } },
});
const builds = [project, ...(values.beside ? [path.resolve(values.beside)] : [])];
const places = { 'a note is open': ['index.md'], 'no note is open': [] };

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-vault-activation-'));
const browser = await launchBrowser();
const server = await startServer();
try {
  for (const [place, files] of Object.entries(places)) {
    const found = builds.map(() => new Map<string, Times[]>());
    for (let window = 0; window < Number(values.windows); window++)
      for (const [index, build] of builds.entries())
        for (const [extension, times] of await openWindow(server, browser, build, files))
          found[index]?.set(extension, [...(found[index]?.get(extension) ?? []), times]);
    for (const [index, build] of builds.entries()) print(`${place}, ${build}`, found[index] ?? new Map());
  }
} finally {
  await browser.close();
  await server.stop();
  fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}

async function openWindow(
  server: WorkbenchServer,
  browser: Browser,
  build: string,
  files: readonly string[],
): Promise<Map<string, Times>> {
  const own = fs.mkdtempSync(path.join(scratch, 'window-'));
  const [vault, extensions] = [path.join(own, 'workshop'), path.join(own, 'extensions')];
  fs.cpSync(sampleVault, vault, { recursive: true });
  fs.mkdirSync(extensions);
  fs.symlinkSync(build, path.join(extensions, 'docs-vault'));
  fs.symlinkSync(path.join(import.meta.dirname, 'times'), path.join(extensions, 'times'));
  const context = await browser.newContext({ viewport: { width: 1400, height: 860 } });
  const page = await context.newPage();
  await page.goto(
    server.url({ folder: vault, extensions: [extensions], files: files.map((file) => path.join(vault, file)) }),
  );
  const startup = path.join(vault, 'startup.md');
  for (let tries = 0; tries < 600 && !fs.existsSync(startup); tries++) await page.waitForTimeout(200);
  await page.waitForTimeout(500);
  await context.close();
  return timesIn(fs.readFileSync(startup, 'utf8'));
}

/** What the table of extensions says, and the marks: `code/extHost/<mark>/<extension>`, the time since 1970. */
function timesIn(startup: string): Map<string, Times> {
  const at = (mark: string) => Number(new RegExp(`^code/extHost/${mark}\\t(\\d+)`, 'm').exec(startup)?.[1]);
  const rows = startup.matchAll(/^\| ([\w-]+\.[\w-]+) +\| (?:true|false) +\| (\d+) +\| (\d+) +\| (\d+) /gm);
  return new Map(
    [...rows].map(([, name = '', loading, call, promise]) => {
      const own = at(`didLoadExtensionCode/${name}`) - at(`willLoadExtensionCode/${name}`);
      return [name, { loading: Number(loading), own, call: Number(call), promise: Number(promise) }];
    }),
  );
}

function print(title: string, found: ReadonlyMap<string, readonly Times[]>): void {
  console.log(`\n${title}: milliseconds, median (least to most)\n`);
  console.log(
    '| extension | windows | shown by VS Code | waiting for others | loading its code | activate | its promise |',
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const [extension, all] of found) {
    const column = (of: (times: Times) => number): string => spread(all.map(of).filter((value) => value >= 0));
    const columns = [
      column(({ loading, call }) => loading + call),
      column(({ loading, own }) => loading - own),
      column(({ own }) => own),
      column(({ call }) => call),
      column(({ promise }) => promise),
    ];
    console.log(`| ${extension} | ${all.length} | ${columns.join(' | ')} |`);
  }
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? '–' : `${middle} (${sorted[0]} to ${sorted.at(-1)})`;
}
