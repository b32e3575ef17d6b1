import fs from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { runQuietly, withProgress } from '../../../scripts/command.mjs';

/** Starts a headless Chromium: the one that `CHROMIUM` names, or Debian's, installed when it is missing. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/** The path of a Chromium. As root on a system with apt-get, it is installed; otherwise an error says what to install. */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM;
  if (named) return named;
  const present = () => places.find((place) => fs.existsSync(place));
  const found = present();
  if (found) return found;
  if (process.getuid?.() === 0) await withProgress('installing Chromium with apt-get', installChromium);
  const installed = present();
  if (installed) return installed;
  throw new Error('The editor tests need Chromium. Install it (apt-get install chromium), or name one in CHROMIUM.');
}

async function installChromium(): Promise<void> {
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    remedy: 'Install Chromium by hand, or name one in CHROMIUM, and run it again.',
  };
  await runQuietly('apt-get', ['--quiet', 'update'], options);
  await runQuietly('apt-get', ['--quiet', 'install', '--yes', '--no-install-recommends', 'chromium'], options);
}
