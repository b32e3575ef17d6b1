import '../no-cache.ts';
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite, test } from 'mocha';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { modernClient } from '../client.ts';
import { onDiskAsync } from '../disk.ts';

/** How many files the vault has; the minutes that 200,000 take are for who asks for them. */
const count = Number(process.env.DOCS_VAULT_FILES ?? 0);
const cli = join(import.meta.dirname, '../../server/out/cli.js');

suite(`a hostile vault: ${count} files`, function () {
  this.timeout(900_000);

  test('check and the language server answer, in time and memory in proportion to the files', function () {
    if (count === 0) this.skip();
    return onDiskAsync('//- docs-vault.json\n{ "rules": { "orphan-note": "off" } }', async (root) => {
      makeFiles(root);
      const script = `
        const { performance } = require('node:perf_hooks');
        process.on('exit', () => console.error('MEASURED ' + JSON.stringify({
          seconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
          megabytes: process.resourceUsage().maxRSS / 1024 })));`;
      const probe = join(root, '.probe.cjs');
      writeFileSync(probe, script);
      const checked = spawnSync(process.execPath, ['--require', probe, cli, 'check', '--format', 'plain', root], {
        encoding: 'utf8',
        maxBuffer: 1 << 30,
      });
      assert.equal(checked.status, 1, checked.stderr);
      assert.equal(checked.stdout.match(/broken-link/g)?.length, count / 2);
      report('check', checked.stderr, count);
      report('lsp', await served(root, probe), count);
    });
  });
});

/** Half are notes with a link to the next one and a broken one, half are attachments; a thousand in a folder. */
function makeFiles(root: string): void {
  for (let at = 0; at < count / 2; at++) {
    const folder = join(root, `folder-${Math.floor(at / 1000)}`);
    if (at % 1000 === 0) mkdirSync(folder);
    writeFileSync(
      join(folder, `note-${at}.md`),
      `# Note ${at}\n\n[[note-${at + 1 === count / 2 ? 0 : at + 1}]] and [[missing-${at}]], ![[picture-${at}.png]]\n`,
    );
    writeFileSync(join(folder, `picture-${at}.png`), '');
  }
}

/** What the process measured of itself, after all problems, a hover, a completion and symbols were asked for. */
async function served(root: string, probe: string): Promise<string> {
  const server = spawn(process.execPath, ['--require', probe, cli, 'lsp', '--stdio']);
  let errors = '';
  server.stderr.on('data', (written: Buffer) => (errors += written));
  const client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  client.onRequest('client/registerCapability', () => null);
  client.listen();
  const workspaceFolders = [{ uri: pathToFileURL(root).href, name: 'vault' }];
  await client.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders,
    capabilities: modernClient,
  });
  await client.sendNotification('initialized', {});
  const { items } = await client.sendRequest<{ items: { items: unknown[] }[] }>('workspace/diagnostic', {
    previousResultIds: [],
  });
  assert.equal(items.flatMap((report) => report.items).length, count / 2);
  const textDocument = { uri: pathToFileURL(join(root, 'folder-0/note-1.md')).href };
  const asked = { textDocument, position: { line: 2, character: 4 } };
  for (const method of ['hover', 'completion', 'definition']) {
    const started = performance.now();
    assert.ok(await client.sendRequest(`textDocument/${method}`, asked));
    console.log(`      ${method}: ${Math.round(performance.now() - started)} ms`);
  }
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  await new Promise((resolve) => server.once('exit', resolve));
  client.dispose();
  return errors;
}

function report(what: string, output: string, files: number): void {
  const { seconds, megabytes } = JSON.parse(/MEASURED (.*)/.exec(output)?.[1] ?? '{}') as Record<string, number>;
  assert.ok(seconds && megabytes, output);
  console.log(`      ${what}: ${seconds.toFixed(1)} s of processor time, ${Math.round(megabytes)} MB at most`);
  assert.ok(seconds < files / 2000, `${what} took ${seconds} s`);
  assert.ok(megabytes < 200 + files / 200, `${what} took ${megabytes} MB`);
}
