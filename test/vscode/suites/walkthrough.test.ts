import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { commands, extensions, Uri, workspace } from 'vscode';

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

suite('the walkthrough', () => {
  const extension = extensions.getExtension('docs-vault.docs-vault');
  const steps: readonly Step[] = extension?.packageJSON.contributes.walkthroughs[0].steps ?? [];

  test('has five steps', () =>
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['open', 'link', 'problems', 'review', 'graph'],
    ));

  test('has a picture for each step, described in words', async () => {
    assert.ok(extension);
    for (const { media } of steps) {
      const picture = await workspace.fs.readFile(Uri.joinPath(extension.extensionUri, media.svg));
      assert.match(new TextDecoder().decode(picture), /^<svg /, media.svg);
      assert.match(media.altText, /^[^%]/, media.svg);
    }
  });

  test('is written as VS Code shows it: code in two backticks, and no wiki-links, which it would hide', () => {
    for (const { id, description } of steps) assert.doesNotMatch(description, /\[\[|(?<!`)`(?:``)*(?!`)/, id);
  });

  test('has a button in each step, and names only commands that there are', async () => {
    await extension?.activate();
    const registered = await commands.getCommands(true);
    for (const { id, description, completionEvents } of steps) {
      const buttons = [...description.matchAll(/\(command:([\w.]+)\)$/gm)].map(([, command]) => command as string);
      assert.notEqual(buttons.length, 0, id);
      const events = completionEvents.flatMap((event) => /^onCommand:(.+)/.exec(event)?.[1] ?? []);
      const unknown = [...buttons, ...events].filter((command) => !registered.includes(command));
      assert.deepEqual(unknown, [], id);
    }
  });
});
