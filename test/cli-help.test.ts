import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { commands } from '../server/src/cli/commands.ts';
import type { CommandSpec } from '../server/src/cli/spec.ts';
import { runCli } from './run-cli.ts';

/** Columns of a terminal; 0 where there is none. */
const widths = [0, 40, 60, 80, 100, 120, 200];

suite('help', () => {
  for (const { line, spec } of [{ line: [] }, ...commands.flatMap((each) => linesOf(each))])
    test(['docs-vault', ...line, '--help'].join(' '), async () => {
      for (const columns of widths) {
        const { stdout, code } = await runCli([...line, '--help'], { cwd: '/', columns, isTTY: columns > 0 });
        assert.equal(code, 0);
        checkLines(stdout, columns || 100);
        for (const text of textsOf(spec)) assert.ok(unbroken(stdout).includes(text), `${text}\nis not in\n${stdout}`);
      }
    });

  test('a text is broken into lines by the help alone', () => {
    for (const { spec } of commands.flatMap((each) => linesOf(each)))
      for (const text of textsOf(spec)) assert.doesNotMatch(text, /\n/);
  });
});

interface HelpLine {
  readonly line: readonly string[];
  readonly spec?: CommandSpec;
}

function linesOf(spec: CommandSpec, parents: readonly string[] = []): HelpLine[] {
  const line = [...parents, spec.name];
  return [{ line, spec }, ...(spec.children ?? []).flatMap((child) => linesOf(child, line))];
}

/** Every text of a command that its help has to show. */
function textsOf(spec: CommandSpec | undefined): string[] {
  if (!spec) return [];
  return [
    spec.summary,
    ...(spec.details?.split('\n\n') ?? []),
    ...(spec.args ?? []).flat(),
    ...(spec.options ?? []).flatMap(({ flags, description }) => [flags, description]),
    ...spec.examples.flat(),
  ];
}

function unbroken(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** No line is wider than the terminal, names and command lines aside, and none ends where the next word had room. */
function checkLines(text: string, width: number): void {
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1] ?? '';
    const isTerm = indentOf(line) === 2;
    assert.ok(line.length <= width || (isTerm && !/\S {2,}\S/.test(line)), `wider than ${width}: ${line}`);
    if (!continues(before, line)) continue;
    const [word = ''] = line.trim().split(' ');
    assert.ok(
      before.length + 1 + word.length > width,
      `broken before ${word}, of ${width} columns:\n${before}\n${line}`,
    );
  }
}

/** Whether the line goes on with the text of the one before. */
function continues(before: string, line: string): boolean {
  if (before === '' || line === '' || before.endsWith(':')) return false;
  if (indentOf(line) === 0) return indentOf(before) === 0;
  // A description below its term starts there.
  return indentOf(line) > 2 && !(indentOf(line) === 6 && indentOf(before) === 2);
}

function indentOf(line: string): number {
  return line.search(/\S|$/);
}
