import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { suite, test } from 'mocha';

const cli = join(import.meta.dirname, '../../server/out/cli.js');
const env = { ...process.env, NODE_OPTIONS: '' };

/** How a server ends, as a process of its own (LSP §Server lifecycle). */
suite('the life of the built language server', () => {
  test('exit without shutdown ends it with 1', async () => {
    const server = await started(process.pid);
    send(server, { method: 'exit' });
    assert.equal(await codeOf(server), 1);
  });

  test('the end of its input ends it with 1, after shutdown with 0', async () => {
    const [dropped, orderly] = [await started(process.pid), await started(process.pid)];
    dropped.stdin?.end();
    assert.equal(await codeOf(dropped), 1);
    send(orderly, { id: 2, method: 'shutdown' });
    await once(orderly.stdout ?? assert.fail(), 'data');
    orderly.stdin?.end();
    assert.equal(await codeOf(orderly), 0);
  });

  test('it ends when the process of its editor is gone, though its input stays open', async () => {
    const editor = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const server = await started(editor.pid ?? assert.fail());
    editor.kill('SIGKILL');
    assert.equal(await codeOf(server), 1);
  });
});

/** A server that has answered `initialize` to the editor with that process. */
async function started(processId: number): Promise<ChildProcess> {
  const server = spawn(process.execPath, [cli, 'lsp', '--stdio'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  send(server, { id: 1, method: 'initialize', params: { processId, rootUri: null, capabilities: {} } });
  await once(server.stdout ?? assert.fail(), 'data');
  return server;
}

function send(server: ChildProcess, message: object): void {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  server.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

async function codeOf(server: ChildProcess): Promise<number | null> {
  if (server.exitCode !== null) return server.exitCode;
  const [code] = await once(server, 'exit');
  return code as number | null;
}
