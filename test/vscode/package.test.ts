import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { suite, test } from 'mocha';
import { project } from './paths.ts';

const vsix = process.env.DOCS_VAULT_VSIX;

/** The whole is to be loaded by a browser in a moment; a library bundled by mistake would break this limit. */
const largest = 1_000_000;

suite('the packaged extension', () => {
  test('holds what is loaded or shown, and nothing else', () => {
    const unexpected = filesInVsix().filter((file) => !allowed.some((pattern) => pattern.test(file)));
    assert.deepEqual(unexpected, []);
  });

  test('holds every page and script that it needs', () => {
    const files = filesInVsix();
    const pages = fs.readdirSync(path.join(project, 'docs/rules')).map((page) => `docs/rules/${page}`);
    const needed = [
      'package.json',
      'docs-vault.schema.json',
      'THIRD-PARTY-NOTICES.txt',
      'client/out/extension.cjs',
      'client/out/node-client.cjs',
      'client/styles/preview.css',
      'client/out/web/extension.cjs',
      'server/out/web/lsp.js',
      'server/out/lsp.js',
      'server/out/cli.js',
      'server/out/graph-page.js',
      'images/icon.png',
      'images/view.svg',
      ...['open', 'link', 'problems', 'review', 'graph'].map((step) => `images/walkthrough/${step}.svg`),
      'package.nls.json',
      'package.nls.de.json',
      'l10n/bundle.l10n.de.json',
      'snippets/docs-vault.code-snippets',
    ];
    assert.deepEqual(
      [...needed, ...pages].filter((file) => !files.includes(file)),
      [],
    );
  });

  test('is small', () => {
    const { size } = fs.statSync(vsixFile());
    assert.ok(size < largest, `${size} bytes; the limit is ${largest}`);
  });
});

const allowed = [
  /^(package|package\.nls|package\.nls\.de|docs-vault\.schema)\.json$/,
  /^l10n\/bundle\.l10n\.de\.json$/,
  /^snippets\/docs-vault\.code-snippets$/,
  /^(readme|changelog)\.md$/,
  /^(LICENSE|THIRD-PARTY-NOTICES)\.txt$/,
  /^client\/out\/((web\/)?extension|node-client)\.cjs$/,
  /^client\/styles\/preview\.css$/,
  /^server\/out\/(cli|lsp|graph-page)\.js$/,
  /^server\/out\/web\/lsp\.js$/,
  /^server\/out\/chunks\/[\w-]+\.js$/,
  /^syntaxes\/[\w.-]+\.tmLanguage\.json$/,
  /^docs\/rules\/[\w-]+\.md$/,
  /^images\/(icon\.png|view\.svg|walkthrough\/[a-z]+\.svg)$/,
];

/** What VS Code unpacks into the extension's folder. */
function filesInVsix(): string[] {
  const folder = 'extension/';
  const names = zipEntries(fs.readFileSync(vsixFile())).filter((name) => name.startsWith(folder));
  return names.map((name) => name.slice(folder.length));
}

function vsixFile(): string {
  assert.ok(vsix, 'DOCS_VAULT_VSIX names the package');
  return vsix;
}

/** The names in a zip archive's central directory (APPNOTE §4.3.12, §4.3.16). */
function zipEntries(archive: Buffer): string[] {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  assert.notEqual(end, -1, 'the package is a zip archive');
  const names: string[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    names.push(archive.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}
