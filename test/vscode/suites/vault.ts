import assert from 'node:assert/strict';
import path from 'node:path';
import {
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  languages,
  type Position,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';

/** The folder that is open: a copy of the sample vault. */
export function vaultUri(): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return folder.uri;
}

export function uriOf(note: string): Uri {
  return Uri.joinPath(vaultUri(), note);
}

/** Opens a note of the vault in an editor. */
export async function open(note: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uriOf(note));
  await window.showTextDocument(document);
  return document;
}

/** Writes a note to the disk, past the editor, as another program does. */
export async function writeToDisk(note: string, text: string): Promise<void> {
  await workspace.fs.writeFile(uriOf(note), new TextEncoder().encode(text));
}

/** Removes a note or folder from the disk, if it is there. */
export async function removeFromDisk(path: string): Promise<void> {
  await workspace.fs.delete(uriOf(path), { recursive: true }).then(undefined, () => undefined);
}

/** Puts the documents of the tests back as they are on the disk, and closes all. VS Code writes its settings meanwhile. */
export async function revertAll(): Promise<void> {
  for (const document of workspace.textDocuments) {
    const isOurs = document.isUntitled || workspace.getWorkspaceFolder(document.uri) !== undefined;
    if (!document.isDirty || !isOurs) continue;
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.files.revert');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
}

/** The place just after a text that occurs once in the document. */
export function after(document: TextDocument, text: string): Position {
  const start = document.getText().indexOf(text);
  assert.notEqual(start, -1, `${path.basename(document.uri.fsPath)} holds ${text}`);
  return document.positionAt(start + text.length);
}

/** The problems that Docs Vault reports in a note: `severity line:column rule`, counted from 1, in the order of the text. */
export function problemsIn(note: string): string[] {
  const ours = languages.getDiagnostics(uriOf(note)).filter((diagnostic) => diagnostic.source === 'docs-vault');
  return ours.sort((a, b) => a.range.start.compareTo(b.range.start)).map(describe);
}

/** Waits until a note has a problem; the failure shows the ones that it has. */
export async function expectProblem(note: string, problem: string): Promise<void> {
  await settle(
    () => problemsIn(note).includes(problem),
    () => assert.fail(`${note} has no problem ${problem}, but ${JSON.stringify(problemsIn(note))}`),
  );
}

/** Waits until a note has no problem of a rule; the failure shows the ones that it has. */
export async function expectNone(note: string, rule: string): Promise<void> {
  await settle(
    () => !problemsIn(note).some((problem) => problem.endsWith(` ${rule}`)),
    () => assert.fail(`${note} still has ${JSON.stringify(problemsIn(note))}`),
  );
}

/** Waits until something is so. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  await settle(holds, () => assert.fail(`it did not come about that ${what}`));
}

const patience = 60_000;

async function settle(holds: () => boolean | Promise<boolean>, fail: () => void): Promise<void> {
  const limit = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > limit) return fail();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function describe({ severity, range, code }: Diagnostic): string {
  const rule = typeof code === 'object' ? code.value : code;
  return `${DiagnosticSeverity[severity]} ${range.start.line + 1}:${range.start.character + 1} ${rule}`;
}
