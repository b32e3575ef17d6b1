import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import {
  type CodeLens,
  ConfigurationTarget,
  commands,
  type InlayHint,
  Range,
  type SemanticTokens,
  type SemanticTokensLegend,
  workspace,
} from 'vscode';
import { eventually, open } from './vault.ts';

suite('annotations', () => {
  const settings = (): ReturnType<typeof workspace.getConfiguration> => workspace.getConfiguration('docsVault');

  suiteSetup(async () => {
    await settings().update('codeLens.enabled', true, ConfigurationTarget.Global);
    await settings().update('inlayHints.enabled', true, ConfigurationTarget.Global);
  });

  suiteTeardown(async () => {
    await settings().update('codeLens.enabled', undefined, ConfigurationTarget.Global);
    await settings().update('inlayHints.enabled', undefined, ConfigurationTarget.Global);
  });

  test('a lens above a note counts its backlinks, and its command can be run', async () => {
    const document = await open('reference/printer.md');
    let lenses: CodeLens[] = [];
    await eventually('lenses are shown', async () => {
      lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
      return lenses.length > 0;
    });
    const [command] = lenses.flatMap((lens) => lens.command ?? []);
    assert.match(command?.title ?? '', /^\d+ backlinks$/);
    assert.equal(command?.command, 'docsVault.showReferences');
    await commands.executeCommand(command.command, ...(command.arguments ?? []));
  });

  test('a hint behind a link says the title of its note', async () => {
    const document = await open('tutorials/first-print.md');
    const all = new Range(0, 0, document.lineCount, 0);
    await eventually('hints are shown', async () => {
      const hints = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, all);
      return hints.some(({ label }) => label === 'The printer');
    });
  });

  test('links have tokens by what they name', async () => {
    const document = await open('reference/link-forms.md');
    const legend = await commands.executeCommand<SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    assert.deepEqual(legend.tokenTypes, ['linkTarget', 'linkFragment', 'linkDisplay']);
    const { data } = await commands.executeCommand<SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    assert.notEqual(data.length, 0);
  });
});
