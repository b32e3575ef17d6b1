import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * A part of a file that is written from the code, between `<!-- name:begin -->` and `<!-- name:end -->`. With `UPDATE=1`
 * in the environment it is written, otherwise it has to be what it would be.
 */
export function checkGeneratedPart(path: string, name: string, content: string): void {
  const text = readFileSync(join(root, path), 'utf8');
  const part = new RegExp(`(<!-- ${name}:begin -->\n)([\\s\\S]*?)(<!-- ${name}:end -->)`);
  assert.match(text, part, `${path} has no part ${name}`);
  checkGenerated(
    path,
    text.replace(part, (_, begin: string, __, end: string) => `${begin}${content}${end}`),
  );
}

/** A whole file that is written from the code. */
export function checkGenerated(path: string, expected: string): void {
  const file = join(root, path);
  if (process.env.UPDATE) writeFileSync(file, expected);
  assert.equal(readFileSync(file, 'utf8'), expected, `${path} is stale: run UPDATE=1 npm run unit`);
}
