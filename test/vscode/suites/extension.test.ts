import assert from 'node:assert/strict';
import { suite, suiteTeardown, test } from 'mocha';
import { commands, extensions, languages, workspace } from 'vscode';
import { eventually, expectProblem, open, revertAll, uriOf } from './vault.ts';

suite('the extension', () => {
  suiteTeardown(revertAll);

  test('starts when a Markdown note is opened', async () => {
    await open('index.md');
    await eventually(
      'the extension is active',
      () => extensions.getExtension('docs-vault.docs-vault')?.isActive === true,
    );
  });

  test('works beside the Markdown support of VS Code', () => {
    assert.ok(extensions.getExtension('vscode.markdown-language-features'));
  });

  test('restarts its server, which then reports the problems again', async () => {
    const problem = 'Error 23:29 broken-link';
    await expectProblem('tutorials/first-print.md', problem);
    await commands.executeCommand('docsVault.restartServer');
    await expectProblem('tutorials/first-print.md', problem);
  });

  test('shows its output', async () => {
    await commands.executeCommand('docsVault.showOutput');
  });

  test('has the vault’s config read as JSON with comments', async () => {
    const config = await workspace.openTextDocument(uriOf('docs-vault.json'));
    assert.equal(config.languageId, 'jsonc');
    assert.deepEqual(languages.getDiagnostics(config.uri), []);
  });
});
