import assert from 'node:assert/strict';
import fs from 'node:fs';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { commands, Range, WorkspaceEdit, window, workspace } from 'vscode';
import { eventually, expectProblem, open, problemsIn, revertAll } from './vault.ts';

const note = 'tutorials/first-print.md';
const problem = 'Error 23:29 broken-link';

suite('a language server that ends, or hangs', () => {
  suiteSetup(async function () {
    if (process.platform !== 'linux') return this.skip(); // Where processes are found in /proc.
    await open(note);
    await expectProblem(note, problem);
  });

  suiteTeardown(revertAll);

  test('is started again when it was killed, and what was typed meanwhile counts', async () => {
    const document = await open(note);
    await killServer();
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, '\n\n[[nowhere-at-all]]\n');
    assert.ok(await workspace.applyEdit(edit));
    await eventually(
      'the new link is reported',
      () => problemsIn(note).filter((each) => each.endsWith('broken-link')).length === 2,
    );
    assert.match(document.getText(), /\[\[nowhere-at-all\]\]\n$/);
    assert.equal(window.activeTextEditor?.document, document);
  });

  test('is left alone when it ends again and again, and restarts on demand', async () => {
    await commands.executeCommand('docsVault.restartServer');
    for (let times = 0; times < 5; times++) await killServer();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    assert.equal(serverId(), undefined);
    const document = await open(note);
    const last = document.lineAt(document.lineCount - 1).range.end;
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, new Range(last, last), 'More.\n');
    assert.ok(await workspace.applyEdit(edit), 'the editor goes on');
    await commands.executeCommand('docsVault.restartServer');
    await expectProblem(note, problem);
  });

  test('is replaced on demand when it hangs', async () => {
    const hanging = await waitForServer();
    process.kill(hanging, 'SIGSTOP');
    await commands.executeCommand('docsVault.restartServer');
    await expectProblem(note, problem);
    await eventually('the one that hung has ended', () => !isAlive(hanging));
  });

  test('is given up when it never answers, and restarts on demand', async () => {
    const before = await waitForServer();
    const restarting = commands.executeCommand('docsVault.restartServer');
    await eventually('another server starts', () => ![undefined, before].includes(serverId()));
    const silent = await waitForServer();
    process.kill(silent, 'SIGSTOP');
    await restarting;
    await eventually('the silent one has ended', () => !isAlive(silent));
    await commands.executeCommand('docsVault.restartServer');
    await expectProblem(note, problem);
  });
});

async function killServer(): Promise<void> {
  const id = await waitForServer();
  process.kill(id, 'SIGKILL');
  await eventually('the server has ended', () => serverId() !== id);
}

async function waitForServer(): Promise<number> {
  await eventually('a server runs', () => serverId() !== undefined);
  return serverId() as number;
}

/** The process of the language server that this editor started. */
function serverId(): number | undefined {
  return fs
    .readdirSync('/proc')
    .map(Number)
    .filter((id) => id > 0 && isAlive(id))
    .findLast((id) => {
      const [parent, command] = [read(id, 'stat').split(') ')[1]?.split(' ')[1], read(id, 'cmdline')];
      return Number(parent) === process.pid && command.includes('server/out/lsp.js');
    });
}

function isAlive(id: number): boolean {
  const state = read(id, 'stat').split(') ')[1]?.[0];
  return state !== undefined && state !== 'Z';
}

function read(id: number, file: string): string {
  try {
    return fs.readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    return ''; // It has ended.
  }
}
