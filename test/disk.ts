import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseFixture } from './fixture.ts';

/** Runs the test in a temporary folder that holds the fixture's files; the folder goes away afterwards. */
export function onDisk(source: string, check: (root: string) => void, parent: string = tmpdir()): void {
  const root = mkdtempSync(join(parent, 'docs-vault-test-'));
  try {
    if (source !== '') writeFiles(root, parseFixture(source).files);
    check(root);
  } finally {
    makeRemovable(root);
    rmSync(root, { recursive: true, force: true });
  }
}

/** Where writes need not wait for a disk, if the machine has such a place: for tests that make thousands. */
export const memoryFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** `onDisk` for tests that wait. */
export async function onDiskAsync(
  source: string,
  check: (root: string) => Promise<void>,
  parent: string = tmpdir(),
): Promise<void> {
  const root = mkdtempSync(join(parent, 'docs-vault-test-'));
  try {
    if (source !== '') writeFiles(root, parseFixture(source).files);
    await check(root);
  } finally {
    makeRemovable(root);
    rmSync(root, { recursive: true, force: true });
  }
}

export function writeFiles(root: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Every file below the folder with its text, by path. Hidden ones count, so that left-over files are seen. */
export function filesOn(root: string): ReadonlyMap<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const files = paths.filter((path) => lstatSync(join(root, path)).isFile() && !path.startsWith('.git/'));
  return new Map(files.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

function makeRemovable(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    chmodSync(join(folder, entry.name), 0o700);
    makeRemovable(join(folder, entry.name));
  }
}
