import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { noticesOf, noticesText } from '../scripts/notices.mjs';

const project = join(import.meta.dirname, '..');

suite('supply chain', () => {
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));

  test('every version is exact, and whoever installs the package installs nothing else', () => {
    const versions: [string, string][] = Object.entries(manifest.devDependencies);
    assert.deepEqual(
      versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)),
      [],
    );
    for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundledDependencies'])
      assert.equal(manifest[kind], undefined, kind);
  });

  test('the lock file has the digest of everything, and nothing comes from elsewhere than the registry', () => {
    const packages = Object.entries<Record<string, string>>(lock.packages).filter(([folder]) => folder !== '');
    const odd = packages.filter(
      ([, { resolved, integrity }]) =>
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')) ||
        !integrity?.startsWith('sha512-'),
    );
    assert.deepEqual(
      odd.map(([folder]) => folder),
      [],
    );
  });

  test('of a package in the bundles the licence is told, of one that is left out of them it is not', () => {
    const inputs = (bytes: number) => ({
      'node_modules/picomatch/lib/parse.js': { bytesInOutput: 10 },
      'node_modules/typescript/lib/typescript.js': { bytesInOutput: bytes },
      'server/src/config.ts': { bytesInOutput: 10 },
    });
    const output = { bytes: 0, imports: [], exports: [], inputs: inputs(0) };
    const notices = noticesOf([{ inputs: {}, outputs: { 'server/out/cli.js': output } }]);
    assert.deepEqual(
      notices.map(({ name, license }) => `${name} ${license}`),
      ['picomatch MIT'],
    );
    assert.match(noticesText(notices), /picomatch \d.*\(MIT\)[\s\S]*Permission is hereby granted/);
  });

  test('a package whose licence is not allowed fails the build', () => {
    // Never bundled: its licence is the Mozilla Public License or another that asks for more.
    const [folder] =
      Object.entries<Record<string, string>>(lock.packages).find(([, { license }]) => license === 'Python-2.0') ?? [];
    assert.ok(folder, 'no package here has such a licence');
    const inputs = { [`${folder}/index.js`]: { bytesInOutput: 1 } };
    const output = { bytes: 0, imports: [], exports: [], inputs };
    assert.throws(() => noticesOf([{ inputs: {}, outputs: { 'x.js': output } }]), /has the licence Python-2\.0/);
  });
});
