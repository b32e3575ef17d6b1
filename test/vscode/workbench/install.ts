import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runNpm, withProgress } from '../../../scripts/command.mjs';

/** The npm package code-server that holds the workbench: its 4.139.1 is VS Code 1.139.1. */
const codeServer = '4.139.1';
/** code-server 4.139 is made for Node 24; the binary comes as an npm package, whatever Node runs the tests. */
const node = '24.21.0';

/**
 * What the VS Code server never loads in a test run, and two thirds of its download: agents, sandboxes, dev containers,
 * Windows, Kerberos and SSH. Their packages are taken out of its lock file before its dependencies are installed.
 */
const unused = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/deviceid',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
];

export interface Workbench {
  /** The Node binary that runs it. */
  readonly node: string;
  /** The script that starts the VS Code server. */
  readonly serverMain: string;
}

/**
 * The folder that holds a VS Code workbench, installed from npm on the first call (about half a minute).
 * It is cached outside the project, in `DOCS_VAULT_CACHE` or `~/.cache/docs-vault`. An interrupted installation leaves nothing that a
 * later one would take for whole, and two at once do no harm: each works in a folder of its own and renames it when it is complete.
 */
export async function installWorkbench(): Promise<Workbench> {
  if (process.platform !== 'linux')
    throw new Error(`the VS Code workbench from npm runs on Linux, not on ${process.platform}`);
  const home = path.join(cacheFolder(), `vscode-1.${codeServer.slice(2)}`);
  removeAbandoned(path.dirname(home));
  if (!fs.existsSync(home)) {
    const partial = `${home}.partial-${process.pid}`;
    await withProgress(`installing VS Code 1.${codeServer.slice(2)} into ${home}, once`, () => install(partial));
    moveInto(partial, home);
  }
  const modules = path.join(home, 'node_modules');
  return {
    node: path.join(modules, nodePackage(), 'bin/node'),
    serverMain: path.join(modules, 'code-server/lib/vscode/out/server-main.js'),
  };
}

function cacheFolder(): string {
  const caches = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.resolve(process.env.DOCS_VAULT_CACHE || path.join(caches, 'docs-vault'));
}

function nodePackage(): string {
  return `node-linux-${process.arch}`;
}

async function install(folder: string): Promise<void> {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  await npm(['install', '--save-exact', `code-server@${codeServer}`, `${nodePackage()}@${node}`], folder);
  const server = path.join(folder, 'node_modules/code-server/lib/vscode');
  for (const lock of ['package.json', 'npm-shrinkwrap.json']) leaveOutUnused(path.join(server, lock));
  await npm(['ci', '--omit=dev', '--legacy-peer-deps'], server);
  trim(folder, server);
}

function leaveOutUnused(lockPath: string): void {
  const lock = JSON.parse(fs.readFileSync(lockPath, 'utf8')) as PackageLock;
  for (const name of unused) {
    delete lock.dependencies?.[name];
    delete lock.packages?.['']?.dependencies?.[name];
  }
  fs.writeFileSync(lockPath, JSON.stringify(lock));
}

interface PackageLock {
  dependencies?: Record<string, unknown>;
  packages?: Record<string, { dependencies?: Record<string, unknown> }>;
}

/** Deletes what came along in packages that are needed: other systems' binaries, C headers, an assistant. */
function trim(folder: string, server: string): void {
  const remove = (...parts: string[]) => fs.rmSync(path.join(...parts), { recursive: true, force: true });
  remove(folder, 'node_modules', nodePackage(), 'include');
  remove(server, 'extensions/copilot');
  const searchBinaries = path.join(server, 'node_modules/@vscode/ripgrep-universal/bin');
  for (const name of fs.readdirSync(searchBinaries)) {
    if (name !== `linux-${process.arch}`) remove(searchBinaries, name);
  }
}

/** Runs npm without the packages' own scripts: nothing is compiled, and nothing is fetched from elsewhere. */
async function npm(args: string[], cwd: string): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const remedy = 'Is the npm registry reachable? Run it again: what was fetched so far is kept in npm’s cache.';
  await runNpm([...args, ...quiet], { cwd, remedy });
}

/** Another run may have been faster; its folder is as good as ours. */
function moveInto(partial: string, home: string): void {
  try {
    fs.renameSync(partial, home);
  } catch (error) {
    if (!fs.existsSync(home)) throw error;
    fs.rmSync(partial, { recursive: true, force: true });
  }
}

/** Removes what interrupted installations left behind, told by the process id in the folder's name. */
function removeAbandoned(caches: string): void {
  if (!fs.existsSync(caches)) return;
  for (const name of fs.readdirSync(caches)) {
    const pid = /\.partial-(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) fs.rmSync(path.join(caches, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
