// Stands in for the desktop `code` executable: it understands the arguments that @vscode/test-electron gives to it, does the same
// with a VS Code server and a headless Chromium, and ends with the exit code of the tests.

import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { artifactsFolder } from '../paths.ts';
import { launchBrowser } from './browser.ts';
import { installExtension, type OpenOptions, type ServerOptions, startServer } from './server.ts';

interface CommandLine {
  readonly open: OpenOptions;
  readonly server: ServerOptions;
  readonly install: string | undefined;
}

const timeout = Number(process.env.DOCS_VAULT_EDITOR_TIMEOUT ?? 600_000);

process.exit(await main(readArguments(process.argv.slice(2))));

async function main(line: CommandLine): Promise<number> {
  if (!line.install) return runTests(line);
  await installExtension(line.install, line.server);
  return 0;
}

function readArguments(args: readonly string[]): CommandLine {
  const options = new Map<string, string[]>();
  let folder: string | undefined;
  for (const argument of args) {
    const [, name, value] = /^--([\w-]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name) options.set(name, [...(options.get(name) ?? []), value ?? '']);
    else folder = argument;
  }
  const one = (name: string) => options.get(name)?.[0];
  return {
    open: {
      folder: folder ?? '.',
      extensions: options.get('extensionDevelopmentPath') ?? [],
      tests: one('extensionTestsPath'),
    },
    server: { userDataDir: one('user-data-dir'), extensionsDir: one('extensions-dir') },
    install: one('install-extension'),
  };
}

interface Outcome {
  readonly code: number;
  readonly logs: readonly { relativePath: string; contents: string }[];
}

async function runTests(line: CommandLine): Promise<number> {
  const server = await startServer(line.server);
  const browser = await launchBrowser();
  const stop = async () => {
    await browser.close();
    await server.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop().then(() => process.exit(130)));
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const printed: string[] = [];
    const outcome = testsIn(page, printed);
    await page.goto(server.url(line.open));
    const { code, logs } = await outcome;
    if (code !== 0)
      await keepTraces(page, [
        ...logs,
        { relativePath: 'server.log', contents: server.log() },
        { relativePath: 'page.log', contents: printed.join('\n') },
      ]);
    return code;
  } finally {
    await stop();
  }
}

/** With `--enable-smoke-test-driver`, a workbench that runs an extension's tests calls two functions of its page. */
async function testsIn(page: Page, printed: string[]): Promise<Outcome> {
  const limit = new Promise<Outcome>((resolve) => setTimeout(() => resolve({ code: 2, logs: [] }), timeout).unref());
  const finished = new Promise<Outcome>((resolve) => {
    page.exposeFunction('codeAutomationExit', (code: number, logs: Outcome['logs']) =>
      resolve({ code, logs: logs ?? [] }),
    );
  });
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    printed.push(`${type} ${format(...args)}`);
  });
  return Promise.race([finished, limit]);
}

async function keepTraces(page: Page, logs: Outcome['logs']): Promise<void> {
  const folder = path.join(artifactsFolder(), `failure-${process.pid}`);
  for (const { relativePath, contents } of logs) {
    fs.mkdirSync(path.join(folder, path.dirname(relativePath)), { recursive: true });
    fs.writeFileSync(path.join(folder, relativePath), contents);
  }
  await page.screenshot({ path: path.join(folder, 'workbench.png') });
  console.error(`The tests in the editor failed. A picture of the editor and its logs are in ${folder}`);
}
