import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package, which holds package.json and docs/rules, wherever the running file stands in it. */
export function packageFolder(): string {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, 'package.json')) && dirname(at) !== at) at = dirname(at);
  return at;
}

export function version(): string {
  return manifest().version;
}

/** Where the project lives; undefined while the manifest does not say. */
export function packageHomepage(): string | undefined {
  return manifest().homepage;
}

function manifest(): { version: string; homepage?: string } {
  return JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'));
}
