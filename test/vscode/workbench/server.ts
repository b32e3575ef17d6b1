import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installWorkbench, type Workbench } from './install.ts';

/** Keeps the workbench quiet: no network, no welcome, nothing beside the editor that a test did not ask for. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.wordWrap': 'on',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.autoDetectColorScheme': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

export interface ServerOptions {
  /** Where settings are kept; a temporary folder unless given. */
  readonly userDataDir?: string | undefined;
  /** Where extensions are installed; a temporary folder unless given. */
  readonly extensionsDir?: string | undefined;
  /** The user's settings, over the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  /** The display language, such as `de`; the workbench itself stays English, as there is no language pack. */
  readonly language?: string;
  /** Whether the user is asked whom to trust; folders are not trusted until then. */
  readonly asksForTrust?: boolean;
}

export interface WorkbenchServer {
  /** The address of the workbench with a folder open, and with an extension and its tests where they are given. */
  url(open: OpenOptions): string;
  /** All that the server printed. */
  log(): string;
  /** The process from which all that it started descends. */
  readonly process: number;
  /** Ends the server and all that it started, and removes its temporary folder. */
  stop(): Promise<void>;
}

export interface OpenOptions {
  /** A path, or the URI of a folder that is not on the disk. */
  readonly folder: string;
  readonly extensions?: readonly string[];
  readonly tests?: string | undefined;
  /** What is open in editors from the beginning. */
  readonly files?: readonly string[];
  /** Whether the extensions run in the browser, as on the web, and not beside the files. */
  readonly inBrowser?: boolean;
}

/** Starts a VS Code server on a free port of 127.0.0.1, with a temporary home so that no run sees another's, or the user's own. */
export async function startServer(options: ServerOptions = {}): Promise<WorkbenchServer> {
  const session = await openSession(options);
  const child = session.run([
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
    ...['--telemetry-level', 'off', '--enable-smoke-test-driver'],
    ...(options.asksForTrust ? [] : ['--disable-workspace-trust']),
    ...(options.language ? ['--locale', options.language] : []),
  ]);
  const killGroup = () => signalGroup(child, 'SIGKILL');
  process.once('exit', killGroup);
  const stop = async () => {
    await endGroup(child);
    process.removeListener('exit', killGroup);
    session.remove();
  };
  try {
    const port = await listeningPort(child, session.log);
    return { url: (open) => workbenchUrl(port, open), log: session.log, process: child.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Installs a packaged extension the way `code --install-extension` does. */
export async function installExtension(vsix: string, options: ServerOptions): Promise<void> {
  const session = await openSession(options);
  const child = session.run(['--install-extension', path.resolve(vsix)]);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  session.remove();
  if (code !== 0) throw new Error(`installing ${vsix} failed (${code})\n${session.log()}`);
}

/** The place in which one server process lives: folders, environment, and what it prints. */
async function openSession(options: ServerOptions) {
  const workbench = await installWorkbench();
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-vault-code-'));
  const user = options.userDataDir ?? path.join(home, 'user');
  const trust = { 'security.workspace.trust.enabled': options.asksForTrust ?? false };
  writeSettings(path.join(user, 'User', 'settings.json'), { ...trust, ...options.settings });
  if (options.language) writeLanguagePack(user, options.language);
  const args = [
    ...['--server-data-dir', path.join(home, 'server'), '--user-data-dir', user],
    ...['--extensions-dir', options.extensionsDir ?? path.join(home, 'extensions'), '--accept-server-license-terms'],
  ];
  let output = '';
  return {
    log: () => output,
    remove: () => fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 }),
    run(more: string[]): ChildProcess {
      const child = spawnNode(workbench, [...args, ...more], home);
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
      return child;
    },
  };
}

function writeSettings(file: string, settings: ServerOptions['settings']): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
}

/**
 * A language pack without a single word, as VS Code notes down the packs that are installed: without one it ignores the
 * display language that is asked for.
 */
function writeLanguagePack(user: string, language: string): void {
  const words = path.join(user, 'words.json');
  fs.writeFileSync(words, JSON.stringify({ contents: {} }));
  const pack = {
    hash: 'none',
    label: language,
    extensions: [{ extensionIdentifier: { id: 'docs-vault.language-pack' }, version: '0.0.0' }],
    translations: { vscode: words },
  };
  fs.writeFileSync(path.join(user, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}

/** A process group of its own (`detached`), so that the whole of it can be ended by the id of its first process. */
function spawnNode(workbench: Workbench, args: string[], home: string): ChildProcess {
  const temporary = path.join(home, 't'); // Sockets are made here, and a socket's path has at most 107 bytes.
  fs.mkdirSync(temporary, { recursive: true });
  const { XDG_RUNTIME_DIR: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    HOME: home,
    TMPDIR: temporary,
    XDG_CONFIG_HOME: path.join(home, 'config'),
    XDG_DATA_HOME: path.join(home, 'data'),
    EXTENSIONS_GALLERY: '{}',
  };
  return spawn(workbench.node, [workbench.serverMain, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

function listeningPort(child: ChildProcess, log: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`the VS Code server did not start in 60 s\n${log()}`)), 60_000);
    child.on('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`the VS Code server ended (${code})\n${log()}`));
    });
    child.stdout?.on('data', () => {
      const port = /Extension host agent listening on (\d+)/.exec(log())?.[1];
      if (!port) return;
      clearTimeout(limit);
      resolve(Number(port));
    });
  });
}

async function endGroup(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
    else child.on('exit', resolve);
  });
  signalGroup(child, 'SIGTERM');
  const impatience = setTimeout(() => signalGroup(child, 'SIGKILL'), 5000);
  await ended;
  clearTimeout(impatience);
  signalGroup(child, 'SIGKILL'); // What it started may outlive it.
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended.
  }
}

function workbenchUrl(port: number, open: OpenOptions): string {
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...(open.extensions ?? []).map((folder) => ['extensionDevelopmentPath', remoteUri(folder)]),
    ...(open.files ?? []).map((file) => ['openFile', remoteUri(file)]),
    ...(open.inBrowser ? [['extensionDevelopmentKind', 'web']] : []),
    ...(open.tests ? [['extensionTestsPath', remoteUri(open.tests)]] : []),
  ];
  const query = new URLSearchParams({
    folder: /^\w+:/.test(open.folder) ? open.folder : path.resolve(open.folder),
    payload: JSON.stringify(payload),
  });
  return `http://127.0.0.1:${port}/?${query}`;
}

/** The workbench of code-server names its own machine by the fixed word `remote`. */
function remoteUri(file: string): string {
  return `vscode-remote://remote${path.resolve(file)}`;
}
