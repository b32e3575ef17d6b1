import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { installCommand, NotToBeHad } from './install.ts';

/** An editor, and what its script tries there. */
export interface Editor {
  readonly name: string;
  /** Installs the editor and gives its binary; throws `NotToBeHad` where that cannot be. */
  install(): Promise<string>;
  /**
   * The editor's arguments. Its script stands in `folder` as well as the vault, and writes to `results` a line for each step:
   * its name alone when it went well, else with a tab and the reason behind.
   */
  args(session: Session): string[];
  /** The configuration as the guide gives it, and what its file is called. */
  readonly config: { readonly file: string; readonly text: string };
  /** The names of what the script tries, in its order. */
  readonly steps: readonly string[];
}

export interface Session {
  readonly vault: string;
  readonly config: string;
  readonly results: string;
}

/** The vault that every editor opens. The letter before the first link is two units of UTF-16 and four bytes. */
const files: Readonly<Record<string, string>> = {
  'docs-vault.json': '{ "rules": { "orphan-note": "off" } }\n',
  'index.md': '# Index\n\n- 𝔸 [[router#Ports]] and [[rooter]]\n- [[nas]]\n',
  'router.md': '# Router\n\n## Ports\n\nWhat is plugged in where.\n',
  'nas.md': '# Network storage\n\nBehind the [[router]].\n',
};

/** How long an editor may take for all steps, in milliseconds. */
const limit = 240_000;

/** Runs the script in the editor, with `docs-vault` installed from the packed package, and makes each step a test. */
export function drive(editor: Editor): void {
  suite(editor.name, () => {
    let folder = '';
    let results = new Map<string, string>();
    let output = '';

    suiteSetup(async function () {
      folder = mkdtempSync(join(tmpdir(), 'docs-vault-editor-'));
      let binary: string;
      try {
        binary = await editor.install();
      } catch (error) {
        if (!(error instanceof NotToBeHad)) throw error;
        console.log(`    skipped, not tested: ${editor.name}: ${error.message}`);
        return this.skip();
      }
      const session = prepare(folder, editor);
      output = await run(binary, editor.args(session), folder, await command());
      results = readResults(session.results);
    });
    suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

    for (const step of editor.steps)
      test(step, () => {
        const reason = results.get(step);
        assert.ok(reason !== undefined, `the editor did not come to this step; it printed:\n${output}`);
        assert.equal(reason, '', output);
      });

    test('the server ends with the editor', async () => {
      for (let left = 100; running(folder).length > 0 && left > 0; left--)
        await new Promise((resolve) => setTimeout(resolve, 100));
      assert.deepEqual(running(folder), []);
    });
  });
}

/** The command is installed once for all editors of a run; where it is, `bin` is. */
let installed: Promise<string> | undefined;
function command(): Promise<string> {
  installed ??= (async () => {
    const prefix = mkdtempSync(join(tmpdir(), 'docs-vault-prefix-'));
    process.on('exit', () => rmSync(prefix, { recursive: true, force: true }));
    return installCommand(prefix);
  })();
  return installed;
}

function prepare(folder: string, editor: Editor): Session {
  const session = {
    vault: join(folder, 'vault'),
    config: join(folder, editor.config.file),
    results: join(folder, 'results'),
  };
  mkdirSync(session.vault);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(session.vault, path), text);
  mkdirSync(dirname(session.config), { recursive: true });
  writeFileSync(session.config, editor.config.text);
  return session;
}

/** Runs the editor to its end, or to the limit; gives what it printed. */
function run(binary: string, args: readonly string[], folder: string, bin: string): Promise<string> {
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    PATH: `${bin}:${process.env.PATH}`,
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, '.config'),
    XDG_DATA_HOME: join(folder, '.local'),
    XDG_STATE_HOME: join(folder, '.state'),
    XDG_CACHE_HOME: join(folder, '.cache'),
    RESULTS: join(folder, 'results'),
  };
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, { cwd: join(folder, 'vault'), env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk;
      });
    const timer = setTimeout(() => child.kill('SIGKILL'), limit);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(`${output}\n(ended with ${signal ?? code})`);
    });
  });
}

function readResults(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => line.split('\t') as [string, string?]).map(([step, why = '']) => [step, why]));
}

/** The command lines of the processes whose home is the folder. */
function running(folder: string): string[] {
  const found: string[] = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
      if (environment.includes(`HOME=${folder}`))
        found.push(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '));
    } catch {
      // It has ended between the two looks, or is not ours to look at.
    }
  return found;
}
