/**
 * What test/editors/kate.test.ts runs: Kate without a screen, with a command between it and the server that writes down
 * what they say. Each step is something that Kate was told, or asked for.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const home = process.env.HOME ?? '';
const [fromEditor, fromServer] = ['from-editor', 'from-server'].map((name) => join(home, name));

const bin = join(home, 'bin');
mkdirSync(bin);
const command = join(bin, 'docs-vault');
writeFileSync(
  command,
  `#!/bin/sh\nPATH=\${PATH#${bin}:}\ntee -a '${fromEditor}' | docs-vault "$@" | tee -a '${fromServer}'\n`,
);
chmodSync(command, 0o755);
// Kate asks its user once whether the command may be started.
writeFileSync(
  join(process.env.XDG_CONFIG_HOME ?? '', 'katerc'),
  `[Kate Plugins]\nlspclientplugin=true\n\n[lspclient]\nAllowedServerCommandLines=${command} lsp --stdio\n`,
);
const runtime = join(home, 'runtime');
mkdirSync(runtime, { mode: 0o700 });
const env = {
  ...process.env,
  PATH: `${bin}:${process.env.PATH}`,
  QT_QPA_PLATFORM: 'offscreen',
  XDG_RUNTIME_DIR: runtime,
};
const kate = spawn('dbus-run-session', ['--', 'kate', '--startanon', '--new', join(process.cwd(), 'index.md')], {
  env,
  detached: true,
});

/** @param {string | undefined} file */
function messagesIn(file) {
  if (!file || !existsSync(file)) return [];
  const parts = readFileSync(file, 'utf8').split(/Content-Length: \d+\r\n(?:[^\r\n]+\r\n)*\r\n/);
  return parts.flatMap((part) => {
    try {
      return [JSON.parse(part)];
    } catch {
      return [];
    }
  });
}

/** @param {string} name @param {() => boolean} condition */
async function step(name, condition) {
  let left = 600;
  while (!condition() && left-- > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  appendFileSync(process.env.RESULTS ?? '', condition() ? `${name}\n` : `${name}\tit did not come\n`);
}

const said = () => messagesIn(fromEditor);
/** Where the problems stand that Kate was told last. */
const problems = () =>
  messagesIn(fromServer)
    .filter(({ method, params }) => method === 'textDocument/publishDiagnostics' && params.uri.endsWith('/index.md'))
    .at(-1)
    ?.params.diagnostics.map(
      (/** @type {any} */ { range }) => `${range.start.line}:${range.start.character}-${range.end.character}`,
    )
    .join();
const answered = (/** @type {string} */ method) => {
  const { id } = said().find((message) => message.method === method) ?? {};
  return messagesIn(fromServer).some((message) => message.id === id && id !== undefined && message.result);
};

await step('the root is the folder of the vault', () =>
  said().some(({ method, params }) => method === 'initialize' && params.rootUri.endsWith('/vault')),
);
await step('the note is opened', () =>
  said().some(
    ({ method, params }) => method === 'textDocument/didOpen' && params.textDocument.languageId === 'markdown',
  ),
);
await step('diagnostics', () => problems() === '2:26-36');
await step('symbols', () => answered('textDocument/documentSymbol'));
writeFileSync('rooter.md', '# Rooter\n');
await step('a file that another program creates', () => problems() === '');
rmSync('rooter.md');
await step('a file that another program deletes', () => problems() === '2:26-36');
try {
  process.kill(-(kate.pid ?? 0), 'SIGTERM');
} catch {
  // It has ended by itself.
}
